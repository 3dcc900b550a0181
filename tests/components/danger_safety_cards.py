from widgets.danger_safety_cards.danger_safety_cards import DangerSafetyCards

EXAMPLES = {
    "at first": DangerSafetyCards(name="kaarten"),
    "filled": DangerSafetyCards(
        name="kaarten",
        chosen=["sleep"],
        own=[{"side": "safety", "text": "Donaudampfschifffahrtsgesellschaftskapitaenswitwe"}],
    ),
}
