"""The recipes of ``deploy/`` in the real web servers, below a base path with https; `course doctor` has nothing to say of them."""

from __future__ import annotations

import re
import shutil
import subprocess
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from course.doctor import GOOD
from course.doctor.outside import Answer, Outside
from tests.conftest import CHROMIUM, CHROMIUM_FLAGS, LONGEST, ROOT, Server, free_port, pin_of, start_groups, wait_until
from tests.group_client import Client
from tests.unit.test_doctor import openssl

LESSON = "02-uw-alarmsysteem"
RECIPES = ROOT / "deploy"
pytestmark = [pytest.mark.long, pytest.mark.xdist_group("front")]

NGINX = """
daemon off; pid {folder}/pid; error_log stderr; worker_processes 1;
include /etc/nginx/modules-enabled/*.conf;
events {{ }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {folder}/own.pem; ssl_certificate_key {folder}/own.key;
    {recipe}
  }}
}}
"""
MODULES = "mpm_event authz_core alias ssl headers rewrite mime dir proxy proxy_http"
APACHE = """
ServerRoot {folder}
ServerName localhost
PidFile {folder}/pid
ErrorLog {folder}/errors
Listen 127.0.0.1:{port}
{modules}
TypesConfig /etc/mime.types
<VirtualHost *:{port}>
  SSLEngine on
  SSLCertificateFile {folder}/own.pem
  SSLCertificateKeyFile {folder}/own.key
  {recipe}
</VirtualHost>
"""


class Front:
    """A web server with a recipe.

    Args:
        port: where it listens.
        folder: of its certificate.
    """

    def __init__(self, port: int, folder: Path) -> None:
        self.address = f"https://localhost:{port}/cursus/"
        self.outside = Outside(self.address)
        self.outside.context.load_verify_locations(folder / "own.pem")

    def ask(self, path: str, **headers: str) -> Answer:
        return self.outside.ask(path, **headers)

    def listens(self) -> bool:
        try:
            return bool(self.ask("sw.js").status)
        except OSError:
            return False


Fronts = Callable[[str, str, dict[str, str]], Front]


@contextmanager
def front(folder: Path, program: str, kind: str, places: dict[str, str]) -> Iterator[Front]:
    """Start nginx or Apache with a recipe.

    Args:
        folder: for its settings.
        program: "nginx" or "apache".
        kind: "static" or "proxy".
        places: what stands elsewhere than a recipe says.
    """
    found = shutil.which("nginx" if program == "nginx" else "apache2") or ""
    assert found, "run tests/find_front_servers.py first"
    folder.mkdir()
    openssl(
        *("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", 90),
        *("-keyout", folder / "own.key", "-out", folder / "own.pem"),
        *("-subj", "/CN=course", "-addext", "subjectAltName=DNS:localhost"),
    )
    recipe = (RECIPES / program / f"{kind}.conf").read_text()
    for old, new in places.items():
        assert old in recipe
        recipe = recipe.replace(old, new)
    port, settings = free_port(), folder / "settings.conf"
    load = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in MODULES.split())
    text = (NGINX if program == "nginx" else APACHE).format(folder=folder, port=port, recipe=recipe, modules=load)
    settings.write_text(text)
    words = [found, "-c", str(settings)] if program == "nginx" else [found, "-f", str(settings), "-DFOREGROUND"]
    log = folder / "log"
    with log.open("wb") as stream:
        process = subprocess.Popen(words, stdout=stream, stderr=stream)
    server = Front(port, folder)
    try:
        wait_until(
            server.listens,
            f"{program} to listen",
            hopeless=lambda: log.read_text() if process.poll() is not None else "",
            told=log.read_text,
        )
        yield server
    finally:
        process.terminate()
        process.wait(LONGEST)


