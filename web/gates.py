"""What stands at a gate: the secret that codes of visits are judged by, and their pictures."""

import io

import segno
from markupsafe import Markup

from web import hygiene
from web.config import Config


def secret_of(config: Config) -> str:
    """
    The secret of codes; that of cookies, which the tracker makes another one of.

    Raises
    ------
    BadSetting
        If several hosts may serve and nobody has given them one key.
    """
    return hygiene.key_of(config)


def link(config: Config, page: str) -> str:
    """The whole address of a page of ours, as it is scanned."""
    return f"{config.link}{page}"


def picture(text: str, label: str) -> Markup:
    """A text as a QR code for a page; `label` says it to whoever does not see it."""
    drawn = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(
        drawn,
        kind="svg",
        border=4,
        xmldecl=False,
        svgclass="qr",
        lineclass=None,
        title=label,
        omitsize=True,
        dark="#000",
        light="#fff",
    )
    return Markup(drawn.getvalue().decode())
