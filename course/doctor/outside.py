"""What can be wrong between a reader and the course: the certificate, and what a web server in front does to answers."""

from __future__ import annotations

import re
import socket
import ssl
import time
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPMessage, HTTPSConnection
from typing import NamedTuple
from urllib.parse import urlsplit

from course.doctor import BETTER, GOOD, MUST, Finding
from course.project import ProjectError
from course.server.handler import SAFE_HEADERS
from widgets.words import later, words

t = words(__file__)

WAIT = 15  # seconds for an answer
LARGEST = 4_000_000  # bytes of an answer
SOON = 21  # days before a certificate ends in which somebody should have renewed it
OFF = 120  # seconds that two clocks may differ
RECIPE = later("Compare its settings with the recipe in deploy/nginx or deploy/apache: {what}")

#: By the number of OpenSSL: what is wrong, and the cure.
CERTIFICATE = {
    10: (later("The certificate has ended."), later("Renew it: sudo certbot renew")),
    18: (
        later("The certificate was made by its own server; no browser trusts it."),
        later("Have one made: sudo certbot --nginx (or --apache)"),
    ),
    62: (
        later("The certificate is for another name."),
        later("Have one made for this name: sudo certbot --nginx -d {host}"),
    ),
}
UNKNOWN = (
    later("Who made the certificate is not known to browsers, or a part of the chain is missing."),
    later("Let the web server send the whole chain: ssl_certificate .../fullchain.pem"),
)


class Answer(NamedTuple):
    """What an address answered; ``body`` as it was sent, perhaps compressed."""

    status: int
    headers: HTTPMessage
    body: bytes


