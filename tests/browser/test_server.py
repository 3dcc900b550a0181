"""The server as its visitors, its authors and the people who run it meet it."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
import socket
from pathlib import Path

import brotli
import nbformat
import psutil
import pytest

from course.pages import LessonPages
from course.project import Project
from tests.browser.visits import LESSONS
from tests.conftest import COMMANDS, LONGEST, Server, free_port, run_course

pytestmark = pytest.mark.xdist_group("server")


def write_lesson(folder: Path, stem: str, *cells: str, title: str = "Proefles") -> Path:
    """A small lesson; a cell that starts with ``#`` or ``>`` is text, the others are code."""
    make = {True: nbformat.v4.new_markdown_cell, False: nbformat.v4.new_code_cell}
    nb = nbformat.v4.new_notebook(
        cells=[make[cell.lstrip().startswith(("#", ">"))](cell) for cell in (f"# {title}\n\nWelkom.", *cells)],
        metadata={
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
            "course": {"title": title, "minutes": 8, "goals": ["U leest een proef."]},
        },
    )
    path = folder / "lessons/nl" / f"{stem}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nb, path)
    return path


def serve(start, folder: Path, *options: str) -> Server:
    server = start([f"{COMMANDS}/course", "serve", str(folder), "--no-browser", "--port", "{port}", *options])
    server.folder = folder
    server.wait_for_lessons()
    return server


def kernels_of(server: Server) -> list[str]:
    family = psutil.Process(server.process.pid).children(recursive=True)
    return [" ".join(p.cmdline()) for p in family if "ipykernel" in " ".join(p.cmdline())]


SCALE = "from widgets import *"
QUIZ = """%%quiz proef
Een vraag?

- [ ] Nee
  > Zo denken meer mensen.
- [x] Ja
  > Klopt."""


DOG = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><rect width='40' height='40' fill='{}'/></svg>"


def write_pictured_lesson(folder: Path, stem: str) -> Path:
    """Gives the place of its picture."""
    write_lesson(folder, stem, "## Deel\n\n![een hond](<../../assets/pictures/mijn hond é.svg>)", title="Plaatje")
    picture = folder / "assets/pictures/mijn hond é.svg"
    picture.parent.mkdir(parents=True)
    picture.write_text(DOG.format("red"))
    return picture


@pytest.fixture(scope="session")
def broken(keep_server, tmp_path_factory) -> Server:
    """A course with one good lesson among lessons that go wrong while they run, each in its way.

    What is told of each mistake stands in ``unit/test_judge.py``; here it comes from real kernels.
    """
    folder = tmp_path_factory.mktemp("broken")
    write_lesson(folder, "01-goed", SCALE, "## Deel\n\nTekst van les een.", QUIZ, title="De goede les")
    write_lesson(folder, "02-fout-in-cel", "## Deel", "a = 1\n\na / 0")
    write_lesson(folder, "03-quiz-zonder-uitleg", SCALE, "%%quiz proef\nEen vraag?\n\n- [ ] Nee\n- [x] Ja\n  > Klopt.")
    write_lesson(folder, "04-dubbel", SCALE, QUIZ, QUIZ)
    write_lesson(folder, "06-veel", "print('x' * 2_000_000)")
    write_lesson(
        folder, "08-schuif", "import ipywidgets\nipywidgets.interact(lambda x: 2 * x, x=(0, 10));", title="Schuif"
    )
    write_lesson(folder, "09-sterft", "import os\nos._exit(1)")
    write_lesson(
        folder,
        "10-vijandig",
        SCALE,
        "## Deel <script>document.title='kwaad'</script>\n\n<img src='../../assets/pictures/mijn hond é.svg' alt=hond onerror=alert(1)> [klik](javascript:alert(1))",
        title="<script>alert(1)</script>",
    )
    write_pictured_lesson(folder, "12-plaatje")
    return serve(keep_server, folder, "--author")


