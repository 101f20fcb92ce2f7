"""Appeals of enterprises on the command line."""

from web.commands.base import main


@main.group("appeals")
def group() -> None:
    """Appeals of enterprises: the one register."""