@pytest.fixture(scope="module")
def web(made_course: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built course where the servers, which are users of their own, may read it."""
    return readable(made_course / "web", tmp_path_factory.mktemp("web"))


def readable(built: Path, folder: Path) -> Path:
    for one in (folder, *folder.parents):
        if one.owner() == folder.owner() and one != Path("/tmp"):
            one.chmod(one.stat().st_mode | 0o755)
        if one == Path("/tmp"):
            break
    shutil.copytree(built / "cursus", folder / "cursus")
    (folder / "cursus").chmod(0o755)
    return folder


@pytest.fixture(params=["nginx", "apache"])
def program(request: pytest.FixtureRequest) -> str:
    return request.param


def doctor_says(server: Front) -> list[str]:
    return [str(one) for one in server.outside.findings() if one.weight != GOOD]


def test_a_built_course_below_a_base_path(program: str, web: Path, tmp_path: Path) -> None:
    with front(tmp_path / "front", program, "static", {"/var/www": str(web)}) as server:
        assert doctor_says(server) == []
        lesson = f"nl/{LESSON}/"
        plain = (web / "cursus" / lesson / "index.html").read_bytes()
        assert server.ask(lesson).body == plain
        for encoding in ("br", "gzip"):
            answer = server.ask(lesson, **{"Accept-Encoding": encoding})
            assert answer.headers["Content-Encoding"] == encoding
            assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
            assert "Accept-Encoding" in answer.headers["Vary"]
            assert len(answer.body) < len(plain) / 3
            ending = ".br" if encoding == "br" else ".gz"
            assert answer.body == (web / "cursus" / lesson / f"index.html{ending}").read_bytes()
        kinds = {
            ".js": "text/javascript; charset=utf-8",
            ".css": "text/css; charset=utf-8",
            ".woff2": "font/woff2",
            ".svg": "image/svg+xml",
        }
        seen = set()
        for name in sorted(path.name for path in (web / "cursus/static").iterdir()):
            if (kind := kinds.get(Path(name).suffix)) and Path(name).suffix not in seen:
                seen.add(Path(name).suffix)
                for accepts in ("", "br, gzip"):
                    answer = server.ask(f"static/{name}", **{"Accept-Encoding": accepts})
                    assert (answer.status, answer.headers["Content-Type"]) == (200, kind), name
                    if re.search(r"-[A-Z0-9]{8}\.\w+$", name):
                        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert {".js", ".css", ".woff2"} <= seen
        for path in ("sw.js", "nl/", "nl/mijn-cursus/"):
            assert server.ask(path).headers["Cache-Control"] == "no-cache"
        # Without its last slash it is the same place.
        assert server.ask(lesson[:-1]).headers["Location"].endswith(f"/cursus/{lesson}")
        tag = server.ask(lesson).headers["Last-Modified"]
        assert server.ask(lesson, **{"If-Modified-Since": tag}).status == 304


#: Where another site stands in a recipe (docs/embedding.md).
FRAMED = {"nginx": """{ set $framed_by "'self'"; }""", "apache": """"frame-ancestors 'self'" "expr="""}


def test_a_site_that_is_named_may_show_lessons_of_a_built_course_and_nothing_else(
    program: str, web: Path, tmp_path: Path
) -> None:
    there = FRAMED[program]
    places = {"/var/www": str(web), there: there.replace("'self'", "'self' https://praktijk.example")}
    with front(tmp_path / "front", program, "static", places) as server:
        for path, sites in {
            f"nl/{LESSON}/": " https://praktijk.example",
            "nl/": "",
            "groep/begin/": "",
            "nergens/": "",
        }.items():
            for accepts in ("", "br"):
                answer = server.ask(path, **{"Accept-Encoding": accepts})
                assert answer.headers.get_all("Content-Security-Policy") == [f"frame-ancestors 'self'{sites}"], path
        assert server.ask(f"nl/{LESSON}/").status == 200


KEPT = """async () => {
  const all = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length));
  return all.reduce((a, b) => a + b, 0) > 50;
}"""


def test_a_built_course_is_kept_on_the_device(program: str, web: Path, browser: Browser, tmp_path: Path) -> None:
    # A certificate that no browser knows: otherwise nothing is kept.
    own = browser.browser_type.launch(executable_path=CHROMIUM, args=[*CHROMIUM_FLAGS, "--ignore-certificate-errors"])
    with front(tmp_path / "front", program, "static", {"/var/www": str(web)}) as server:
        context = own.new_context(ignore_https_errors=True)
        page = context.new_page()
        page.set_default_timeout(LONGEST * 1000)
        page.goto(f"{server.address}nl/00-welkom/")
        assert page.evaluate("navigator.serviceWorker.ready.then((one) => one.scope)") == server.address
        page.wait_for_function(KEPT)
        context.set_offline(True)
        page.goto(f"{server.address}nl/03-de-cirkel/")
        page.wait_for_selector("html[data-host=ready]")
    own.close()


def test_a_running_course_below_a_base_path_with_a_group(
    program: str, start_server, shared_cache: Path, tmp_path: Path
) -> None:
    running: Server = start_groups(start_server, shared_cache, tmp_path / "groups", "--address", "https://localhost/")
    behind(program, running, tmp_path)


def behind(program: str, running: Server, tmp_path: Path) -> None:
    places = {"127.0.0.1:8866": running.address.removeprefix("http://")}
    running.wait_for_lessons()
    with front(tmp_path / "front", program, "proxy", places) as server:
        assert doctor_says(server) == []
        assert server.ask(f"nl/{LESSON}/").body == running.get(f"/nl/{LESSON}/").body
        leader = Client(running.address)
        leader.open(pin_of(running))
        news = urllib.request.Request(f"{server.address}groep/api/rooms/{leader.code}/news")
        with urllib.request.urlopen(news, context=server.outside.context, timeout=LONGEST) as stream:

            def until(words: str) -> None:
                while words not in (line := stream.readline().decode()):
                    assert line, "the news ended"

            until("data: ")
            # A buffer would hold this back until it is full, or for ever: the answer never ends.
            assert leader.steer("go", lesson=LESSON, screen=2)[0] == 200
            assert leader.steer("ask", question="wat-klopt")[0] == 200
            until("wat-klopt")