def test_the_start_leads_to_the_home_and_on_to_every_lesson(course: Server) -> None:
    start = course.get("/")
    assert (start.status, start.headers["Location"]) == (302, "nl/")
    begin, *addresses = re.findall(r'href="(\d\d-[a-z0-9-]+/)"', course.get("/nl/").text)
    assert begin == addresses[0]
    shown = list(course.health()["lessons"])
    assert [a.rstrip("/") for a in addresses] == [stem for stem in shown if not stem.startswith("x-")]
    # An extra page has no number in its address.
    for address in (f"{stem.removeprefix('x-')}/" for stem in shown):
        assert f'href="{address}"' in course.get("/nl/").text
        assert course.get(f"/nl/{address}").status == 200


def test_health_tells_status_lessons_kernels_and_version(course: Server) -> None:
    health = course.health()
    assert health["status"] == "ok"
    assert set(health["lessons"].values()) == {"good"}
    assert health["kernels"] == 0
    assert re.fullmatch(r"\d+\.\d+\.\d+", health["version"])


def test_no_kernel_is_left_after_rendering_and_no_address_reaches_one(course: Server) -> None:
    assert kernels_of(course) == []
    for path in (
        "/api/kernels",
        "/voila/render/lessons/nl/02-uw-alarmsysteem.ipynb",
        "/voila/tree",
        "/api/contents",
        "/voila/api/contents/",
        "/voila/files/course.toml",
        "/api/terminals",
    ):
        assert course.get(path).status == 404
        assert course.get(path, method="POST").status in (403, 404, 405)


def test_the_options_of_a_widget_keep_the_order_of_its_author(course: Server) -> None:
    from widgets.my_evening.my_evening import ACTIVITIES

    page = course.get("/nl/04-slaap-en-rust/").text
    states = json.loads(re.search(r'id="course-widgets">(.*?)</script>', page, re.DOTALL)[1])["widgets"]
    evening = next(state for state in states.values() if state["_kind"] == "my_evening")
    assert list(evening["activities"]) == list(ACTIVITIES)


#: Bytes, without the lines before each answer; a reader pays for all of them before anything was done.
FIRST_VISIT = 135_000


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_first_visit_of_a_lesson_is_light(course: Server, lesson: str) -> None:
    def weight(path: str) -> int:
        return int(course.get(path, {"Accept-Encoding": "br"}).headers["Content-Length"])

    page = course.get(f"/nl/{lesson}/").text
    linked = re.findall(r'<link rel="(?:stylesheet|preload)" href="[^"]*?static/([^"]+)"', page)
    scripts = re.search(r'data-files="([^"]*)"', page)[1]
    files = {*linked, *re.split("[ ,]", scripts)}
    assert len(files) > 10
    assert weight(f"/nl/{lesson}/") + sum(weight(f"/static/{file}") for file in files) <= FIRST_VISIT


def test_pages_are_precompressed_and_asked_for_once(course: Server) -> None:
    path = "/nl/02-uw-alarmsysteem/"
    plain = course.get(path)
    packed = course.get(path, {"Accept-Encoding": "gzip, deflate, br"})
    assert packed.headers["Content-Encoding"] == "br"
    assert brotli.decompress(packed.body) == plain.body
    zipped = course.get(path, {"Accept-Encoding": "gzip"})
    assert gzip.decompress(zipped.body) == plain.body
    again = course.get(path, {"If-None-Match": plain.headers["Etag"]})
    assert (again.status, again.body) == (304, b"")
    assert course.get(path, method="HEAD").headers["Etag"] == plain.headers["Etag"]


def test_static_files_are_kept_for_ever_and_known_by_their_hash(course: Server) -> None:
    page = course.get("/nl/02-uw-alarmsysteem/").text
    files = set(re.findall(r"[\w-]+-[A-Z0-9]{8}\.\w+", page))
    assert len(files) > 5
    for file in files:
        answer = course.get(f"/static/{file}", {"Accept-Encoding": "br"})
        assert answer.status == 200
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        # A picture can be opened by itself; a script, a style or a font heeds no policy of its own.
        assert ("Content-Security-Policy" in answer.headers) == file.endswith((".svg", ".png"))
        assert re.fullmatch(r"[\w-]+-[A-Z0-9]{8}\.\w+", file)
        assert course.get(f"/voila/templates/course/static/{file}").status == 200


