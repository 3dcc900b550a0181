"""The course on the reader's device: without network, with a new version, on our server and as static files."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.test_server import QUIZ, SCALE, serve, write_lesson
from tests.browser.visits import LESSONS, see_charts
from tests.conftest import COMMANDS, LONGEST, Server, Watched, serve_files
from widgets.shipped import built

pytestmark = pytest.mark.xdist_group("offline")

KINDS = ["server", "static"]
PATIENCE = 120_000  # milliseconds; the whole course is fetched before a new version is told
SPY = """
window.registered = [];
navigator.serviceWorker.register = async (address) => {
  window.registered.push([String(address), document.readyState]);
  throw new Error("not now");
};
"""


@pytest.fixture
def device(watched) -> Iterator[Callable[..., BrowserContext]]:
    """``device(**options)``: a browser of a reader, that may keep the course."""

    def make(**options: object) -> BrowserContext:
        options.setdefault("viewport", {"width": 390, "height": 844})
        return watched.context(service_workers="allow", **options)

    # That there is no network is what these tests are about; Chromium says so on the console.
    watched.expected += ["ERR_CONNECTION_REFUSED", "fetching the script"]
    return make


def open_page(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_selector("html[data-host=ready]")
    return page


def keep(context: BrowserContext, server: Server, path: str = "/nl/") -> Page:
    """A first visit, until the course stands on the device."""
    page = context.new_page()
    page.clock.install()
    open_page(page, server.address + path)
    # The page waits a while before it fetches the course; nobody has to wait with it.
    page.clock.fast_forward(10_000)
    page.wait_for_selector("html[data-offline]", timeout=PATIENCE)
    return page


def stop(server: Server) -> None:
    server.process.kill()
    server.process.wait(LONGEST)
    assert not server.answers("/nl/")


@dataclass
class CutOff:
    """A device with the course on it, and nothing left to ask for more; ``first`` is the page of the first visit."""

    context: BrowserContext
    address: str
    first: Page

    def open(self, path: str) -> Page:
        """Another page, which shows this once that is there; the page before closes."""
        for page in self.context.pages:
            if page is not self.first:
                page.close()
        return open_page(self.context.new_page(), self.address + path)


@pytest.fixture(params=KINDS)
def cut_off(request, browser) -> CutOff:  # noqa: ARG001 (own_loop must know that there are pages)
    """The whole course, visited at its home, and one chart opened; then its server is killed and the network cut."""
    # Two fixtures that last, and not one with parameters: in a random order that would be made again and again.
    return request.getfixturevalue(f"cut_off_{request.param}")


@pytest.fixture(scope="module")
def cut_off_server(keep_server, shared_cache: Path, browser) -> Iterator[CutOff]:
    server = keep_server(
        [f"{COMMANDS}/course", "serve", "--no-browser", "--port", "{port}", "--cache", str(shared_cache)]
    )
    server.wait_until(lambda: "waiting" not in server.health()["lessons"].values())
    yield from visited_and_cut_off(browser, server)


@pytest.fixture(scope="module")
def cut_off_static(keep_server, built_course: Server, browser) -> Iterator[CutOff]:
    # A second server of the same files, which can be killed.
    yield from visited_and_cut_off(browser, serve_files(keep_server, built_course.folder, "/cursus"))


def visited_and_cut_off(browser, server: Server) -> Iterator[CutOff]:
    watched = Watched(browser)
    context = watched.context(service_workers="allow", viewport={"width": 390, "height": 844})
    first = keep(context, server)
    # What draws charts is kept once one was opened.
    lesson = open_page(context.new_page(), f"{server.address}/nl/02-uw-alarmsysteem/")
    see_charts(lesson, PATIENCE)
    charts = f"../../static/{built()['files']['charts']}"
    lesson.wait_for_function("async (charts) => Boolean(await caches.match(charts))", arg=charts)
    stop(server)
    context.set_offline(True)
    yield CutOff(context, server.address, first)
    context.close()
    assert watched.troubles == []


def test_the_home_says_that_the_course_works_without_internet(cut_off: CutOff) -> None:
    for page in (cut_off.first, cut_off.open("/nl/")):
        expect(page.get_by_role("heading", name="Deze cursus werkt ook zonder internet")).to_be_visible()
    expect(page.locator(".lesson-card[data-lesson]")).to_have_count(len(LESSONS))


def lesson_works(page: Page) -> None:
    places = page.locator(".widget-place").count()
    expect(page.locator(".widget-place[data-ready=true] .course-widget")).to_have_count(places)
    see_charts(page, PATIENCE)


@pytest.mark.parametrize("stem", LESSONS)
def test_without_network_a_lesson_works_with_its_questions_and_charts(cut_off_static: CutOff, stem: str) -> None:
    lesson_works(cut_off_static.open(f"/nl/{stem}/"))


def test_without_network_answers_are_kept_and_read_back(cut_off: CutOff) -> None:
    page = cut_off.open("/nl/02-uw-alarmsysteem/")
    lesson_works(page)
    page.locator("[data-part=danger_safety_cards]").get_by_role("checkbox").first.check()
    expect(cut_off.open("/nl/mijn-cursus/").locator("[data-kept='02/kaarten']")).to_be_visible()


def test_without_network_the_pages_beside_the_lessons_work(cut_off: CutOff) -> None:
    for path in ("toegankelijkheid/", "privacy/"):
        expect(cut_off.open(f"/nl/{path}").locator("main h1")).to_be_visible()


def test_without_network_the_start_and_an_address_without_its_slash_lead_to_their_page(cut_off: CutOff) -> None:
    for typed, arrives in {
        "/": "/nl/",
        "/nl": "/nl/",
        "/nl/privacy": "/nl/privacy/",
        "/nl/privacy?van=mail": "/nl/privacy/?van=mail",
    }.items():
        assert cut_off.open(typed).url == cut_off.address + arrives


@pytest.fixture(scope="module")
def device_with_course(course: Server, browser) -> Iterator[Watched]:
    watched = Watched(browser)
    context = watched.context(service_workers="allow", viewport={"width": 390, "height": 844})
    keep(context, course).close()
    yield watched
    context.close()


@pytest.fixture
def page_on_device(device_with_course: Watched) -> Iterator[Page]:
    """An empty page in a browser that has the whole course, of a server that is there."""
    page = device_with_course.contexts[0].new_page()
    yield page
    page.close()
    troubles = device_with_course.troubles
    device_with_course.forget()
    assert troubles == []


def test_a_device_can_install_the_course(course: Server, page_on_device: Page) -> None:
    can_be_installed(open_page(page_on_device, f"{course.address}/nl/"), course)


def test_a_device_can_install_the_course_of_static_files(built_course: Server, device) -> None:
    can_be_installed(keep(device(), built_course), built_course)


def can_be_installed(page: Page, server: Server) -> None:
    devtools = page.context.new_cdp_session(page)
    # A browser of a test keeps nothing after it, which Chromium calls incognito.
    errors = [e["errorId"] for e in devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert [e for e in errors if e != "in-incognito"] == []
    manifest = json.loads(devtools.send("Page.getAppManifest")["data"])
    assert manifest["name"] == "Begrijp uw rugpijn"
    assert manifest["lang"] == "nl"
    # Relative, for any base path.
    assert (manifest["start_url"], manifest["scope"]) == ("nl/", "./")
    assert {(i["sizes"], i["purpose"]) for i in manifest["icons"]} == {
        (s, p) for s in ("192x192", "512x512") for p in ("any", "maskable")
    }
    for icon in manifest["icons"]:
        picture = server.get(f"/{icon['src']}")
        assert picture.headers["Content-Type"] == "image/png"
        size = int(icon["sizes"].split("x")[0])
        assert picture.body[16:24] == size.to_bytes(4, "big") * 2


def test_the_home_says_how_to_install_only_where_the_browser_can(course: Server, page_on_device: Page) -> None:
    page = open_page(page_on_device, f"{course.address}/nl/")
    place = page.locator("[data-part=install]")
    expect(place).to_be_hidden()
    page.evaluate(
        "() => { const event = new Event('beforeinstallprompt', { cancelable: true });"
        " event.prompt = async () => { document.title = 'gevraagd'; }; dispatchEvent(event); }"
    )
    place.get_by_role("button", name="Zet de cursus bij mijn apps").click()
    expect(page).to_have_title("gevraagd")
    page.evaluate("dispatchEvent(new Event('appinstalled'))")
    expect(place).to_be_hidden()


def test_on_an_iphone_the_home_says_it_in_words(course: Server, page_on_device: Page) -> None:
    page = page_on_device
    page.add_init_script("Object.defineProperty(navigator, 'standalone', { value: false });")
    open_page(page, f"{course.address}/nl/")
    expect(page.locator("[data-part=install]")).to_contain_text("Zet op beginscherm")
    # What was filled in here does not come along by itself.
    expect(page.locator("[data-part=install]")).to_contain_text(
        "De cursus achter dat icoon bewaart uw antwoorden apart."
    )
    expect(
        page.locator("[data-part=install]").get_by_role("link", name="Neem het mee met een bestand")
    ).to_have_attribute("href", "mijn-cursus/#met-een-bestand")


def test_the_home_claims_nothing_before_the_course_stands_on_the_device(course: Server, new_page) -> None:
    page = open_page(new_page(), f"{course.address}/nl/")
    expect(page.locator("[data-part=offline]")).to_be_hidden()


@pytest.mark.parametrize(("connection", "times"), [("{}", 1), ("{ saveData: true }", 0)])
def test_keeping_waits_for_the_page_and_for_readers_who_save_data(
    course: Server, device, connection: str, times: int
) -> None:
    page = device().new_page()
    page.clock.install(time=0)
    page.clock.pause_at(1_000)
    page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{ value: {connection} }}); {SPY}")
    page.goto(f"{course.address}/nl/02-uw-alarmsysteem/")
    page.wait_for_function("document.readyState === 'complete'")
    assert page.evaluate("registered") == []
    page.clock.run_for(10_000)
    assert page.evaluate("registered") == [[f"{course.address}/sw.js", "complete"]] * times


# -- a new version --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Versions:
    """A course of two lessons, each version made and built once: tests change which of them readers find."""

    project: Path
    cache: Path
    notebooks: dict[str, dict[str, bytes]]
    built: dict[str, Path]


@pytest.fixture(scope="session")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Versions:
    folder = tmp_path_factory.mktemp("versions")
    made = Versions(folder / "project", folder / "cache", {}, {})
    for version in ("eerste", "tweede"):
        write_lesson(made.project, "01-een", f"## Deel\n\nDit is de {version} versie.", title="Een")
        write_lesson(made.project, "02-twee", SCALE, f"## Deel\n\nOok de {version} versie.", QUIZ, title="Twee")
        made.notebooks[version] = {p.name: p.read_bytes() for p in (made.project / "lessons/nl").iterdir()}
        made.built[version] = folder / version
        subprocess.run(
            [f"{COMMANDS}/course", "build", str(made.project), "--out", str(folder / version)]
            + ["--cache", str(made.cache)],
            check=True,
        )
    return made


class SmallCourse:
    """A course that a test changes while a reader has it on the device; its pages were made before."""

    def __init__(self, kind: str, start_server, versions: Versions, folder: Path) -> None:
        self.kind, self.versions, self.web, self.puts = kind, versions, folder / "web", 0
        self.put("eerste")
        if kind == "server":
            self.server = serve(start_server, versions.project, "--cache", str(versions.cache))
        else:
            self.server = serve_files(start_server, self.web, "/cursus")

    def put(self, version: str) -> None:
        """Put a version where the server finds it."""
        if self.kind == "server":
            for name, content in self.versions.notebooks[version].items():
                (self.versions.project / "lessons/nl" / name).write_bytes(content)
            return
        # Whole at once, as the build does it; a plain web server knows a file by the second of its last change.
        self.puts += 1
        files, fresh = self.web / "cursus", self.web / "fresh"
        shutil.copytree(self.versions.built[version], fresh, copy_function=shutil.copyfile)
        changed = time.time() + 60 * (self.puts - 2)
        for path in fresh.rglob("*"):
            os.utime(path, (changed, changed))
        if files.exists():
            files.rename(self.web / f"old-{self.puts}")
        fresh.rename(files)

    def change(self) -> None:
        """Another version, where readers find it."""
        self.put("tweede")
        for path in ("01-een/", "02-twee/"):
            self.server.wait_until(lambda path=path: "tweede versie" in self.server.get(f"/nl/{path}").text)

    def url(self, path: str) -> str:
        return f"{self.server.address}/nl/{path}"


@pytest.fixture(params=KINDS)
def small_course(request, start_server, versions: Versions, tmp_path: Path) -> SmallCourse:
    return SmallCourse(request.param, start_server, versions, tmp_path)


@pytest.fixture
def static_course(start_server, versions: Versions, tmp_path: Path) -> SmallCourse:
    return SmallCourse("static", start_server, versions, tmp_path)


def test_a_new_version_is_announced_and_not_swapped_under_the_reader(small_course: SmallCourse, device) -> None:
    page = keep(device(), small_course.server, "/nl/01-een/")
    small_course.change()
    open_page(page, small_course.url("01-een/"))
    notice = page.locator("[data-part=new-version]")
    expect(notice).to_contain_text(
        "Er is een nieuwe versie van de cursus. Vernieuw de pagina als u wilt.", timeout=PATIENCE
    )
    expect(notice).to_have_attribute("aria-live", "polite")
    expect(page.get_by_text("Dit is de eerste versie.")).to_be_visible()
    # Going on without answering keeps the version, on other pages too.
    open_page(page, small_course.url("02-twee/"))
    expect(page.get_by_text("Ook de eerste versie.")).to_be_visible()
    page.get_by_label("Ja", exact=True).check()
    notice.get_by_role("button", name="Vernieuw de pagina").click()
    expect(page.get_by_text("Ook de tweede versie.")).to_be_visible()
    expect(notice).to_be_hidden()
    expect(page.get_by_label("Ja", exact=True)).to_be_checked()
    stop(small_course.server)
    open_page(page, small_course.url("01-een/"))
    expect(page.get_by_text("Dit is de tweede versie.")).to_be_visible()


def test_closing_all_windows_brings_the_new_version_too(small_course: SmallCourse, device) -> None:
    context = device()
    page = keep(context, small_course.server, "/nl/01-een/")
    small_course.change()
    open_page(page, small_course.url("01-een/"))
    expect(page.locator("[data-part=new-version]")).to_be_visible(timeout=PATIENCE)
    # The browser brings the new version a moment after the last window closed; whoever is quicker sees the old one once more.
    for _ in range(5):
        page.close()
        page = open_page(context.new_page(), small_course.url("01-een/"))
        if page.get_by_text("Dit is de tweede versie.").is_visible():
            return
    raise AssertionError("the earlier version stays")


def test_another_window_keeps_its_version_with_its_files_and_is_told(static_course: SmallCourse, device) -> None:
    small = static_course
    # A file that only the first version has, as bundles have whose name changes.
    old, listed = small.web / "cursus/static/oud-AAAAAAAA.js", small.web / "cursus/sw.js"
    old.write_text("// oud")
    listed.write_text(
        listed.read_text().replace(
            "self.courseFiles=[", 'self.courseFiles=[{"url":"static/oud-AAAAAAAA.js","revision":null},', 1
        )
    )
    context = device()
    first = keep(context, small.server, "/nl/01-een/")
    second = open_page(context.new_page(), small.url("02-twee/"))
    small.change()
    assert not old.exists()
    open_page(first, small.url("01-een/"))
    first.locator("[data-part=new-version]").get_by_role("button").click()
    expect(first.get_by_text("Dit is de tweede versie.")).to_be_visible()
    expect(second.locator("[data-part=new-version]")).to_be_visible(timeout=PATIENCE)
    expect(second.get_by_text("Ook de eerste versie.")).to_be_visible()
    stop(small.server)
    assert second.evaluate("fetch('../../static/oud-AAAAAAAA.js').then((answer) => answer.text())") == "// oud"
    second.locator("[data-part=new-version]").get_by_role("button").click()
    expect(second.get_by_text("Ook de tweede versie.")).to_be_visible()


@pytest.mark.parametrize("fault", ["a page is missing", "the script is damaged", "no network"])
def test_an_update_that_fails_keeps_the_old_version(static_course: SmallCourse, device, watched, fault: str) -> None:
    small = static_course
    page = keep(device(), small.server, "/nl/01-een/")
    small.change()
    if fault == "a page is missing":
        shutil.rmtree(small.web / "cursus/nl/02-twee")
    elif fault == "the script is damaged":
        (small.web / "cursus/sw.js").write_text("self.courseFiles = [")
    else:
        stop(small.server)
    failed = page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.ready;
          try {
            await registration.update();
          } catch (error) {
            return String(error);
          }
          const worker = registration.installing;
          await new Promise((done) => worker.addEventListener("statechange", () => worker.state === "redundant" && done()));
          return "redundant";
        }"""
    )
    assert failed
    watched.forget()
    open_page(page, small.url("02-twee/"))
    expect(page.get_by_text("Ook de eerste versie.")).to_be_visible()
    expect(page.locator("[data-part=new-version]")).to_be_hidden()
    # And the next good one still comes.
    if fault != "no network":
        small.put("tweede")
        open_page(page, small.url("02-twee/"))
        page.locator("[data-part=new-version]").get_by_role("button").click(timeout=PATIENCE)
        expect(page.get_by_text("Ook de tweede versie.")).to_be_visible()
    watched.expected.append("404")


