"""``BeliefCards`` in a real browser: by hand and by keyboard, over a reload, on paper; the rest is a component test."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from widgets.belief_cards.belief_cards import CARDS, BeliefCards

SIZES = [(320, 700), (1280, 800), (1920, 1080)]
NAME = "kaarten-over-rugpijn"
KEY = f"rugpijn/course/{NAME}"
# Chooses everything on every card, as fast as the page draws it; gives where the button below stood each time.
PLACES = """async (words) => {
    const places = [];
    const drawn = () => new Promise(requestAnimationFrame);
    const radio = (text) => [...document.querySelectorAll(".w-choice")]
        .find((label) => label.textContent === text).querySelector("input");
    const button = () => [...document.querySelectorAll(".steps .w-button")].at(-1);
    const look = () => places.push(button().getBoundingClientRect().top + scrollY);
    for (let card = 0; card < CARDS; card += 1) {
        look();
        for (const text of words) { radio(text).click(); await drawn(); look(); }
        button().click();
        await drawn();
    }
    return places;
}""".replace("CARDS", str(len(CARDS)))


def first() -> BeliefCards:
    return BeliefCards(name=NAME)


def again() -> BeliefCards:
    return BeliefCards(name=NAME, moment="again")


def answer(page: Page, words: str) -> Locator:
    return page.get_by_role("radio", name=words, exact=True)


def beside(page: Page) -> Locator:
    return page.locator("[data-part=beside]")


def test_by_touch_the_first_answer_shows_only_after_choosing_again(open_widget) -> None:
    page = open_widget(first(), lesson="00", has_touch=True, is_mobile=True)
    # No empty room before the first answer.
    expect(page.get_by_text("Hoe zeker bent u?")).to_be_visible()
    answer(page, "weet ik niet").tap()
    expect(page.get_by_text("Niet weten is ook een antwoord.")).to_be_visible()
    expect(page.get_by_text("Hoe zeker bent u?")).not_to_be_visible()
    answer(page, "waar").tap()
    expect(page.get_by_text("Niet weten is ook een antwoord.")).not_to_be_visible()
    answer(page, "heel zeker").tap()
    page = open_widget(again(), lesson="07", page=page)
    expect(page.get_by_text("Kies eerst. Dan ziet u hieronder wat u de eerste keer koos.")).to_be_visible()
    # Nothing, not even an empty box, stands where the comparison comes.
    assert beside(page).evaluate("e => e.getBoundingClientRect().height") == 0
    expect(page.get_by_text("waar, heel zeker").first).not_to_be_visible()
    answer(page, "niet waar").tap()
    expect(beside(page)).to_be_visible()
    expect(beside(page)).to_contain_text("De eerste keerwaar, heel zeker")
    expect(page.get_by_text("Kies eerst. Dan ziet u hieronder wat u de eerste keer koos.")).not_to_be_visible()
    # Both lessons keep in one place, and neither writes over the other.
    page = open_widget(again(), lesson="07", page=page)
    expect(answer(page, "niet waar")).to_be_checked()
    page = open_widget(first(), lesson="00", page=page)
    expect(answer(page, "waar")).to_be_checked()
    assert page.evaluate("Object.keys(localStorage)") == [KEY]
    page.emulate_media(media="print")
    cards = page.locator("[data-part=overview]").get_by_role("listitem")
    expect(cards.first).to_be_visible()
    expect(cards.first).to_contain_text("waar, heel zeker")
    expect(page.get_by_role("radio")).to_have_count(0)


def test_with_the_keyboard_alone(open_widget) -> None:
    page = open_widget(again())
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(answer(page, "waar")).to_be_checked()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(answer(page, "niet waar")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(beside(page)).to_contain_text("niet waar, niet zeker")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Kaart 2 van 6")).to_be_focused()
    # With the mouse too.
    page.get_by_role("button", name="Vorige kaart").click()
    expect(page.get_by_role("heading", name="Kaart 1 van 6")).to_be_focused()


def test_the_buttons_stay_in_their_place(new_page, open_widget) -> None:
    before = {card["key"]: {"answer": "false", "certain": 1} for card in CARDS}
    page = new_page()
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        open_widget(BeliefCards(name=NAME, moment="again", first=before), page=page)
        words = ["waar", "weet ik niet", "niet waar", "een beetje zeker", "niet zeker"]
        places = page.evaluate(PLACES, words)
        expect(page.locator("[data-part=overview]").get_by_text("niet waar, niet zeker")).to_have_count(2 * len(CARDS))
        assert len(places) == len(CARDS) * (1 + len(words))
        # Of each card; what the course says of another one may be longer.
        each = [places[at : at + 1 + len(words)] for at in range(0, len(places), 1 + len(words))]
        assert all(max(card) - min(card) <= 1 for card in each), (width, places)
        # The next size begins without answers.
        page.evaluate("localStorage.clear()")
