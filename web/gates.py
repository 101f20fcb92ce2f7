"""What stands at a gate: the secret that codes of visits are judged by, and where they lead."""

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
