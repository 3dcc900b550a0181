"""From one device to another: by a file, by codes for a camera. Nothing is overwritten before the reader agreed."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_my_course import KEPT, entry, part, ready, store
from tests.conftest import CHROMIUM_FLAGS, WHOLE_CHROMIUM, Server, Watched

pytestmark = pytest.mark.xdist_group("transfer")

PLACE = {"at": 3, "title": "Uw alarm", "seen": [1, 2], "of": 9, "left": 6}
SETTINGS = {"rugpijn-lezen": entry({"size": "125"}), "rugpijn-voorlezen": entry({"speed": "0.8"})}
LATER = "2026-11-25T09:30:00.000Z"
HOSTILE = "<img src=x onerror=\"document.title='kwaad'\"><script>document.title='kwaad'</script>"


def kept_here(page: Page) -> dict[str, str]:
    return page.evaluate("Object.fromEntries(Object.entries(localStorage))")


def put(page: Page, texts: dict[str, str]) -> None:
    page.evaluate("(all) => Object.entries(all).forEach(([key, text]) => localStorage.setItem(key, text))", texts)


def visit(course: Server, page: Page, path: str = "mijn-cursus/") -> Page:
    page.goto(f"{course.address}/nl/{path}")
    ready(page)
    if path == "mijn-cursus/":
        page.wait_for_selector("[data-part=transfer][data-ready]")
    return page


def keeping(course: Server, kept: dict[str, object]) -> dict[str, object]:
    """Options for a page in whose browser these answers were kept before."""
    origin = urljoin(course.address, "/").rstrip("/")
    texts = [{"name": f"rugpijn/{key}", "value": entry(values)} for key, values in kept.items()]
    return {"storage_state": {"origins": [{"origin": origin, "localStorage": texts}]}}


@pytest.fixture
def device(course: Server, new_page) -> Callable[..., Page]:
    """``device(kept, ...)``: "Mijn cursus" on a device of its own, with these answers kept there."""

    def show(kept: dict[str, object] | None = None, *size: int, **options: object) -> Page:
        return visit(course, new_page(*size, **keeping(course, kept or {}), **options))

    return show


def file_of(entries: dict[str, object], **changes: object) -> str:
    return json.dumps(
        {"format": "begrijp-uw-rugpijn", "version": 1, "saved": LATER, "about": "", "entries": entries, **changes}
    )


def later(kept: dict[str, object]) -> dict[str, object]:
    return {name: {"saved": LATER, "values": values} for name, values in kept.items()}


def load(page: Page, text: str | bytes, name: str = "mijn-cursus.json") -> None:
    data = text if isinstance(text, bytes) else text.encode()
    page.get_by_label("Laad een bestand").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": data}
    )


def status(page: Page):
    return page.locator("[data-part=transfer-status]")


def review(page: Page):
    return page.get_by_role("form", name="Dit komt erbij")


def take_all(page: Page) -> None:
    review(page).get_by_role("button", name="Zet dit hier neer").click()


# -- with a file ------------------------------------------------------------------------------


def save(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar als bestand").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_everything_moves_by_file_answers_places_and_settings(device, tmp_path: Path) -> None:
    first = device({**KEPT, "02/@plek": PLACE})
    put(first, SETTINGS)
    path = save(first, tmp_path)
    expect(status(first)).to_contain_text("Het bestand is klaar")
    assert re.fullmatch(r"mijn-cursus-\d{4}-\d\d-\d\d\.json", path.name)

    second = device()
    load(second, path.read_bytes())
    expect(review(second)).to_contain_text(f"{len(KEPT) + 3} onderdelen zijn hier nieuw.")
    assert kept_here(second) == {}
    take_all(second)
    expect(status(second)).to_have_text(f"Klaar. {len(KEPT) + 3} onderdelen staan nu hier.")
    there, here = kept_here(first), kept_here(second)
    assert {key: json.loads(text) for key, text in here.items()} == {
        key: json.loads(text) for key, text in there.items()
    }
    # Read back at once, and the letters as the reader wants them.
    expect(part(second, "07/mijn-doel")).to_contain_text("naar de speeltuin")
    expect(second.locator("html")).to_have_attribute("data-size", "125")


def test_the_file_says_what_it_is_and_can_be_read(device, tmp_path: Path) -> None:
    text = save(device({"00/graag-weer": KEPT["00/graag-weer"]}), tmp_path).read_text()
    found = json.loads(text)
    assert (found["format"], found["version"]) == ("begrijp-uw-rugpijn", 1)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", found["saved"])
    assert "Mijn cursus" in found["about"]
    assert text.count("\n") > 8
    assert "Met Annie naar de markt." in text


def test_with_nothing_kept_there_is_nothing_to_move(device) -> None:
    page = device()
    for name in ("Bewaar als bestand", "Laat codes zien"):
        page.get_by_role("button", name=name).click()
        expect(status(page)).to_contain_text("Er is nog niets om mee te nemen")
    expect(page.locator("[data-part=codes]")).to_be_hidden()


def test_what_differs_is_the_readers_choice_each_with_its_lesson_its_name_and_its_time(device) -> None:
    page = device({"04/mijn-avond": KEPT["04/mijn-avond"], "07/mijn-doel": KEPT["07/mijn-doel"], "02/@plek": PLACE})
    brought = {
        "04/mijn-avond": {"evening": [{"own": "Een blokje om"}]},
        "07/mijn-doel": {"goal": "Weer fietsen", "why": "", "steps": []},
        "02/@plek": {**PLACE, "seen": [1]},
        "00/graag-weer": {"own_words": "Vissen"},
    }
    before = kept_here(page)
    load(page, file_of(later(brought)))
    form = review(page)
    expect(form.get_by_role("heading", name="Dit komt erbij")).to_be_focused()
    expect(form).to_contain_text("U bewaarde dit op 25 november 2026 om")
    expect(form).to_contain_text("1 onderdeel is hier nieuw.")
    expect(form).to_contain_text("Bij 3 onderdelen staat hier iets anders.")
    evening = form.get_by_role("group", name=re.compile("Les 4: Slapen en ontspannen.*Mijn avond"))
    goal = form.get_by_role("group", name=re.compile("Les 7: Mijn plan.*Mijn doel"))
    place = form.get_by_role("group", name=re.compile("Les 2: .*Tot waar u las"))
    expect(evening.get_by_role("radio", name=re.compile("Houd wat hier staat.*24 november 2026"))).to_be_visible()
    expect(evening.get_by_role("radio", name=re.compile("Neem wat u meebrengt.*25 november 2026"))).to_be_visible()
    evening.get_by_text("Lees wat er staat").click()
    expect(evening.locator("[data-part=read-here]")).to_contain_text("Even met de hond naar buiten")
    expect(evening.locator("[data-part=read-there]")).to_have_text("Een blokje om")

    # Nothing happens before each has its answer.
    take_all(page)
    expect(form).to_be_visible()
    evening.get_by_role("radio", name=re.compile("Neem")).check()
    goal.get_by_role("radio", name=re.compile("Houd")).check()
    place.get_by_role("radio", name=re.compile("Neem")).check()
    assert kept_here(page) == before
    take_all(page)
    expect(status(page)).to_have_text("Klaar. 3 onderdelen staan nu hier.")
    now = {key: json.loads(text)["values"] for key, text in kept_here(page).items()}
    assert now == {
        "rugpijn/04/mijn-avond": brought["04/mijn-avond"],
        "rugpijn/07/mijn-doel": KEPT["07/mijn-doel"],
        "rugpijn/02/@plek": brought["02/@plek"],
        "rugpijn/00/graag-weer": brought["00/graag-weer"],
    }
    expect(part(page, "04/mijn-avond")).to_contain_text("Een blokje om")


def test_one_press_chooses_what_was_kept_last(device) -> None:
    page = device({"04/mijn-avond": KEPT["04/mijn-avond"], "00/graag-weer": KEPT["00/graag-weer"]})
    brought = later({"04/mijn-avond": {"evening": []}, "00/graag-weer": {"own_words": "Ouder"}})
    brought["00/graag-weer"]["saved"] = "2020-01-01T00:00:00Z"
    load(page, file_of(brought))
    page.get_by_role("button", name="Kies overal het laatst bewaarde").click()
    take_all(page)
    expect(status(page)).to_have_text("Klaar. 1 onderdeel staat nu hier.")
    assert json.loads(kept_here(page)["rugpijn/04/mijn-avond"])["values"] == {"evening": []}
    assert json.loads(kept_here(page)["rugpijn/00/graag-weer"])["values"] == KEPT["00/graag-weer"]


def test_a_reader_may_do_nothing_with_it(device) -> None:
    page = device(KEPT)
    before = kept_here(page)
    load(page, file_of(later({"00/graag-weer": {"own_words": "Anders"}, "02/@plek": PLACE})))
    review(page).get_by_role("button", name="Doe niets").press("Enter")
    expect(status(page)).to_have_text("Er is hier niets veranderd.")
    expect(review(page)).to_be_hidden()
    assert kept_here(page) == before


def test_what_stands_here_already_asks_nothing(device) -> None:
    page = device({"00/graag-weer": KEPT["00/graag-weer"]})
    load(page, file_of(later({"00/graag-weer": KEPT["00/graag-weer"]})))
    expect(status(page)).to_have_text("Alles wat u meeneemt, staat hier al. Er is niets veranderd.")


BAD_FILES = {
    "empty": ("", "Dit bestand is leeg"),
    "cut off": (file_of(later(KEPT))[:-30], "Dit bestand is niet te lezen"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "Dit bestand is niet te lezen"),
    "of something else": ('{"name": "iets anders"}', "Dit bestand is niet van deze cursus"),
    "newer": (file_of({}, version=3), "Dit komt van een nieuwere versie van de cursus"),
    "without anything": (file_of({}), "In dit bestand staat nog niets"),
    "wrong types": (file_of({"04/mijn-avond": {"saved": LATER, "values": [1, 2]}}), "Dit bestand is beschadigd"),
    "a strange key": (file_of(later({"../../evil": {"a": 1}})), "Dit bestand is beschadigd"),
    "nested deep": (
        file_of({}).replace('"entries": {}', f'"entries": {"[" * 200_000 + "]" * 200_000}'),
        "Dit bestand is beschadigd",
    ),
    "a prototype": (
        file_of({}).replace(
            '"entries": {}',
            f'"entries": {{"04/mijn-avond": {{"saved": "{LATER}", "values": {{"__proto__": {{"evil": 1}}}}}}}}',
        ),
        "Dit bestand is beschadigd",
    ),
    "huge": (b" " * 2_000_001, "Dit bestand is te groot"),
}


def test_a_bad_file_gets_a_clear_sentence_and_changes_nothing(device) -> None:
    page = device(KEPT)
    before = kept_here(page)
    for name, (text, sentence) in BAD_FILES.items():
        load(page, text)
        expect(status(page), name).to_contain_text(sentence)
        expect(status(page), name).to_contain_text(
            re.compile(r"Er is hier niets veranderd\.$|nog eens\. Er is hier niets veranderd\.$")
        )
        expect(review(page)).to_be_hidden()
        assert kept_here(page) == before, name
    assert page.evaluate("({}).evil") is None
    # The page still works.
    load(page, file_of(later({"02/@plek": PLACE})))
    take_all(page)
    expect(status(page)).to_have_text("Klaar. 1 onderdeel staat nu hier.")


def test_markup_in_a_file_is_shown_as_text(device) -> None:
    page = device({"00/graag-weer": KEPT["00/graag-weer"]})
    load(
        page,
        file_of(
            later(
                {
                    "00/graag-weer": {"own_words": HOSTILE},
                    "07/mijn-doel": {"goal": HOSTILE[:120], "why": HOSTILE, "steps": []},
                }
            )
        ),
    )
    choice = review(page).get_by_role("group")
    choice.get_by_text("Lees wat er staat").click()
    expect(choice.locator("[data-part=read-there]")).to_have_text(HOSTILE)
    choice.get_by_role("radio", name=re.compile("Neem")).check()
    take_all(page)
    expect(part(page, "00/graag-weer").locator(".own-words")).to_have_text(HOSTILE)
    expect(page.locator("main :is(img, script)")).to_have_count(0)
    assert page.title() == "Mijn cursus · Begrijp uw rugpijn"


def test_an_answer_of_the_wrong_kind_is_left_out_and_the_good_one_stays(device) -> None:
    page = device({"04/mijn-avond": KEPT["04/mijn-avond"]})
    before = kept_here(page)
    load(
        page,
        file_of(
            later(
                {"04/mijn-avond": {"evening": "een tekst"}, "04/een-slechte-nacht": {"chosen": 7}, "99/weg": {"x": 1}}
            )
        ),
    )
    expect(review(page)).to_contain_text("2 onderdelen passen niet bij deze cursus. Die slaan we over.")
    take_all(page)
    now = kept_here(page)
    # A part of another edition of the course does no harm.
    assert json.loads(now.pop("rugpijn/99/weg"))["values"] == {"x": 1}
    assert now == before


def test_a_full_storage_keeps_all_of_a_file_or_nothing(device) -> None:
    page = device({"04/mijn-avond": KEPT["04/mijn-avond"], "00/graag-weer": KEPT["00/graag-weer"]})
    # A real storage, really full but for a few hundred characters.
    page.evaluate(
        """() => {
          let size = 1 << 22, n = 0;
          while (size > 300) try { localStorage.setItem(`vol-${n}`, "x".repeat(size)); n += 1; } catch { size >>= 1; }
        }"""
    )
    before = kept_here(page)
    long = "Weer wandelen. " * 130
    brought = {
        "00/graag-weer": {"own_words": "Kort"},
        "04/mijn-avond": {"evening": []},
        "07/mijn-doel": {"goal": "", "why": long, "steps": []},
    }
    load(page, file_of(later(brought)))
    page.get_by_role("button", name="Kies overal het laatst bewaarde").click()
    take_all(page)
    expect(status(page)).to_have_text("Er is niet genoeg plaats op dit apparaat. Er is hier niets veranderd.")
    assert kept_here(page) == before


def test_what_another_tab_writes_meanwhile_is_not_overwritten(course: Server, device) -> None:
    page = device({"00/graag-weer": KEPT["00/graag-weer"]})
    load(page, file_of(later({"00/graag-weer": {"own_words": "Uit het bestand"}})))
    review(page).get_by_role("radio", name=re.compile("Neem")).check()
    other = visit(course, page.context.new_page(), "00-welkom/")
    other.locator("[data-widget=graag-weer]").get_by_role("textbox").fill("Net bedacht")
    # Each tab has a process of its own, which hears of it a moment later.
    page.wait_for_function("() => localStorage.getItem('rugpijn/00/graag-weer').includes('Net bedacht')")
    take_all(page)
    expect(status(page)).to_have_text("Er is net iets veranderd in een ander tabblad. Kijk het hieronder nog eens na.")
    review(page).get_by_text("Lees wat er staat").click()
    expect(review(page).locator("[data-part=read-here]")).to_have_text("Net bedacht")
    review(page).get_by_role("radio", name=re.compile("Neem")).check()
    take_all(page)
    # And the tab where the lesson is open shows it.
    expect(other.locator("[data-widget=graag-weer]").get_by_role("textbox")).to_have_value("Uit het bestand")


def test_two_tabs_with_the_same_list_do_not_overwrite_each_other(course: Server, new_page) -> None:
    one = visit(course, new_page(1280, 800), "01-lage-rugpijn/")
    two = visit(course, one.context.new_page(), "01-lage-rugpijn/")
    for page, words in ((one, "Mag ik tuinieren?"), (two, "Mag ik tillen?"), (one, "Mag ik fietsen?")):
        box = page.locator("[data-widget=vragen]")
        box.get_by_role("textbox").last.fill(words)
        page.keyboard.press("Enter")
        for each in (one, two):
            expect(each.locator("[data-widget=vragen]")).to_contain_text(words)
    kept = json.loads(kept_here(one)["rugpijn/course/vragen"])["values"]["questions"]
    assert sorted(question["text"] for question in kept) == ["Mag ik fietsen?", "Mag ik tillen?", "Mag ik tuinieren?"]


# -- with codes -------------------------------------------------------------------------------


def open_codes(page: Page) -> list[str]:
    """Open the codes and step through all; their drawings, as they stand on the screen."""
    page.get_by_role("button", name="Laat codes zien").click()
    code = page.get_by_role("img", name=re.compile("Code 1 van"))
    of = int(code.get_attribute("aria-label").split()[-1])
    drawings = []
    for n in range(1, of + 1):
        now = page.get_by_role("img", name=f"Code {n} van {of}", exact=True)
        expect(now.locator("svg")).to_have_count(1)
        drawings.append(now.locator("svg").evaluate("svg => new XMLSerializer().serializeToString(svg)"))
        if of > 1:
            page.get_by_role("button", name="Volgende code").click()
    return drawings


def film(page: Page, drawings: list[str], path: Path, width: int = 640, height: int = 480, still: int = 8) -> Path:
    """A film for Chromium's fake camera in which the codes pass by, each for some pictures."""
    pictures = page.evaluate(
        """async ([drawings, width, height]) => Promise.all(drawings.map(async (svg) => {
          const image = new Image();
          image.src = "data:image/svg+xml," + encodeURIComponent(svg.replace("<svg", `<svg width="${height - 40}" height="${height - 40}"`));
          await image.decode();
          const canvas = new OffscreenCanvas(width, height), context = canvas.getContext("2d");
          context.fillStyle = "#888";
          context.fillRect(0, 0, width, height);
          context.drawImage(image, (width - height) / 2 + 20, 20, height - 40, height - 40);
          const { data } = context.getImageData(0, 0, width, height);
          let grey = "";
          for (let i = 0; i < data.length; i += 4) grey += String.fromCharCode(data[i]);
          return btoa(grey);
        }))""",
        [drawings, width, height],
    )
    colour = bytes([128]) * (width * height // 2)
    with path.open("wb") as stream:
        stream.write(f"YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420jpeg\n".encode())
        for picture in pictures:
            stream.write((b"FRAME\n" + base64.b64decode(picture) + colour) * still)
    return path


@pytest.fixture
def with_camera(browser: Browser, course: Server) -> Iterator[Callable[..., Page]]:
    """``with_camera(film)``: "Mijn cursus" in a browser whose camera shows that film."""
    opened: list[tuple[Browser, Watched]] = []

    def show(path: Path, allowed: bool = True, **options: object) -> Page:
        flags = ["--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={path}"]
        own = browser.browser_type.launch(executable_path=WHOLE_CHROMIUM, args=[*CHROMIUM_FLAGS, *flags])
        watched = Watched(own)
        opened.append((own, watched))
        context = watched.context(viewport={"width": 390, "height": 844}, **options)
        if allowed:
            context.grant_permissions(["camera"], origin=course.address)
        return visit(course, context.new_page())

    yield show
    for own, watched in opened:
        own.close()
        assert watched.troubles == []


def test_everything_moves_by_codes_from_one_screen_to_the_others_camera(
    device, with_camera, watched, tmp_path: Path
) -> None:
    first = device({**KEPT, "02/@plek": PLACE}, 390, 844, reduced_motion="reduce")
    drawings = open_codes(first)
    assert 3 <= len(drawings) <= 12
    # Begun in the middle: the order does not matter.
    second = with_camera(film(first, drawings[2:] + drawings[:2], tmp_path / "codes.y4m"))
    second.get_by_role("button", name="Lees codes met de camera").click()
    expect(second.locator("[data-part=video]")).to_be_visible()
    expect(review(second)).to_contain_text(f"{len(KEPT) + 1} onderdelen zijn hier nieuw.", timeout=120_000)
    # The camera is off again, and nothing was kept yet.
    assert second.locator("[data-part=video]").evaluate("video => video.srcObject") is None
    expect(second.locator("[data-part=camera]")).to_be_hidden()
    assert kept_here(second) == {}
    take_all(second)
    expect(status(second)).to_have_text(f"Klaar. {len(KEPT) + 1} onderdelen staan nu hier.")
    there, here = kept_here(first), kept_here(second)
    assert {key: json.loads(text) for key, text in here.items()} == {
        key: json.loads(text) for key, text in there.items()
    }
    # Nothing passes a server: it was only asked for pages.
    assert all(
        "?" not in url and re.search(r"/nl/|/static/", url) for url in watched.requests if url.startswith("http")
    )


# A camera that shows a white wall, for what no picture is needed for.
WALL = """navigator.mediaDevices.getUserMedia = () => {
  const canvas = document.createElement("canvas"), context = canvas.getContext("2d");
  const paint = () => { context.fillStyle = "white"; context.fillRect(0, 0, canvas.width, canvas.height); };
  paint();
  setInterval(paint, 50);
  return Promise.resolve(canvas.captureStream());
};
"""


def test_the_camera_can_be_stopped(course: Server, new_page) -> None:
    page = new_page()
    page.add_init_script(WALL)
    visit(course, page)
    page.get_by_role("button", name="Lees codes met de camera").click()
    expect(page.locator("[data-part=camera-count]")).to_have_text("Nog geen code gezien.")
    page.get_by_role("button", name="Stop de camera").click()
    expect(page.locator("[data-part=camera]")).to_be_hidden()
    expect(status(page)).to_have_text("Er is hier niets veranderd.")
    expect(page.get_by_role("button", name="Lees codes met de camera")).to_be_focused()


DETECTOR = """
window.codes = [];
window.BarcodeDetector = class {
  static getSupportedFormats() { return Promise.resolve(["qr_code"]); }
  detect() { const next = window.codes.shift(); return Promise.resolve(next ? [{ rawValue: next }] : []); }
};
"""


def test_the_browsers_own_reader_of_codes_is_used_where_there_is_one(course: Server, new_page) -> None:
    page = new_page()
    page.add_init_script(WALL + DETECTOR)
    visit(course, page)
    for codes, part_of_page, sentence in (
        (["https://example.org"], "camera-count", "Dit is geen code van deze cursus."),
        (["BUR2.AAAA.1.2.00"], "transfer-status", "Dit komt van een nieuwere versie van de cursus."),
        (["BUR1.AAAA.1.1.%69 VD92EX0"], "transfer-status", "De codes zijn niet goed overgekomen."),
        (
            ["BUR1.AAAA.1.3.00", "BUR1.AAAA.1.3.00", "BUR1.AAAA.2.3.00"],
            "camera-count",
            "2 van de 3 codes gezien.",
        ),
    ):
        page.evaluate("codes => { window.codes = codes; }", codes)
        page.get_by_role("button", name="Lees codes met de camera").click()
        expect(page.locator(f"[data-part={part_of_page}]")).to_contain_text(sentence)
        stop = page.get_by_role("button", name="Stop de camera")
        if part_of_page == "camera-count":
            stop.click()
        expect(stop).to_be_hidden()
        assert kept_here(page) == {}


def test_a_refused_camera_leads_to_the_file(course: Server, new_page) -> None:
    page = new_page()
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));"
    )
    visit(course, page)
    page.get_by_role("button", name="Lees codes met de camera").click()
    expect(status(page)).to_contain_text("De camera mag niet aan.")
    expect(status(page)).to_contain_text("doe het met een bestand")


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        (
            "Object.defineProperty(window, 'isSecureContext', { value: false });",
            "De camera werkt alleen op een beveiligde pagina (https).",
        ),
        (
            "Object.defineProperty(navigator, 'mediaDevices', { value: undefined });",
            "Deze browser kan hier geen camera gebruiken.",
        ),
        ("delete window.CompressionStream;", "Deze browser kan geen codes maken of lezen."),
    ],
)
def test_where_no_camera_can_be_used_the_page_says_so_and_the_file_works(
    course: Server, new_page, tmp_path: Path, script: str, sentence: str
) -> None:
    page = new_page()
    page.add_init_script(script)
    visit(course, page)
    expect(page.locator("[data-part=no-camera]")).to_have_text(
        f"{sentence} {'Dit is er geen. ' if 'https' in sentence else ''}Doe het met een bestand."
    )
    expect(page.get_by_role("button", name="Lees codes met de camera")).to_have_count(0)
    store(page, {"02/@plek": PLACE})
    assert json.loads(save(page, tmp_path).read_text())["entries"]["02/@plek"]["values"] == PLACE


