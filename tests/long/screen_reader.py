"""A screen reader over a browser, on a screen that nobody sees: Orca over Firefox, moved by real keys."""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
from pathlib import Path

from tests.conftest import wait_until
from tests.find_engines import firefox

#: What is said, but not the name of a key that was pressed: that is noted with a space before its voice.
SPOKEN = re.compile(r"SPEECH OUTPUT: '(.*?) ?'(?:\{.*| voice=.*)?", re.S)
#: Orca, which also writes each thing that it would say on a line of a file, at once. Its own command would end the Orca of
#: who runs the tests, or refuse to begin beside it.
ORCA = """
import json, logging, sys
import gi
gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from orca import orca

class Ear(logging.Handler):
    def emit(self, record):
        with open(sys.argv[2], "a") as said:
            said.write(json.dumps(record.getMessage()) + chr(10))

logging.getLogger("speech").addHandler(Ear())
manager = orca.getSettingsManager()
manager.activate(sys.argv[1], {})
sys.path.insert(0, manager.getPrefsDir())
sys.exit(orca.main())
"""
#: Debian's, for which Orca is installed.
PYTHON = "/usr/bin/python3"
#: Seconds without a word after which it has said all: what it says of one key has no end that can be seen.
SILENCE = 1.5
#: Firefox as it begins for someone who uses it: without its own welcome.
SETTINGS = {
    "accessibility.force_disabled": "-1",
    "browser.aboutwelcome.enabled": "false",
    "browser.newtabpage.enabled": "false",
    "browser.shell.checkDefaultBrowser": "false",
    "browser.startup.homepage_override.mstone": '"ignore"',
    "browser.startup.page": "0",
    # Not asked whether the course may keep what is answered.
    "permissions.default.persistent-storage": "2",
    "datareporting.policy.dataSubmissionEnabled": "false",
    "termsofuse.bypassNotification": "true",
    # The machine of a test has no voice that its page could use; what Orca says is only written down.
    "media.webspeech.synth.enabled": "false",
}


class ScreenReader:
    """Opens an address with Orca listening; ``with ScreenReader(...) as reader``.

    Args:
        folder: for what they keep; empty.
        address: of the page.
        title: of the page, by which one hears that it is there.
    """

    def __init__(self, folder: Path, address: str, title: str) -> None:
        self._folder, self._address, self._title = folder, address, title
        self._log = folder / "said"
        self._processes: list[subprocess.Popen] = []
        # Words of Orca itself are English then, and told from those of the course.
        self._environment = {**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
        # No voice: Orca writes down what it would say, and does not wait until it is said.
        self._environment["SPEECHD_CMD"] = "/none"
        self._environment |= {f"XDG_{name}_HOME": str(folder / name) for name in ("CONFIG", "DATA", "CACHE")}

    def __enter__(self) -> ScreenReader:
        try:
            display, at = os.pipe()
            self._start("Xvfb", "-displayfd", str(at), "-screen", "0", "1280x900x24", "-nolisten", "tcp", keep=at)
            os.close(at)
            self._environment["DISPLAY"] = f":{self._line(display)}"
            bus, at = os.pipe()
            self._start("dbus-daemon", "--session", "--nofork", f"--print-address={at}", keep=at)
            os.close(at)
            self._environment["DBUS_SESSION_BUS_ADDRESS"] = self._line(bus)
            self._start(PYTHON, "-c", ORCA, str(self._folder / "orca"), str(self._log))
            wait_until(lambda: "Screen reader on." in self.said(), "the first words of Orca")
            profile = self._folder / "profile"
            profile.mkdir()
            (profile / "user.js").write_text(
                "".join(f'user_pref("{name}", {value});\n' for name, value in SETTINGS.items())
            )
            self._start(firefox() or "firefox", "--no-remote", "--profile", str(profile), "--kiosk", self._address)
            # All of the page is said after that, without a key.
            wait_until(lambda: any(f"Finished loading {self._title}" in line for line in self.said()), self._title)
            self._until_silent(len(self.said()) - 1)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._processes):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def said(self) -> list[str]:
        """All that was said so far, a line for each breath."""
        if not self._log.exists():
            return []
        lines = [json.loads(line) for line in self._log.read_text().splitlines()]
        return [" ".join(found[1].split()) for line in lines if (found := SPOKEN.fullmatch(line))]

    def press(self, *keys: str) -> list[str]:
        """Press keys, each when all was said of the one before, as xdotool calls them; gives what was said of the last."""
        before = len(self.said())
        for key in keys:
            before = len(self.said())
            subprocess.run(["xdotool", "key", key], env=self._environment, check=True)
            self._until_silent(before)
        return self.said()[before:]

    def press_until(self, key: str, words: str, most: int = 60) -> list[str]:
        """Press a key until something with these words is said; gives all that was said of it, by all presses."""
        heard: list[str] = []
        for _ in range(most):
            now = self.press(key)
            heard += now
            if any(words in line for line in now):
                return heard
        raise AssertionError(f"{words!r} was not said after {most} times {key}: {heard}")

    def wait_for(self, words: str) -> None:
        """Wait until these words are said, from now on."""
        before = len(self.said())
        wait_until(
            lambda: any(words in line for line in self.said()[before:]), words, told=lambda: "\n".join(self.said())
        )

    def _until_silent(self, before: int) -> None:
        """Something is said after these, and then nothing more."""
        wait_until(lambda: len(self.said()) > before, "something to be said", told=lambda: "\n".join(self.said()[-50:]))
        count, since = len(self.said()), time.monotonic()

        def is_silent() -> bool:
            nonlocal count, since
            if len(self.said()) != count:
                count, since = len(self.said()), time.monotonic()
            return time.monotonic() - since > SILENCE

        wait_until(is_silent, "a silence")

    def _start(self, *command: str, keep: int | None = None) -> None:
        self._processes.append(
            subprocess.Popen(
                command,
                env=self._environment,
                pass_fds=[] if keep is None else [keep],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )

    @staticmethod
    def _line(pipe: int) -> str:
        with os.fdopen(pipe) as told:
            return told.readline().strip()
