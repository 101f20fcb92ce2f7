"""Evidence and papers that hang on a case."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attachment:
    """
    A file that was kept; its content is asked for by its token.

    Parameters
    ----------
    token
        What it is found by: random, since a number could be counted up and a name guessed.
    case
        What it hangs on, such as ``"appeal:17"``.
    name
        What readers know it by; made harmless, and ending as its content does.
    media
        The media type of the content.
    size, sha256
        Of what is kept, which for a picture is not what was handed in.
    removed, why
        When and why its content was taken away; None and empty while it is there.
    """

    token: str
    case: str
    name: str
    media: str
    size: int
    sha256: str
    by: str
    kept: dt.datetime
    removed: dt.datetime | None = None
    why: str = ""