def test_every_answer_carries_the_safe_headers_and_no_cookie(course: Server) -> None:
    for path in ("/nl/", "/nl/02-uw-alarmsysteem/", "/health", "/nergens/"):
        headers = course.get(path).headers
        policy = headers["Content-Security-Policy"]
        scripts = re.search(r"script-src ([^;]+)", policy)[1]
        assert re.fullmatch(r"'self' 'sha256-[\w+/]{43}='", scripts.strip())
        assert "frame-ancestors" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Set-Cookie"] is None


@pytest.mark.parametrize(
    "path",
    [
        "/nergens/",
        "/nl/99-bestaat-niet/",
        "/static/../course.toml",
        "/static/%2e%2e/built.j2",
        "/nl/02-uw-alarmsysteem/../../course.toml",
        "/auteur/",
    ],
)
def test_an_unknown_address_gets_a_calm_dutch_page(course: Server, path: str) -> None:
    answer = course.get(path)
    assert answer.status == 404
    assert "Deze pagina bestaat niet" in answer.text
    assert not re.search(r"Traceback|Error|\.py|tornado", answer.text)


@pytest.mark.parametrize(
    ("path", "home"),
    [("/nergens", "./nl/"), ("/nergens/", "../nl/"), ("/nl/99-niet/", "../../nl/"), ("/a/b/c/d", "../../../nl/")],
)
def test_messages_and_redirects_stay_under_a_base_path(course: Server, path: str, home: str) -> None:
    page = course.get(path).text
    assert f'href="{home}"' in page
    assert not re.search(r'(href|src)="/', page)
    for address, to in (("/nl", "nl/"), ("/nl/02-uw-alarmsysteem?a=1", "02-uw-alarmsysteem/?a=1")):
        answer = course.get(address)
        assert (answer.status, answer.headers["Location"]) == (302, to)


def test_the_log_holds_no_address_of_a_reader(course: Server) -> None:
    course.get("/nergens/")
    course.wait_until(lambda: "404 GET /nergens/" in course.log)
    assert "127.0.0.1" not in course.log.replace(course.address, "")


@pytest.mark.parametrize(
    "words",
    [
        b"\x16\x03\x01 rommel\r\n\r\n",
        b"GET / HTTP/1.1\r\nzonder dubbele punt\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n",
    ],
)
def test_who_sends_rubbish_is_not_in_the_log_either(course: Server, words: bytes) -> None:
    before = course.log.count("(lezer)")
    with socket.create_connection(("127.0.0.1", int(course.address.rsplit(":", 1)[1])), 30) as connection:
        connection.sendall(words)
        while connection.recv(1000):
            pass
    course.wait_until(lambda: course.log.count("(lezer)") > before)
    assert "127.0.0.1" not in course.log.replace(course.address, "")


