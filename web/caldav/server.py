"""
The few things that are asked of a calendar server: which entries it has, take one, drop one.

By the standard library: four verbs and one answer in XML are less than what a client library
brings along, which replaces the HTTP library of other programs as well.
"""

import base64
import http.client
import ssl
import urllib.request
from collections.abc import Iterator, Mapping
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urlsplit
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from tracker.records.served import ServedFault
from web.config import Config

ICS = "text/calendar; charset=utf-8"
XML = "application/xml; charset=utf-8"
DAV = "{DAV:}"
LONGEST = 2**24
"""Bytes of an answer that are read."""

ASK = (
    '<?xml version="1.0" encoding="utf-8"?>'
    '<propfind xmlns="DAV:"><prop><getetag/></prop></propfind>'
)
MAKE = (
    '<?xml version="1.0" encoding="utf-8"?>'
    '<mkcalendar xmlns="urn:ietf:params:xml:ns:caldav" xmlns:D="DAV:"><D:set><D:prop>'
    "<D:displayname>{}</D:displayname>"
    "</D:prop></D:set></mkcalendar>"
)


class NotKept(Exception):
    """The server has not done what it was asked; `reply` is its own word for it."""

    def __init__(self, fault: ServedFault, reply: str = "", status: int = 0) -> None:
        self.fault, self.reply, self.status = fault, reply, status
        super().__init__(f"{fault} {reply}".strip())


class Server:
    """The calendars of an account, below the configured address."""

    def __init__(self, config: Config) -> None:
        self._base = config.caldav_url.rstrip("/")
        self._seconds = config.caldav_timeout
        told = f"{config.caldav_user}:{config.caldav_password}".encode()
        self._login = f"Basic {base64.b64encode(told).decode()}" if config.caldav_user else ""
        self._opener = urllib.request.build_opener(_Straight)

    def tags(self, calendar: str) -> Mapping[str, str] | None:
        """The tags of a calendar's entries by name; None if there is no such calendar."""
        try:
            told, _ = self._ask("PROPFIND", self._place(calendar), ASK, {"Depth": "1"}, XML)
        except NotKept as fault:
            if fault.status == 404:
                return None
            raise
        return dict(_tags(told, urlsplit(self._place(calendar)).path))

    def make(self, calendar: str, title: str) -> None:
        """A new calendar."""
        self._ask("MKCALENDAR", self._place(calendar), MAKE.format(escape(title)), {}, XML)

    def put(self, calendar: str, name: str, content: bytes, tag: str | None) -> str:
        """
        Have the server take an entry; its new tag, empty if the server does not say it.

        Parameters
        ----------
        tag
            Of the entry that is replaced; None if there is none.
        """
        only = {"If-Match": tag} if tag else {"If-None-Match": "*"}
        _, headers = self._ask("PUT", self._place(calendar, name), content.decode(), only, ICS)
        return headers.get("ETag", "")

    def drop(self, calendar: str, name: str, tag: str) -> None:
        """Have the server forget an entry, unless it did already."""
        try:
            self._ask("DELETE", self._place(calendar, name), "", {"If-Match": tag}, ICS)
        except NotKept as fault:
            if fault.status not in (404, 410):
                raise

    def _place(self, calendar: str, name: str = "") -> str:
        return f"{self._base}/{quote(f'onevisit-{calendar}', safe='')}/{quote(name, safe='@%')}"

    def _ask(
        self, verb: str, place: str, body: str, more: Mapping[str, str], kind: str
    ) -> tuple[bytes, Mapping[str, str]]:
        headers = {"Content-Type": kind, "User-Agent": "OneVisit", **more}
        if self._login:
            headers["Authorization"] = self._login
        asked = urllib.request.Request(place, body.encode() or None, headers, method=verb)
        try:
            with self._opener.open(asked, timeout=self._seconds) as answer:
                return answer.read(LONGEST), answer.headers
        except HTTPError as fault:
            with fault:
                raise _refused(fault.code, verb) from fault
        except (URLError, OSError, http.client.HTTPException) as fault:
            why = getattr(fault, "reason", fault)
            word = "TLS" if isinstance(why, ssl.SSLError) else type(why).__name__
            raise NotKept(ServedFault.UNREACHABLE, word) from fault


class _Straight(urllib.request.HTTPRedirectHandler):
    """Follows nothing: our name and password are for the configured server alone."""

    def redirect_request(self, *_: object) -> None:
        return None


def _refused(status: int, verb: str) -> NotKept:
    fault = ServedFault.LOGIN if status in (401, 403) else ServedFault.REFUSED
    return NotKept(fault, f"{verb} {status}", status)


def _tags(told: bytes, path: str) -> Iterator[tuple[str, str]]:
    """Name and tag of each entry of a multistatus (RFC 4918, 13)."""
    if b"<!DOCTYPE" in told or b"<!ENTITY" in told:
        raise NotKept(ServedFault.REFUSED, "DOCTYPE")
    try:
        answers = ElementTree.fromstring(told).iter(f"{DAV}response")
        for one in answers:
            href = urlsplit(one.findtext(f"{DAV}href", "")).path
            tag = one.findtext(f".//{DAV}getetag", "")
            if tag and unquote(href).rstrip("/") != unquote(path).rstrip("/"):
                yield unquote(href).rpartition("/")[2], tag
    except ElementTree.ParseError as fault:
        raise NotKept(ServedFault.REFUSED, "XML") from fault
