"""What a device is called: the browser and the system, read off how the browser names itself."""

from collections.abc import Mapping

BROWSERS: Mapping[str, str] = {
    "MicroMessenger/": "WeChat",
    "Edg/": "Edge",
    "OPR/": "Opera",
    "Firefox/": "Firefox",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
"""The first that is found: most browsers name others after themselves."""

SYSTEMS: Mapping[str, str] = {
    "OpenHarmony": "HarmonyOS",
    "HarmonyOS": "HarmonyOS",
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "Linux": "Linux",
}
"""The same for systems."""


def name(told: str) -> str:
    """A short name such as ``Chrome · Windows``; what is not known stands as it was told."""
    found = (_first(BROWSERS, told), _first(SYSTEMS, told))
    return " · ".join(one for one in found if one) or told


def _first(known: Mapping[str, str], told: str) -> str:
    return next((word for mark, word in known.items() if mark in told), "")
