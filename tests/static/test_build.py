"""``course build``: what it writes, and what it leaves alone."""

from __future__ import annotations

import asyncio
import base64
import gzip
import hashlib
import html
import json
import os
import re
import subprocess
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import brotli
import pytest

from course.build import MARK
from course.build import build as write_build
from course.groups.pages import VIEWS
from course.policy import header_policy
from tests.browser.test_server import QUIZ, SCALE, write_lesson
from tests.browser.visits import BESIDE, LESSONS
from tests.conftest import Server, run_course
from tests.unit.test_pages import Pages, write
from widgets.shipped import STATIC, built

pytestmark = pytest.mark.xdist_group("static")


def build(project: Path, out: Path) -> subprocess.CompletedProcess:
    return run_course("build", str(project), "--out", str(out))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def made_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache of made pages of the small courses in these tests."""
    return tmp_path_factory.mktemp("made")


@pytest.fixture
def project(tmp_path: Path, made_pages: Path) -> Path:
    folder = tmp_path / "project"
    write_lesson(folder, "01-een", SCALE, "## Deel\n\nTekst.", QUIZ, title="Een")
    # Its page is made once for all tests that build it. (A page is known by what it is made of, and by where that stands
    # seen from the course: the folders of tests lie side by side.)
    (folder / ".cache").symlink_to(made_pages, target_is_directory=True)
    return folder


def test_every_page_is_there_and_every_address_in_it_leads_to_a_file(built_course: Server) -> None:
    folder = built_course.folder / "cursus"
    pages = {"", "nl/", *(f"nl/{name}/" for name in [*LESSONS, *BESIDE])}
    assert {path.parent.relative_to(folder).as_posix() + "/" for path in folder.rglob("index.html")} >= {
        p or "./" for p in pages
    }
    for page in folder.rglob("index.html"):
        here = f"http://x/{page.relative_to(folder).as_posix()}"
        for address in re.findall(r'\b(?:href|src)="([^"#?]+)', page.read_text()):
            if urlsplit(address).scheme:
                continue
            assert not address.startswith("/"), (page, address)
            path = urlsplit(urljoin(here, address)).path.lstrip("/")
            assert (folder / path / "index.html" if path.endswith("/") or not path else folder / path).is_file(), (
                page,
                address,
            )
    # What only a server can tell.
    assert not (folder / "health").exists()


def test_texts_stand_there_compressed_too_and_nothing_that_no_page_uses(built_course: Server) -> None:
    folder = built_course.folder / "cursus"
    texts = [path for path in folder.rglob("*") if path.suffix in (".html", ".js", ".css", ".svg", ".webmanifest")]
    assert len(texts) > 40
    for path in texts:
        content = path.read_bytes()
        assert gzip.decompress(path.with_name(f"{path.name}.gz").read_bytes()) == content
        assert brotli.decompress(path.with_name(f"{path.name}.br").read_bytes()) == content
    there = {path.name for path in (folder / "static").iterdir() if path.suffix not in (".gz", ".br")}
    assert there == set(built()["used"])
    # The bundles ask for each other, and the styles for fonts.
    for path in (folder / "static").glob("*.[jc]s*"):
        if path.suffix in (".js", ".css"):
            asked = re.findall(r'["(]\./([\w.-]+-[A-Z0-9]{8}\.\w+)[")]', path.read_text())
            assert set(asked) <= there
    assert len(list(STATIC.iterdir())) > len(there)


def test_the_start_leads_on_without_a_script(built_course: Server, new_page) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{built_course.address}/")
    page.wait_for_url(f"{built_course.address}/nl/")


PAGES = [
    *(f"nl/{name}" for name in ["", *(f"{name}/" for name in [*LESSONS, *BESIDE])]),
    *(f"groep/{name}" for name in ["", "begin/", "kaarten/"]),
    *(f"groep/{view}/{stem}/" for view in VIEWS for stem in LESSONS),
]
KEEPABLE = [f"nl/mijn-cursus/{lesson}.json" for lesson in ["course", *(stem[:2] for stem in LESSONS)]]
OTHERS = ["sw.js", "manifest.webmanifest", *KEEPABLE]


@pytest.mark.parametrize("address", [*PAGES, *OTHERS])
def test_a_file_is_byte_for_byte_what_the_server_answers(course: Server, built_course: Server, address: str) -> None:
    file = built_course.folder / "cursus" / address
    answer = course.get(f"/{address}")
    assert answer.status == 200
    assert (file / "index.html" if file.is_dir() else file).read_bytes() == answer.body
    # And so does the plain web server.
    assert built_course.get(f"/{address}").body == answer.body


def test_all_else_is_a_start_a_page_for_a_wrong_address_and_the_files_of_the_server(
    course: Server, built_course: Server
) -> None:
    folder = built_course.folder / "cursus"
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    plain = {path for path in there if not path.endswith((".gz", ".br"))}
    static = {path for path in plain if path.startswith("static/")}
    assert plain - static == {*(f"{page}index.html" for page in ["", *PAGES]), *OTHERS, "404.html", MARK}
    for path in static:
        assert course.get(f"/{path}").body == (folder / path).read_bytes(), path


def test_each_page_carries_the_policy_that_the_server_sends(built_course: Server) -> None:
    for path in (built_course.folder / "cursus").rglob("*.html"):
        head = path.read_text().split("<script", 1)[0]
        policy = html.unescape(re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', head)[1])
        # Who may frame a page is heeded in a header only.
        assert f"{policy}; frame-ancestors 'self'" == header_policy(built()["loader"])
        scripts = re.findall(
            r"<script(?![^>]* (?:src|type=\"application/json\"))[^>]*>(.*?)</script>", path.read_text(), re.S
        )
        assert len(scripts) == 1, "one script stands inline"
        digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
        assert f"script-src 'self' 'sha256-{digest}';" in policy


def test_the_page_for_a_wrong_address_works_at_any_depth(tmp_path: Path) -> None:
    write(tmp_path, "01-een")
    for address, root in (("", "/"), ("https://voorbeeld.nl/cursus", "/cursus/"), ("https://voorbeeld.nl/", "/")):
        (tmp_path / "course.toml").write_text(f'address = "{address}"\n')
        asyncio.run(write_build(Pages(tmp_path), tmp_path / "uit"))
        text = (tmp_path / "uit/404.html").read_text()
        assert "Deze pagina bestaat niet" in text
        assert "Wanneer belt u de dokter?" in text
        addresses = [
            a for a in re.findall(r'\b(?:href|src)="([^"]+)"', text) if not a.startswith(("#", "tel:", "http"))
        ]
        assert addresses
        assert [a for a in addresses if not a.startswith((f"{root}nl/", f"{root}static/", f"{root}manifest"))] == []


def test_a_build_goes_to_a_new_an_empty_or_its_own_folder(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "web/cursus"
    first = build(project, out)
    assert first.returncode == 0, first.stderr
    assert f"De cursus staat in {out}" in first.stdout
    write_lesson(project, "01-een", SCALE, "## Deel\n\nAndere tekst.", QUIZ, title="Een")
    write_lesson(project, "02-twee", "## Deel\n\nTekst.", title="Twee")
    assert build(project, out).returncode == 0
    assert "Andere tekst." in (out / "nl/01-een/index.html").read_text()
    assert (out / "nl/02-twee/index.html").exists()
    (project / "lessons/nl/02-twee.ipynb").unlink()
    assert build(project, out).returncode == 0
    assert not (out / "nl/02-twee").exists()
    # Nothing is left beside it.
    assert [path.name for path in out.parent.iterdir()] == ["cursus"]
    # A web server of another user can read it.
    if os.name == "posix":
        assert (out.stat().st_mode & 0o755) == 0o755


@pytest.mark.parametrize("what", ["a folder of others", "a file", "a build with something added"])
def test_a_folder_with_something_else_is_refused_and_stays(project: Path, tmp_path: Path, what: str) -> None:
    out = tmp_path / "uit"
    if what == "a folder of others":
        out.mkdir()
        (out / "brief.txt").write_text("van mij")
    elif what == "a file":
        out.write_text("van mij")
    else:
        assert build(project, out).returncode == 0
        (out / "static/brief.txt").write_text("van mij")
    before = contents(out) if out.is_dir() else out.read_bytes()
    done = build(project, out)
    assert done.returncode == 2
    assert str(out) in done.stderr
    assert "course build --out MAP" in done.stderr
    assert "Traceback" not in done.stderr
    assert (contents(out) if out.is_dir() else out.read_bytes()) == before


def test_a_broken_lesson_is_never_published_and_the_earlier_build_stays(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    assert build(project, out).returncode == 0
    before = contents(out)
    write_lesson(project, "01-een", SCALE, "## Deel\n\nTekst.", "a = 1\n\na / 0", title="Een")
    write_lesson(
        project, "02-twee", "import ipywidgets\nipywidgets.interact(lambda x: 2 * x, x=(0, 10));", title="Schuif"
    )
    done = build(project, out)
    assert done.returncode == 1
    assert "les 01-een, cel 4, regel 3:" in done.stderr
    assert "les 02-twee" in done.stderr
    assert "De eerder gebouwde cursus is niet veranderd." in done.stderr
    assert contents(out) == before
    nowhere = build(project, tmp_path / "ergens")
    assert nowhere.returncode == 1
    assert "Er is niets geschreven." in nowhere.stderr
    assert not (tmp_path / "ergens").exists()


def test_a_folder_that_cannot_be_written_gets_a_sentence(project: Path, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("van mij")
    done = build(project, tmp_path / "bestand/uit")
    assert done.returncode == 2
    assert "kan niet worden geschreven" in done.stderr
    assert (tmp_path / "bestand").read_text() == "van mij"


@pytest.mark.parametrize("stem", LESSONS)
def test_a_lesson_is_whole_without_a_script(built_course: Server, stem: str) -> None:
    page = built_course.get(f"/nl/{stem}/").text
    states = json.loads(re.search(r'<script[^>]* id="course-widgets">(.*?)</script>', page)[1])["widgets"]
    read = re.sub(r"<(script|template|style)\b.*?</\1>", " ", page, flags=re.S)
    places = dict(
        re.findall(
            r'<div class="widget-place" id="onderdeel-([\w-]+)".*?>(.*?)(?=<div class="widget-place"|</section>)',
            read,
            re.S,
        )
    )
    assert set(places) == set(states)
    for name, state in states.items():
        # As a reader's "find in page" has it: an explanation that is closed is not found.
        open_words = re.sub(
            r"<span [^>]*\bpopover\b.*?</span>|</?(?:button|span|strong|em|a)\b[^>]*>", "", places[name], flags=re.S
        )
        words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", open_words)).split())
        asked = [option["text"] for option in state.get("options", [])]
        told = [sentence["text"] for block in state.get("blocks", []) for sentence in block["sentences"]]
        # Nothing was tried yet: it is not asked how that went.
        assert words or state.get("_asks_after")
        assert [text for text in (*asked, *told) if " ".join(text.split()) not in words] == []


def test_a_leader_can_choose_45_minutes_for_every_lesson(built_course: Server) -> None:
    for stem in LESSONS:
        page = (built_course.folder / f"cursus/groep/leiding/{stem}/index.html").read_text()
        data = json.loads(re.search(r'id="group-data">(.*?)</script>', page)[1])
        pieces = [piece for screen in data["screens"] for piece in screen["pieces"]]
        assert sum(piece["minutes"] for piece in pieces if not piece["goes"]) <= 45, stem
        # The first statement is what is voted on twice.
        assert stem == "00-welkom" or any(piece["what"] == "again" for piece in pieces), stem
