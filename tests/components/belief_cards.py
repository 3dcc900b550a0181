from widgets.belief_cards.belief_cards import CARDS, BeliefCards

NAME = "kaarten-over-rugpijn"
EXAMPLES = {
    "first": BeliefCards(name=NAME),
    "again": BeliefCards(
        name=NAME,
        moment="again",
        first={card["key"]: {"answer": "false", "certain": 1} for card in CARDS},
    ),
}
