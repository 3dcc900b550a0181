"""Where authors reach ``course edit``: on their own computer, or through a web server with https in front of it."""

from __future__ import annotations

import os
import re
import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit

from course.project import ProjectError
from widgets.words import words

t = words(__file__)

ADDRESS = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?/?")
#: In the environment, where other users of the machine do not see it, as they see words of a command.
TOKEN = "COURSE_TOKEN"  # noqa: S105 (its name)
SHORTEST = 24  # signs: as many as are made here by chance


@dataclass(frozen=True)
class Front:
    """Who may come in, and how they come.

    Args:
        token: that they bring.
        address: of the web server in front, with a slash at its end; empty on one's own computer.
    """

    token: str
    address: str = ""

    @classmethod
    def at(cls, address: str) -> Front:
        """Where there is no address the token is made anew each time; behind one it is the one of ``COURSE_TOKEN``.

        Raises:
            ProjectError: the address is not one of https, or the token can be guessed; the message (Dutch) says what to do.
        """
        # Taken out: no kernel of a lesson needs it.
        token = os.environ.pop(TOKEN, "")
        if not address:
            return cls(secrets.token_urlsafe(SHORTEST))
        if not ADDRESS.fullmatch(address):
            raise ProjectError(
                t(
                    "'{address}' is no address for writing; write https:// and a name of its own, such as --address https://schrijven.praktijk.nl/",
                    address=address,
                )
            )
        if len(token) < SHORTEST or not token.isascii() or not token.isprintable() or " " in token:
            raise ProjectError(
                t(
                    "Behind an address on the internet {name} must hold a token of {n} signs at least, without spaces. Make one with: openssl rand -hex 24",
                    name=TOKEN,
                    n=SHORTEST,
                )
            )
        return cls(token, f"{address.rstrip('/')}/")

    def arguments(self) -> list[str]:
        """What JupyterLab must know of it. It listens on this machine only, in both cases."""
        names = ["localhost"]
        more = []
        if self.address:
            # Asked under any other name it answers nothing, so that no page elsewhere can reach it; cookies go over https only.
            names.append(str(urlsplit(self.address).hostname))
            more = ["--ServerApp.trust_xheaders=True"]
        return [f"--IdentityProvider.token={self.token}", *(f"--ServerApp.local_hostnames={n}" for n in names), *more]

    def told(self, port: int) -> str:
        """Where to go (Dutch). A token that was given is not told again."""
        if self.address:
            return t("You can write at {address}course/ with the token in {name}", address=self.address, name=TOKEN)
        return t(
            "You can write at http://localhost:{port}/course/?token={token} (to stop: Ctrl-C)",
            port=port,
            token=self.token,
        )
