"""A calendar on a desk that refreshes by itself: see in_evolution.py."""

import json
from typing import Any

from tests.peers.lasting import Lasting


class Desk:
    """What it shows of a feed."""

    def __init__(self, program: Lasting) -> None:
        self._program = program

    def refreshed(self, wanted: list[list[str]]) -> Any:
        """What is shown as soon as it is what is wanted, or when it has not become so."""
        return json.loads(self._program.ask(json.dumps(wanted).encode() + b"\n"))
