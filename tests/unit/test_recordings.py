"""A recording as the server sends it: whole, in parts, and only what lies there."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from tornado.testing import AsyncHTTPTestCase
from tornado.web import Application

from course.server.files import RecordingHandler
from widgets.own_block.media import BESIDE, address_of

SOUND = b"ID3" + bytes(range(97))


class TestServing(AsyncHTTPTestCase):
    def get_app(self) -> Application:
        import tempfile

        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        lessons = Path(held.name)
        folder = lessons / "stem/02-les"
        folder.mkdir(parents=True)
        self.file = folder / "hand-1-0123456789abcdef.mp3"
        self.file.write_bytes(SOUND)
        told = SimpleNamespace(message=lambda *_: SimpleNamespace(plain=b"weg", gzip=None, brotli=None, etag='"x"'))
        site = SimpleNamespace(pages=SimpleNamespace(project=SimpleNamespace(lesson_folder=lessons)), messages=told)
        return Application([(rf"/static/({BESIDE.pattern})", RecordingHandler, {"site": site})])

    def test_a_film_beside_the_lessons_comes_in_parts_too(self) -> None:
        folder = self.file.parents[2] / "media"
        folder.mkdir()
        film = folder / "bukken.mp4"
        film.write_bytes(b"\0\0\0\x18ftypisom" + bytes(88))
        (folder / "geheim.txt").write_text("x")
        part = self.ask(address_of(film), Range="bytes=4-7")
        assert (part.code, part.body, part.headers["Content-Type"]) == (206, b"ftyp", "video/mp4")
        film.write_bytes(b"no film at all")
        assert self.ask(address_of(film)).code == 404

    def ask(self, name: str = "stem-0123456789abcdef.mp3", method: str = "GET", **headers: str):
        return self.fetch(
            f"/static/{name}", method=method, headers={k.replace("_", "-"): v for k, v in headers.items()}
        )

    def test_whole_and_in_parts(self) -> None:
        whole = self.ask()
        assert (whole.code, whole.body, whole.headers["Content-Type"]) == (200, SOUND, "audio/mpeg")
        assert whole.headers["Accept-Ranges"] == "bytes"
        assert "media-src 'self'" in whole.headers["Content-Security-Policy"]
        part = self.ask(Range="bytes=3-9")
        assert (part.code, part.body, part.headers["Content-Range"]) == (206, SOUND[3:10], "bytes 3-9/100")
        assert self.ask(Range="bytes=500-").code == 416
        head = self.ask(method="HEAD")
        assert (head.code, head.headers["Content-Length"]) == (200, "100")

    def test_a_new_recording_of_the_same_words_is_heard_at_once(self) -> None:
        tag = self.ask().headers["Etag"]
        assert self.ask(If_None_Match=tag).code == 304
        self.file.write_bytes(SOUND + b"x")
        assert self.ask(If_None_Match=tag).body == SOUND + b"x"

    def test_nothing_else_can_be_asked_for(self) -> None:
        assert self.ask("stem-ffffffffffffffff.mp3").code == 404
        assert self.ask("stem-0123456789abcdef.m4a").code == 404