class Outside:
    """The course as somebody else sees it.

    Args:
        address: of the course, the folder that ``nl/`` stands in.

    Raises:
        ProjectError: it is no address.
    """

    def __init__(self, address: str) -> None:
        try:
            parts = urlsplit(address)
            self.host, self.port = parts.hostname or "", parts.port
        except ValueError:  # a port that is none, brackets that do not fit
            self.host = ""
        if not self.host or parts.scheme not in ("http", "https") or not re.fullmatch(r"[\w./~:%-]*", parts.path):
            raise ProjectError(
                t("'{address}' is no address. Write it so: https://cursus.praktijk.nl/", address=address)
            )
        self.secure = parts.scheme == "https"
        self.base = f"{parts.path.rstrip('/')}/"
        self.context = ssl.create_default_context()

    def ask(self, path: str, **headers: str) -> Answer:
        """Ask for an address below the course; a redirect is an answer."""
        connection = (
            HTTPSConnection(self.host, self.port, timeout=WAIT, context=self.context)
            if self.secure
            else HTTPConnection(self.host, self.port, timeout=WAIT)
        )
        try:
            connection.request("GET", f"{self.base}{path}", headers=headers)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read(LARGEST))
        finally:
            connection.close()

    def findings(self) -> Iterator[Finding]:
        """What there is to say; where nothing answers, only that."""
        try:
            yield from self._certificate()
            home = self.ask("nl/")
            if home.status != 200 or b"course-page" not in home.body:
                yield Finding(
                    MUST,
                    t("At {base}nl/ the course does not answer (status {status}).", base=self.base, status=home.status),
                    t(
                        "See whether course serve runs, and whether the address is that of the folder in which nl/ stands."
                    ),
                )
                return
            yield from self._headers(home)
            yield from self._files(home)
            yield from self._not_found()
            yield from self._closed()
            yield from self._clock(home)
        except ssl.SSLError:
            yield Finding(
                MUST,
                t("At {host} something answers, but without a certificate.", host=self.host),
                t(
                    "Let the web server answer with https on this port (nginx: listen 443 ssl;), with a certificate: sudo certbot --nginx -d {host}",
                    host=self.host,
                ),
            )
        except socket.gaierror:
            yield Finding(
                MUST,
                t("The name {host} is not known.", host=self.host),
                t("See whether it is spelt right, and have it put in the DNS."),
            )
        except (OSError, HTTPException) as error:
            yield Finding(
                MUST,
                t("{host} does not answer ({why}).", host=self.host, why=str(error)),
                t("Start the web server, and allow its port in the firewall."),
            )

    def _certificate(self) -> Iterator[Finding]:
        if not self.secure:
            yield Finding(
                MUST,
                t("The address has no https: nothing works without internet, and others can read along."),
                t("Put a web server with https in front of it; see deploy/nginx or deploy/apache."),
            )
            return
        try:
            with (
                socket.create_connection((self.host, self.port or 443), WAIT) as plain,
                self.context.wrap_socket(plain, server_hostname=self.host) as line,
            ):
                found = line.getpeercert() or {}
        except ssl.SSLCertVerificationError as error:
            what, cure = CERTIFICATE.get(error.verify_code, UNKNOWN)
            yield Finding(MUST, t(what), t(cure, host=self.host))
            # The rest can be looked at all the same; nothing secret is sent.
            self.context = ssl._create_unverified_context()  # noqa: S323
            return
        days = int((ssl.cert_time_to_seconds(str(found["notAfter"])) - time.time()) // 86_400)
        if days < SOON:
            yield Finding(
                BETTER,
                t.count(days, "The certificate ends in 1 day.", "The certificate ends in {n} days."),
                t("Renew it, and have that done by itself: sudo certbot renew; systemctl enable --now certbot.timer"),
            )
        else:
            yield Finding(GOOD, t("The certificate holds for {days} days more.", days=days))

    def _headers(self, home: Answer) -> Iterator[Finding]:
        missing = [name for name, value in SAFE_HEADERS.items() if value not in home.headers.get(name, "")]
        if "frame-ancestors" not in home.headers.get("Content-Security-Policy", ""):
            missing.append("Content-Security-Policy: frame-ancestors")
        # Each page says these itself, or they matter only where a camera is used.
        missing = [name for name in missing if name != "Permissions-Policy"]
        if missing:
            yield self._front(MUST, t("Safe headers do not arrive: {names}.", names=", ".join(missing)), "add_header")
        else:
            yield Finding(GOOD, t("The safe headers arrive."))
        if "charset" not in home.headers.get("Content-Type", ""):
            yield self._front(BETTER, t("Pages are sent without their set of signs."), "charset utf-8;")
        if not re.search(r"no-cache|no-store|max-age=0", home.headers.get("Cache-Control", "")):
            yield self._front(BETTER, t("Readers may keep an old page."), "Cache-Control no-cache")

    def _front(self, weight: str, what: str, setting: str) -> Finding:
        return Finding(weight, what, t(RECIPE, what=setting))

    def _files(self, home: Answer) -> Iterator[Finding]:
        sent = self.ask("nl/", **{"Accept-Encoding": "br, gzip"})
        if sent.headers.get("Content-Encoding") in ("br", "gzip"):
            yield Finding(GOOD, t("Pages are sent compressed."))
        else:
            yield self._front(BETTER, t("Pages are sent uncompressed, and are five times as large."), "gzip_static")
        styles = re.search(rb'href="\.\./(static/[\w.-]+\.css)"', home.body)
        kinds = {"sw.js": "javascript", "manifest.webmanifest": "application/manifest+json"}
        for path, kind in {**kinds, **({styles[1].decode(): "text/css"} if styles else {})}.items():
            answer = self.ask(path)
            if answer.status != 200 or kind not in answer.headers.get("Content-Type", ""):
                seen = answer.headers.get("Content-Type", "-")
                told = t("{path} comes as {seen} (status {status}).", path=path, seen=seen, status=answer.status)
                yield self._front(MUST if path != "manifest.webmanifest" else BETTER, told, f"types {{ {kind} }}")
            elif path.endswith(".css") and "max-age" not in answer.headers.get("Cache-Control", ""):
                yield self._front(BETTER, t("Readers fetch scripts and styles anew each time."), "immutable")

    def _not_found(self) -> Iterator[Finding]:
        answer = self.ask("nl/bestaat-niet/")
        if answer.status != 404 or b"course-page" not in answer.body:
            told = t(
                "An address that does not exist is answered by another page (status {status}).", status=answer.status
            )
            yield self._front(BETTER, told, "error_page 404")
        else:
            yield Finding(GOOD, t("An address that does not exist gets the course's own page."))

    def _closed(self) -> Iterator[Finding]:
        answer = self.ask("metrics")
        if answer.status == 200 and b"course_requests" in answer.body:
            yield self._front(
                MUST, t("Everybody can read the numbers of this server, at {base}metrics.", base=self.base), "/metrics"
            )

    def _clock(self, home: Answer) -> Iterator[Finding]:
        told = home.headers.get("Date", "")
        try:
            apart = abs(parsedate_to_datetime(told).timestamp() - time.time())
        except ValueError:
            return
        if apart > OFF:
            yield Finding(
                MUST,
                t("The clock there and that of this machine are {seconds} seconds apart.", seconds=int(apart)),
                t("Set the clock right: sudo timedatectl set-ntp true"),
            )