def test_the_server_takes_as_many_connections_as_the_system_permits(start_server, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    write_lesson(tmp_path, "01-les", "## Deel")
    few = f"ulimit -S -n 64 && exec {COMMANDS}/course serve {tmp_path} --no-browser --port {{port}}"
    server = start_server(["sh", "-c", few])
    soft, hard = psutil.Process(server.process.pid).rlimit(psutil.RLIMIT_NOFILE)
    assert soft == hard == resource.getrlimit(resource.RLIMIT_NOFILE)[1]


def test_a_good_lesson_is_served_among_broken_ones(broken: Server) -> None:
    assert "Tekst van les een." in broken.get("/nl/01-goed/").text
    home = broken.get("/nl/").text
    assert "De goede les" in home
    begin, *links = re.findall(r'href="(\d\d)-', home)
    assert begin == "01"
    assert links == ["01", "10", "12"]


def test_the_way_to_the_next_lesson_leads_past_lessons_that_are_left_out(broken: Server) -> None:
    assert re.findall(r'rel="next" href="([^"]+)"', broken.get("/nl/01-goed/").text) == ["../10-vijandig/"]


@pytest.mark.parametrize(
    ("stem", "place", "words"),
    [
        ("02-fout-in-cel", "cel 3, regel 3", "ZeroDivisionError"),
        ("03-quiz-zonder-uitleg", "cel 3, regel 4", "uitleg"),
        ("04-dubbel", "cel 4, regel 1", 'de naam "proef" staat ook in cel 3'),
        ("06-veel", "cel 2", "2 miljoen tekens"),
        ("08-schuif", "", "course serve --live"),
        ("09-sterft", "", "Python is gestopt"),
    ],
)
def test_a_broken_lesson_is_left_out_and_named_to_its_author(broken: Server, stem: str, place: str, words: str) -> None:
    lines = [line for line in broken.log.splitlines() if line.startswith(f"les {stem}")]
    assert any(place in line and words in line for line in lines)
    view = broken.get("/auteur/").text
    assert stem in view
    assert broken.get(f"/nl/{stem}/").status == 503


@pytest.mark.parametrize(
    "cell",
    [
        "while True:\n    pass",
        "import time\nwhile True:\n    try:\n        time.sleep(60)\n    except KeyboardInterrupt:\n        pass",
    ],
    ids=["heeds being stopped", "does not"],
)
def test_a_cell_that_never_ends_is_stopped_and_tried_again_later(tmp_path: Path, cell: str) -> None:
    write_lesson(tmp_path, "05-eindeloos", cell, "## Wat daarna komt")

    async def visit() -> tuple[str, list[str], float | None]:
        pages = LessonPages(Project(tmp_path), tmp_path / ".cache", seconds=1)
        state = await pages.visit("05-eindeloos", None)
        await pages.stop()
        return state.state, [str(problem) for problem in state.problems], state.retry_at

    state, (told,), retry_at = asyncio.run(visit())
    assert state == "broken"
    assert told.startswith("les 05-eindeloos, cel 2")
    assert "na 1 seconde nog niet klaar" in told
    assert retry_at


def test_script_in_a_lesson_never_runs(broken: Server, new_page) -> None:
    page = new_page()
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(f"{broken.address}/nl/10-vijandig/")
    page.wait_for_selector("html[data-host=ready]")
    html = broken.get("/nl/10-vijandig/").text
    assert "<script>document" not in html
    assert "onerror" not in html
    assert "javascript:" not in html
    assert dialogs == []
    assert "kwaad" not in page.title()


def test_a_picture_with_an_odd_name_is_shown(broken: Server, new_page) -> None:
    page = new_page()
    page.goto(f"{broken.address}/nl/12-plaatje/")
    assert page.get_by_role("img", name="een hond").evaluate("image => image.naturalWidth") == 40


def test_a_page_follows_its_notebook_and_outlives_a_mistake_a_restart_and_a_damaged_cache(
    start_server, tmp_path: Path
) -> None:
    write_lesson(tmp_path, "01-les", "## Deel\n\nEerste tekst.")
    server = serve(start_server, tmp_path)
    assert "Eerste tekst." in server.get("/nl/01-les/").text
    # A visitor waits for the new page as long as a reader would; on a busy machine the old one comes first.
    write_lesson(tmp_path, "01-les", "## Deel\n\nTweede tekst.")
    server.wait_until(lambda: "Tweede tekst." in server.get("/nl/01-les/").text)
    tag = server.get("/nl/01-les/").headers["Etag"]
    write_lesson(tmp_path, "01-les", "## Deel\n\nDerde tekst.", "kapot")
    assert "Tweede tekst." in server.get("/nl/01-les/").text
    server.wait_until(lambda: "les 01-les, cel 3, regel 1" in server.log)
    assert "Tweede tekst." in server.get("/nl/01-les/").text
    assert "01-les/" in server.get("/nl/").text
    assert server.stop() == 0

    # Also after a restart, with the outcome of the broken notebook already known: nothing is made again.
    folder = tmp_path / ".cache/pages/01-les"
    made = sorted(folder.iterdir())
    again = serve(start_server, tmp_path)
    assert again.get("/nl/01-les/").headers["Etag"] == tag
    assert sorted(folder.iterdir()) == made
    write_lesson(tmp_path, "01-les", "## Deel\n\nVierde tekst.")
    again.wait_until(lambda: "Vierde tekst." in again.get("/nl/01-les/").text)
    again.stop()

    for file in (tmp_path / ".cache").rglob("*.*"):
        if file.is_file():
            file.write_bytes(b"\0damaged")
    third = serve(start_server, tmp_path)
    assert "Vierde tekst." in third.get("/nl/01-les/").text


def test_stopping_leaves_no_process_behind(start_server, tmp_path: Path) -> None:
    write_lesson(tmp_path, "01-les", "while True:\n    pass")
    server = start_server([f"{COMMANDS}/course", "serve", str(tmp_path), "--no-browser", "--port", "{port}"])
    server.wait_until(lambda: kernels_of(server))
    family = psutil.Process(server.process.pid).children(recursive=True)
    assert server.stop() == 0
    _, alive = psutil.wait_procs(family, timeout=LONGEST)
    assert alive == []
    assert "Traceback" not in server.log


def test_wrong_use_gets_one_line_and_exit_code_2(tmp_path: Path) -> None:
    unknown = run_course("serve", str(tmp_path / "nergens"))
    assert unknown.returncode == 2
    assert "bestaat niet" in unknown.stderr
    write_lesson(tmp_path, "01-les", "## Deel")
    (tmp_path / "bestand").write_text("")
    unwritable = run_course(
        "serve", str(tmp_path), "--no-browser", "--cache", str(tmp_path / "bestand"), "--port", str(free_port())
    )
    assert unwritable.returncode == 2
    assert "kan niet worden beschreven" in unwritable.stderr
    assert "--cache" in unwritable.stderr
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        taken = run_course("serve", str(tmp_path), "--no-browser", "--port", str(port))
    assert taken.returncode == 2
    assert f"course serve --port {port + 1}" in taken.stderr
    (tmp_path / "course.toml").write_text("title = niet goed")
    wrong = run_course("serve", str(tmp_path), "--no-browser")
    assert wrong.returncode == 2
    assert "course.toml, regel 1: dit is niet te lezen" in wrong.stderr
    for outcome in (unknown, unwritable, taken, wrong):
        assert len(outcome.stderr.strip().splitlines()) == 1


def test_a_lesson_with_an_ordinary_slider_runs_live(start_server, tmp_path: Path, new_page) -> None:
    write_lesson(
        tmp_path,
        "01-schuif",
        "import ipywidgets\nipywidgets.interact(lambda x: f'dubbel is {2 * x}', x=(0, 10));",
        title="Schuif",
    )
    server = serve(start_server, tmp_path, "--live")
    assert "Schuif" in server.get("/nl/").text
    page = new_page(width=1280)
    # The page comes when the kernel has run everything: long, where more than this runs.
    page.goto(f"{server.address}/nl/01-schuif/", timeout=LONGEST * 1000)
    page.get_by_text("dubbel is 10").wait_for(timeout=LONGEST * 1000)
    assert page.evaluate("document.compatMode") == "CSS1Compat"
    assert page.locator("header.top").count() == 1
    assert server.health()["kernels"] == 1
    slider = page.get_by_role("slider").first
    slider.focus()
    slider.press("ArrowRight")
    page.get_by_text("dubbel is 12").wait_for()
    page.goto(f"{server.address}/nl/")
    server.wait_until(lambda: server.health()["kernels"] == 0, what="the end of the kernel of a page that was left")
