"""Orca and Firefox on a screen that nobody sees: press a key, and read what a blind reader would hear."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.conftest import wait_until
from tests.find_engines import firefox

# Orca loads this by its name. A voice of its own writes what it is given, so nothing is lost between Orca and a sound card.
VOICE = """
import os
from orca import settings, speech
from orca.speechserver import SpeechServer

heard = open(os.environ["HEARD"], "a", buffering=1, encoding="utf-8")

class Voice(SpeechServer):
    def getInfo(self):
        return ["written", "written"]

    def speak(self, text=None, acss=None, interrupt=True):
        if text and text.strip():
            heard.write(" ".join(text.split()) + "\\n")

    def speakCharacter(self, character, acss=None):
        self.speak(character)

    def sayAll(self, utterances, progress):
        for context, _ in utterances:
            self.speak(context.utterance)

    @staticmethod
    def shutdownActiveServers():
        pass

speech._initSpeechServer = lambda *_: setattr(speech, "_speechserver", Voice())
settings.sayAllOnLoad = False
"""
# No first visit, no voice of the page's own (the words are then said to Orca), and its question whether the page may keep answers
# is answered: it stands before the page, whose first reply is not heard then.
PREFERENCES = """
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("termsofuse.bypassNotification", true);
user_pref("media.webspeech.synth.enabled", false);
user_pref("accessibility.force_disabled", -1);
user_pref("dom.storageManager.prompt.testing", true);
user_pref("dom.storageManager.prompt.testing.allow", true);
"""


class Listener:
    """A reader who presses keys and hears.

    Args:
        heard: the file in which Orca's voice writes, a line for each thing it says.
        display: the screen, such as ``:7``.
    """

    def __init__(self, heard: Path, display: str) -> None:
        self._heard, self._display = heard, display
        self._presses: list[tuple[str, int]] = [("(the page opens)", 0)]

    def _all(self) -> bytes:
        return self._heard.read_bytes()

    def said(self) -> str:
        """What was said since the last key, a line each."""
        return self._all()[self._presses[-1][1] :].decode(errors="replace")

    def hear(self, *words: str) -> None:
        """Wait until all of these were said since the last key."""
        for each in words:
            wait_until(
                lambda each=each: each in self.said(),
                f"Orca to say {each!r} after {self._presses[-1][0]}",
                told=lambda: self.transcript()[-3000:],
            )

    def press(self, key: str, *words: str) -> None:
        """Press a key, as xdotool calls it, and wait until all of these words were said."""
        self._presses.append((key, len(self._all())))
        environment = {**os.environ, "DISPLAY": self._display}
        subprocess.run(["xdotool", "key", key], env=environment, check=True, timeout=60)
        self.hear(*words)

    def transcript(self) -> str:
        """All that was said, below the key after which it was."""
        all_said = self._all()
        ends = [start for _, start in self._presses[1:]] + [len(all_said)]
        parts = [
            f"[{key}]\n{all_said[start:end].decode(errors='replace')}"
            for (key, start), end in zip(self._presses, ends, strict=True)
        ]
        return "".join(parts)


@contextmanager
def listening(folder: Path, address: str) -> Iterator[Listener]:
    """Open a page in Firefox with Orca beside it, narrow as a phone; at the end all of it is ended.

    Args:
        folder: empty; for what both keep, and what was heard.
        address: of the page.
    """
    voice, profile, runtime, heard = (folder / name for name in ("orca", "firefox", "runtime", "heard.txt"))
    for each in (voice, profile, runtime):
        each.mkdir(mode=0o700)
    (voice / "orca-customizations.py").write_text(VOICE)
    (profile / "user.js").write_text(PREFERENCES)
    heard.touch()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "WAYLAND_", "AT_SPI_"))},
        **{"HOME": str(folder), "XDG_RUNTIME_DIR": str(runtime), "HEARD": str(heard)},
        **{"LC_ALL": "C.UTF-8", "XDG_SESSION_TYPE": "x11", "GDK_BACKEND": "x11", "GNOME_ACCESSIBILITY": "1"},
    }
    with ExitStack() as stack:
        told = stack.enter_context((folder / "output.txt").open("wb"))

        def start(*command: str, shows: bool = False) -> str:
            """Start a program; gives the first line that it prints, when it is known to tell where it is."""
            process = subprocess.Popen(
                command,
                env=environment,
                stdout=subprocess.PIPE if shows else told,
                stderr=told,
                start_new_session=True,
            )
            stack.callback(end, process)
            return process.stdout.readline().decode().strip() if process.stdout else ""

        screen = start("Xvfb", "-displayfd", "1", "-screen", "0", "1000x1000x24", "-nolisten", "tcp", shows=True)
        environment["DISPLAY"] = f":{screen}"
        environment["DBUS_SESSION_BUS_ADDRESS"] = start(
            "dbus-daemon", "--session", "--nofork", "--print-address=1", shows=True
        )
        start("openbox")
        start("orca", "--replace", "--user-prefs", str(voice))
        reader = Listener(heard, environment["DISPLAY"])
        reader.hear("Screen reader on.")
        start(firefox() or "", "--no-remote", "--profile", str(profile), "--width", "560", "--height", "900", address)
        yield reader


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all that it started in its session."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
            process.wait(20)
        except ProcessLookupError:
            break
        except subprocess.TimeoutExpired:
            continue
    process.wait()
    if process.stdout:
        process.stdout.close()
