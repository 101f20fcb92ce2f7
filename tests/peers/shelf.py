"""A calendar server that we did not write, which a program keeps up to date: see shelve.py."""

import json
import urllib.request

from tests.peers.lasting import Lasting


class Shelf:
    """A collection of events in Radicale."""

    def __init__(self, program: Lasting) -> None:
        self._program = program
        self.address = program.line().decode()

    def put(self, feed: bytes) -> dict[str, list[str]]:
        """Put every event of a feed into it; the uids that it then finds, by day in UTC."""
        found = json.loads(self._program.ask(json.dumps(feed.decode()).encode() + b"\n"))
        assert isinstance(found, dict)
        return found

    def feed(self) -> bytes:
        """The whole collection as a feed."""
        with urllib.request.urlopen(self.address) as answer:
            content: bytes = answer.read()
        return content
