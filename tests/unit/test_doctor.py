"""What `course doctor` says of a set-up, and that its cures help."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner

from course.command_line import main
from course.doctor import BETTER, GOOD, MUST, Finding
from course.doctor.machine import machine
from course.doctor.outside import Outside
from course.project import Project
from tests.conftest import ROOT, free_port
from tests.editing.published import run_git
from tests.unit.test_project import make_project

HOME = b'<link rel="stylesheet" href="../static/page-ABCDEFGH.css"><body class="course-page">'
GOOD_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
    "Content-Encoding": "gzip",
}
KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".webmanifest": "application/manifest+json",
    "/": "text/html; charset=utf-8",
}


class Front(BaseHTTPRequestHandler):
    """A web server in front of the course, which may lose what a test says."""

    def __init__(self, lost: set[str], *rest: object) -> None:
        self.lost = lost
        super().__init__(*rest)

    def do_GET(self) -> None:
        path = self.path.removeprefix("/cursus")
        known = path in ("/nl/", "/sw.js", "/manifest.webmanifest", "/static/page-ABCDEFGH.css")
        exposed = path == "/metrics" and "metrics" in self.lost
        self.send_response(200 if known or exposed or "404" in self.lost else 404)
        kind = next((kind for end, kind in KINDS.items() if path.endswith(end)), "text/plain")
        self.send_header("Content-Type", kind if path[-3:] not in self.lost else "application/octet-stream")
        headers = GOOD_HEADERS | ({"Cache-Control": "max-age=31536000, immutable"} if "/static/" in path else {})
        for name, value in headers.items():
            if name not in self.lost:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(b"# HELP course_requests" if exposed else HOME)

    def log_message(self, *_: object) -> None:
        pass


def openssl(*words: object) -> None:
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that holds for localhost, one that has ended, and one for another name; each trusted."""
    folder = tmp_path_factory.mktemp("certificates")
    for name, days, host in (("good", 365, "localhost"), ("soon", 5, "localhost"), ("other", 365, "elders.nl")):
        openssl(
            *("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
            *("-keyout", folder / f"{name}.key", "-out", folder / f"{name}.pem", "-days", days),
            *("-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{host}"),
        )
    return folder


@contextmanager
def front(pair: Path | None = None, lost: set[str] = frozenset()) -> Iterator[str]:
    """The address of such a server, with a certificate or without."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Front, lost))
    server.handle_error = lambda *_: None  # a doctor who hangs up is no mistake
    if pair:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pair.with_suffix(".pem"), pair.with_suffix(".key"))
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"https://localhost:{server.server_port}/cursus/"
    server.shutdown()
    server.server_close()


def asked(address: str, trusted: Path | None = None) -> list[Finding]:
    outside = Outside(address)
    if trusted:
        outside.context.load_verify_locations(trusted.with_suffix(".pem"))
    return list(outside.findings())


def wrong(findings: list[Finding]) -> str:
    return "\n".join(str(one) for one in findings if one.weight != GOOD)


def test_a_course_that_arrives_whole_is_well(certificates: Path) -> None:
    pair = certificates / "good"
    with front(pair) as address:
        findings = asked(address, pair)
    assert wrong(findings) == ""
    assert "nog 36" in findings[0].what
    assert all(not one.cure for one in findings)


@pytest.mark.parametrize(
    ("name", "trusts", "told", "cure"),
    [
        ("good", "", "zelf gemaakt", "certbot"),
        ("other", "other", "andere naam", "certbot --nginx -d localhost"),
        ("soon", "soon", "verloopt over 4 dagen", "certbot renew"),
        ("", "", "zonder certificaat", "listen 443 ssl"),
    ],
)
def test_a_certificate_that_is_none_is_told_with_its_cure(
    certificates: Path, name: str, trusts: str, told: str, cure: str
) -> None:
    with front(certificates / name if name else None) as address:
        findings = asked(address, certificates / trusts if trusts else None)
    assert (told in wrong(findings), cure in wrong(findings)) == (True, True), wrong(findings)
    # What else there is to see is seen all the same, but for where nothing can be asked.
    assert any("headers" in one.what for one in findings) is bool(name)


@pytest.mark.parametrize(
    ("lost", "weight", "told"),
    [
        ("X-Content-Type-Options", MUST, "X-Content-Type-Options"),
        ("Content-Security-Policy", MUST, "frame-ancestors"),
        ("Content-Encoding", BETTER, "niet ingepakt"),
        ("Cache-Control", BETTER, "oude bladzijde"),
        (".js", MUST, "sw.js komt aan als application/octet-stream"),
        ("404", BETTER, "niet bestaat"),
        ("metrics", MUST, "Iedereen kan de cijfers"),
    ],
)
def test_what_a_front_server_drops_is_told(certificates: Path, lost: str, weight: str, told: str) -> None:
    pair = certificates / "good"
    with front(pair, {lost}) as address:
        findings = [one for one in asked(address, pair) if one.weight != GOOD]
    assert any(one.weight == weight and told in one.what and one.cure for one in findings), findings


def test_an_address_where_nothing_is_gets_one_answer(certificates: Path) -> None:
    port = free_port()
    [only] = asked(f"https://localhost:{port}/")
    assert "antwoordt niet" in only.what
    [only] = asked("https://bestaat-niet.invalid/")
    assert "bestaat-niet.invalid" in only.what
    with front(certificates / "good") as address:
        last = asked(address.replace("/cursus/", "/elders/"), certificates / "good")[-1]
    assert (last.weight, "status 404" in last.what) == (MUST, True)


@pytest.mark.parametrize(
    "address", ["https://", "ftp://x/", "https://x:poort/", "https://[::1/", "http:///nl/", "https://x/a b"]
)
def test_what_is_no_address_is_wrong_use(address: str) -> None:
    done = CliRunner().invoke(main, ["doctor", address])
    assert done.exit_code == 2
    assert "is geen adres" in done.output


@contextmanager
def without_rights() -> Iterator[None]:
    """As a user who may write little, also where the tests run as root."""
    if os.geteuid():
        yield
        return
    os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(0)


def course_in(folder: Path) -> Project:
    project = make_project(folder, "01-een", settings='title = "Proef"')
    shutil.copy(ROOT / "lessons/safety.toml", folder / "lessons")
    return project


def test_a_folder_without_rights_is_told_and_the_cure_helps(tmp_path: Path) -> None:
    project, cache = course_in(tmp_path / "course"), tmp_path / "cache"
    for folder in (tmp_path, *tmp_path.parents[:3]):
        with suppress(PermissionError):
            folder.chmod(0o755)
    cache.mkdir()
    cache.chmod(0o555)
    with without_rights():
        told = [one for one in machine(project, cache) if one.weight == MUST]
    assert [str(cache) in one.what and "niet schrijven" in one.what for one in told] == [True], told
    assert f"{cache}" in told[0].cure
    # What `install -d -o` does.
    cache.chmod(0o777)
    with without_rights():
        assert [one for one in machine(project, cache) if one.weight == MUST] == []


def test_a_full_disk_little_memory_and_a_wrong_clock_are_told(tmp_path: Path, monkeypatch) -> None:
    project = course_in(tmp_path)
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Disk", (), {"free": 40_000_000}))
    monkeypatch.setattr(psutil, "virtual_memory", lambda: type("Memory", (), {"available": 90_000_000}))
    os.utime(tmp_path / "course.toml", (4e9, 4e9))
    told = wrong(list(machine(project, tmp_path / "cache")))
    for words in ("nog maar 40 MB vrij", "nog maar 90 MB geheugen", "De klok van deze computer", "timedatectl"):
        assert words in told


def test_a_course_without_history_is_told_until_there_is_one(tmp_path: Path, monkeypatch) -> None:
    project = course_in(tmp_path / "course")
    told = wrong(list(machine(project, tmp_path / "cache")))
    assert "heeft geen geschiedenis in git" in told
    assert "course publish" in told
    for words in (["init", "-q"], ["-c", "user.name=T", "-c", "user.email=t@t", "commit", "-qm", "x", "--allow-empty"]):
        run_git(project.lesson_folder / "01-een.ipynb", *words)
    assert wrong(list(machine(project, tmp_path / "cache"))) == ""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "Git is er niet" in wrong(list(machine(project, tmp_path / "cache")))


def test_the_command_tells_each_thing_with_its_cure_and_ends_with_1_when_something_is_wrong(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["doctor", str(course_in(tmp_path / "good").root)])
    assert done.exit_code == 0, done.output
    assert "goed   Schijf: " in done.output
    wrong = course_in(tmp_path / "wrong").root
    (wrong / "course.toml").write_text('titel = "x"')
    done = CliRunner().invoke(main, ["doctor", str(wrong)])
    assert done.exit_code == 1
    assert "mis    De cursus is niet te lezen.\n       Doe dit: course.toml, regel 1" in done.output
