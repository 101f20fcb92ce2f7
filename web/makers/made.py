"""What a maker is told and what it gives back."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass
from typing import Any, TypeVar

from tracker.records import Person
from web.config import Config

T = TypeVar("T")


class Stopped(Exception):
    """Nobody wants it any more; raised by `Asked.step`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """
    What is to be made.

    Parameters
    ----------
    told
        All that it depends on besides the records.
    by
        In whose name the records are read.
    beat
        Told how many steps of how many are done; whether to go on.
    """

    told: Mapping[str, Any]
    by: Person
    config: Config
    beat: Callable[[int, int], bool]

    def step(self, done: int, total: int) -> None:
        """Tell how far it is; Stopped if nobody wants it any more."""
        if not self.beat(done, total):
            raise Stopped

    def steps(self, things: Iterable[T], among: Sized) -> Iterator[T]:
        """The things one after the other, told as they go by; as many as there are `among`."""
        self.step(0, len(among))
        for done, one in enumerate(things, start=1):
            yield one
            self.step(done, len(among))


@dataclass(frozen=True, slots=True)
class Made:
    """A file: its name, its media type, its content."""

    name: str
    media: str
    content: bytes


Maker = Callable[[Asked], Made]