def test_codes_pass_by_themselves_and_can_be_held(device) -> None:
    page = device(KEPT)
    page.clock.install()
    page.get_by_role("button", name="Laat codes zien").click()
    pace = page.get_by_role("button", name="Vanzelf wisselen")
    expect(pace).to_have_attribute("aria-pressed", "true")
    page.clock.fast_forward(2_000)
    expect(page.get_by_role("img", name=re.compile("Code 2 van"))).to_be_visible()
    expect(page.locator("[data-part=code-count]")).to_have_attribute("aria-live", "off")
    page.get_by_role("button", name="Vorige code").press("Enter")
    expect(pace).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name="Sluit de codes").click()
    expect(page.locator("[data-part=codes]")).to_be_hidden()
    expect(page.get_by_role("button", name="Laat codes zien")).to_be_focused()


@pytest.mark.parametrize("how", ["device", "page"])
def test_with_calm_motion_codes_wait_for_the_reader(device, how: str) -> None:
    page = device(KEPT, 390, 844, reduced_motion="reduce" if how == "device" else "no-preference")
    if how == "page":
        put(page, {"rugpijn-lezen": entry({"motion": "calm"})})
        page.reload()
        page.wait_for_selector("[data-part=transfer][data-ready]")
    page.get_by_role("button", name="Laat codes zien").click()
    expect(page.get_by_role("button", name="Vanzelf wisselen")).to_have_attribute("aria-pressed", "false")
    count = page.locator("[data-part=code-count]")
    expect(count).to_have_attribute("aria-live", "polite")
    page.get_by_role("button", name="Volgende code").press("Enter")
    expect(count).to_have_text(re.compile(r"^Code 2 van \d$"))


