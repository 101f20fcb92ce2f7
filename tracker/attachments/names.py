"""The name that readers see: nothing in it leads elsewhere, turns around or hides."""

import re
import unicodedata

MOST_CHARACTERS = 120
"""Longer names are cut: no list shows more, and file systems take 255 bytes."""

_FORBIDDEN = re.compile(r'[<>:"|?*]')
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Control, bidirectional and other invisible characters, and such as nobody has assigned."""

NAMELESS = "file"


def visible(name: str) -> str:
    """A name without its folders and without characters that nobody sees."""
    # Normalised first: a full-width solidus must not become a folder afterwards.
    plain = unicodedata.normalize("NFKC", name)
    seen = "".join(sign for sign in plain if unicodedata.category(sign) not in _HIDDEN)
    last = re.split(r"[/\\]", seen)[-1]
    return " ".join(_FORBIDDEN.sub("_", last).split())


def shown(name: str, ending: str) -> str:
    """
    The name to show, which ends as the content does.

    Parameters
    ----------
    name
        As `visible` gives it.
    ending
        The content's, such as ``"jpg"``.
    """
    stem = re.sub(r"\.[A-Za-z0-9]{1,8}$", "", name).strip(". ")
    room = MOST_CHARACTERS - len(ending) - 1
    return f"{stem[:room].strip('. ') or NAMELESS}.{ending}"
