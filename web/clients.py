"""
Calendar programs: the links by which each subscribes an address, and who can reach it.

Which program does what is told by the documentation of each and by tries of what can be run
without a screen; those of Google, Microsoft and Apple by their help pages.
"""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

CLIENTS = (
    "iphone",
    "mac",
    "android",
    "outlook",
    "outlook_web",
    "google",
    "thunderbird",
    "linux",
    "nextcloud",
    "chats",
)
"""Those of which the help page speaks, the most common first."""

FROM_OUTSIDE = frozenset({"outlook_web", "google", "nextcloud"})
"""Whose servers fetch the calendar, in place of the device."""


@dataclass(frozen=True, slots=True)
class Links:
    """
    How an address is handed to calendar programs.

    Parameters
    ----------
    device
        Opens whatever calendar program the device has.
    google, outlook, office
        Add it to an account there; None where their servers cannot reach the address.
    """

    device: str
    google: str | None
    outlook: str | None
    office: str | None


def links(address: str, name: str) -> Links:
    """The links for an ``https`` or ``http`` address; nothing is asked of those they lead to."""
    parts = urlsplit(address)
    device = parts._replace(scheme="webcal").geturl()
    if not is_public(address):
        return Links(device, None, None, None)
    told = urlencode({"url": address, "name": name})
    return Links(
        device,
        "https://calendar.google.com/calendar/r?" + urlencode({"cid": device}),
        f"https://outlook.live.com/calendar/0/addfromweb?{told}",
        f"https://outlook.office.com/calendar/0/addfromweb?{told}",
    )


def is_public(address: str) -> bool:
    """Whether servers elsewhere can reach it: encrypted, and by a name or address of the world."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme != "https" or "." not in host.strip("."):
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return not host.endswith((".local", ".lan", ".internal", ".home.arpa"))