def test_more_than_fits_in_codes_leads_to_the_file(device) -> None:
    page = device()
    page.evaluate(
        """() => { for (let n = 0; n < 12; n += 1) {
          const own_words = [...crypto.getRandomValues(new Uint8Array(1900))].map((b) => String.fromCharCode(97 + b % 26, 48 + b % 10)[b % 2]).join("");
          localStorage.setItem(`rugpijn/00/vraag-${n}`, JSON.stringify({ version: 1, saved: "", values: { own_words } }));
        } }"""
    )
    page.get_by_role("button", name="Laat codes zien").click()
    expect(status(page)).to_have_text("Dit is te veel voor codes. Doe het met een bestand.")


def test_only_this_page_may_ask_for_the_camera(course: Server) -> None:
    for path in ("/nl/", "/nl/privacy/", "/nl/00-welkom/", "/health"):
        assert "camera=()" in course.get(path).headers["Permissions-Policy"]
    page = course.get("/nl/mijn-cursus/").headers
    assert page["Permissions-Policy"] == "camera=(self), geolocation=(), microphone=()"
    assert re.search(r"script-src 'self' 'sha256-[^']+';", page["Content-Security-Policy"])


def test_what_reads_and_makes_codes_is_fetched_only_when_asked_for(course: Server, device, watched) -> None:
    page = device(KEPT)
    before = len(watched.requests)
    page.get_by_role("button", name="Laat codes zien").click()
    expect(page.get_by_role("img", name=re.compile("Code 1 van"))).to_be_visible()
    fetched = [url for url in watched.requests[before:] if url.endswith(".js")]
    assert fetched
    assert not set(fetched) & set(watched.requests[:before])


