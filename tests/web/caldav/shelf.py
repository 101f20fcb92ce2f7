"""A calendar server that keeps its calendars in memory, and can be away or be full."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.records.served import ServedFault
from web.caldav.server import NotKept


@dataclass
class Shelf:
    """
    Calendars by name, with the bytes of each entry.

    Parameters
    ----------
    takes
        So many entries until it hangs up.
    tells
        Whether it says the tag of what it has taken.
    """

    calendars: dict[str, dict[str, bytes]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    takes: int = 10**6
    tells: bool = True

    def tags(self, calendar: str) -> Mapping[str, str] | None:
        self.asked.append(f"tags {calendar}")
        found = self.calendars.get(calendar)
        return None if found is None else {name: tag(one) for name, one in found.items()}

    def make(self, calendar: str, title: str) -> None:
        assert calendar not in self.calendars
        self.calendars[calendar], self.titles[calendar] = {}, title

    def put(self, calendar: str, name: str, content: bytes, old: str | None) -> str:
        if not self.takes:
            raise NotKept(ServedFault.UNREACHABLE, "ConnectionResetError")
        self.takes -= 1
        there = self.calendars[calendar].get(name)
        assert old == (tag(there) if there is not None else None)
        self.asked.append(f"put {calendar} {name}")
        self.calendars[calendar][name] = content
        return tag(content) if self.tells else ""

    def drop(self, calendar: str, name: str, old: str) -> None:
        assert tag(self.calendars[calendar].pop(name)) == old
        self.asked.append(f"drop {calendar} {name}")

    def puts(self) -> list[str]:
        """What was put and dropped since this was last asked."""
        found = [one for one in self.asked if not one.startswith("tags")]
        self.asked.clear()
        return found


def tag(content: bytes) -> str:
    return f'"{hash(content)}"'