def as_a_long_course(small: SmallCourse) -> None:
    """Four lessons, listed as those of a course of which a device keeps what its reader opened."""
    course, pages = small.web / "cursus", ["01-een", "02-twee", "03-drie", "04-vier"]
    for stem in pages[2:]:
        shutil.copytree(course / "nl/02-twee", course / f"nl/{stem}", copy_function=shutil.copyfile)
    first, later, *rest = (course / "sw.js").read_text().split(";\n", 2)
    files = json.loads(first.removeprefix("self.courseFiles="))
    shown = {stem: sha256((course / f"nl/{stem}/index.html").read_bytes()).hexdigest()[:20] for stem in pages}
    lessons = [[{"url": f"nl/{stem}/", "revision": revision}] for stem, revision in shown.items()]
    files = [entry for entry in files if entry["url"] not in [lesson["url"] for (lesson,) in lessons]]
    lists = [
        f"self.courseFiles={json.dumps(files)}",
        f"self.courseLater={json.dumps({'lessons': lessons, 'others': []})}",
    ]
    assert later.startswith("self.courseLater=")
    (course / "sw.js").write_text(";\n".join([*lists, *rest]))


# What is kept and when: tests/host/later.test.ts.
@pytest.mark.long
def test_of_a_long_course_what_was_opened_stays_with_the_next_also_in_a_new_version(
    static_course: SmallCourse, device
) -> None:
    small = static_course
    as_a_long_course(small)
    page = keep(device(), small.server)
    kept = """async (wanted) => {
      const cache = await caches.open((await caches.keys())[0]);
      const there = (await cache.keys()).map(({ url }) => /nl\\/(\\d\\d-[a-z]+)/.exec(url)?.[1]).filter(Boolean);
      return !wanted || JSON.stringify(there.sort()) === JSON.stringify(wanted);
    }"""
    # Whoever has opened none begins with the first.
    page.wait_for_function(kept, arg=["01-een"])
    open_page(page, small.url("02-twee/"))
    page.wait_for_function(kept, arg=["01-een", "02-twee", "03-drie"])
    small.put("tweede")
    as_a_long_course(small)
    open_page(page, small.url("02-twee/"))
    expect(page.get_by_text("Ook de eerste versie.")).to_be_visible()
    page.locator("[data-part=new-version]").get_by_role("button").click(timeout=PATIENCE)
    expect(page.get_by_text("Ook de tweede versie.")).to_be_visible()
    stop(small.server)
    open_page(page, small.url("03-drie/"))
    expect(page.get_by_text("Ook de tweede versie.")).to_be_visible()
    # What was never opened is not there; the home says what is.
    page.goto(small.url("04-vier/"))
    expect(page).to_have_url(small.url("#zonder-internet"))