# -- as every page ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "height", "scheme"), [(320, 700, "dark"), (1280, 800, "light"), (1920, 1080, "light")]
)
def test_axe_finds_nothing_in_any_state(device, axe_violations, width: int, height: int, scheme: str) -> None:
    page = device(KEPT, width, height, color_scheme=scheme, reduced_motion="reduce")
    page.get_by_role("button", name="Laat codes zien").click()
    expect(page.get_by_role("img", name=re.compile("Code 1 van"))).to_be_visible()
    load(page, file_of(later({"00/graag-weer": {"own_words": "Anders"}, "04/mijn-avond": {"evening": []}})))
    expect(review(page)).to_be_visible()
    review(page).get_by_text("Lees wat er staat").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe_violations(page) == []
    heights = page.locator("[data-part=transfer] :is(button, .w-choice, .transfer-file, summary):visible").evaluate_all(
        "(targets) => targets.map((e) => e.getBoundingClientRect().height)"
    )
    assert heights
    assert min(heights) >= 44
    page.get_by_role("button", name="Wis alles").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert axe_violations(page) == []


def test_nothing_of_it_is_printed(device) -> None:
    page = device(KEPT, 1280, 800)
    page.emulate_media(media="print")
    expect(page.locator("[data-part=transfer]")).to_be_hidden()