# -- authors, and what is not part of the course --------------------------------------------------


def test_an_author_sees_what_was_just_changed_and_keeps_no_course_on_the_device(
    start_server, versions: Versions, tmp_path: Path, device
) -> None:
    small = SmallCourse("server", start_server, versions, tmp_path)
    page = keep(device(), small.server, "/nl/01-een/")
    small.server.stop()
    port = small.server.address.rsplit(":", 1)[1]
    command = [f"{COMMANDS}/course", "serve", str(versions.project), "--cache", str(versions.cache)]
    command += ["--no-browser", "--author", "--port", port]
    author = replace(start_server(command, ready=None), address=small.server.address)
    author.wait_until(author.answers)
    assert author.get("/sw.js").text.startswith("self.courseFiles=[];")
    small.put("tweede")
    page.goto(small.url("01-een/"))
    # The worker of before shows its page, learns that it must go, and the page comes anew from the server.
    expect(page.get_by_text("Dit is de tweede versie.")).to_be_visible(timeout=PATIENCE)
    page.wait_for_function("async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
    assert page.evaluate("caches.keys()") == []
    lesson = versions.project / "lessons/nl/01-een.ipynb"
    lesson.write_bytes(lesson.read_bytes().replace(b"tweede", b"derde"))
    page.reload()
    expect(page.get_by_text("Dit is de derde versie.")).to_be_visible()
    expect(page.locator("[data-part=new-version]")).to_be_hidden()


def test_what_is_not_part_of_the_course_goes_past_the_worker(course: Server, page_on_device: Page) -> None:
    page = open_page(page_on_device, f"{course.address}/nl/")
    assert page.evaluate("navigator.serviceWorker.controller !== null")
    assert page.evaluate("fetch('/health').then((answer) => answer.json())")["status"] == "ok"
    listed = course.get("/sw.js").text.split(";\n")[0]
    kept = [entry["url"] for entry in json.loads(listed.removeprefix("self.courseFiles="))]
    assert [url for url in kept if url.startswith(("groep/api", "health", "auteur"))] == []
    assert {f"nl/{stem}/" for stem in LESSONS} <= set(kept)
