"""Acts and nouns: what a service is called in addresses, whose right it is, where it leads."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.acts import Act as Right
from tracker.permissions import TABLE
from tracker.records import Person, Role
from tracker.week import Week
from web.acts.asked import OWN, Asked, asked

LONG = frozenset(
    {
        *("answer", "basis", "conclusion", "consequence", "decision", "demand", "evidence"),
        *("handling", "impact", "lesson", "note", "problem", "purpose", "reason", "reasons"),
        *("statement", "text", "why"),
    }
)
"""Texts that want more than a line wherever they are asked for."""


def roles_of(*rights: Right) -> frozenset[Role]:
    """The roles to which the tracker grants any of these rights, to whatever relation."""
    return frozenset(
        role for role, granted in TABLE.items() if not granted.keys().isdisjoint(rights)
    ) - {Role.FEED}


@dataclass(frozen=True, slots=True)
class Offer:
    """A draft that a form can be filled with: its heading, and words by field."""

    title: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """
    One service as an act of people.

    Parameters
    ----------
    name
        In addresses, such as ``propose-plan``; `service` is the tracker's name for it.
    rights
        What the tracker asks for: whoever has none of them never sees the act.
    on_thing
        Whether it is done to one thing; else it belongs to the list, such as entering a new one.
    long
        Texts that want more than a line, besides `LONG`; `short` are those that do not.
    choices
        Fields whose values are chosen from a source (`web.acts.sources`) other than their name's.
    initial
        What stands in the form before anything is typed, from the record.
    others
        Whether it may be done for others than the own department too: whose it is is asked then.
    grave
        Whether it cannot be undone: its page says so, and its button is red.
    offers
        Drafts to begin with, from the record and for a person: a heading, and what it fills in.
    first
        Fields that a form asks for before the others, in this order.
    unoffered
        Codes of a field that its form does not offer, because the service refuses them.
    asked_of
        Fields that only people of some roles can know, so that nobody else is asked for them.
    reveals
        Whether what it makes holds a secret that is told once: its page shows it in place of
        leading on (``NOUN/revealed.html``), and no answer of it is kept to be given again.
    """

    name: str
    asked: Asked
    rights: tuple[Right, ...]
    on_thing: bool = True
    long: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    choices: Mapping[str, str] = field(default_factory=dict)
    initial: Callable[[Any], Mapping[str, Any]] | None = None
    others: bool = False
    grave: bool = False
    offers: Callable[[Any, Person], Sequence[Offer]] | None = None
    first: tuple[str, ...] = ()
    unoffered: Mapping[str, frozenset[str]] = field(default_factory=dict)
    asked_of: Mapping[str, frozenset[Role]] = field(default_factory=dict)
    reveals: bool = False

    @property
    def service(self) -> str:
        """Module and function, such as ``handling.propose_plan``."""
        do = self.asked.do
        return f"{do.__module__.rpartition('.')[2]}.{do.__name__}"

    @property
    def roles(self) -> frozenset[Role]:
        """Who may ever do it."""
        return roles_of(*self.rights)

    def is_said(self, name: str, by: Person) -> bool:
        """
        Whether a field is not asked for: a person who speaks for one says it by being there, and
        nobody is asked for what people of that role cannot know.
        """
        if by.role not in self.asked_of.get(name, frozenset(Role)):
            return True
        return name in OWN and getattr(by, name) is not None and not self.others

    def in_order(self, names: Iterable[str]) -> list[str]:
        """Names of fields as a form asks for them: `first`, then the rest as it comes."""
        known = list(names)
        begin = [one for one in self.first if one in known]
        return begin + [one for one in known if one not in begin]

    def is_long(self, name: str) -> bool:
        """Whether a text wants more than a line."""
        return name in self.long or (name in LONG and name not in self.short)


def act(do: Callable[..., Any], *rights: Right, name: str = "", **more: Any) -> Act:
    """An act on one thing: the first parameter of the service is told by the address."""
    return _made(do, rights, name, {"heads": 1, **more}, on_thing=True)


def enters(do: Callable[..., Any], *rights: Right, name: str = "", **more: Any) -> Act:
    """An act of the whole list, such as entering a new one."""
    return _made(do, rights, name, {"heads": 0, **more}, on_thing=False)


def _made(
    do: Callable[..., Any],
    rights: tuple[Right, ...],
    name: str,
    more: dict[str, Any],
    *,
    on_thing: bool,
) -> Act:
    reading = {
        key: more.pop(key)
        for key in ("heads", "given", "left_out", "without", "fixed")
        if key in more
    }
    return Act(
        name=name or do.__name__.replace("_", "-"),
        asked=asked(do, **reading),
        rights=rights,
        on_thing=on_thing,
        long=frozenset(more.pop("long", ())),
        short=frozenset(more.pop("short", ())),
        **more,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """
    A kind of thing: how it is found, and what may be done to it.

    Parameters
    ----------
    name
        In addresses, plural, such as ``appeals``; `thing` is its word in errors and catalogues.
    rights
        Who may ever read it.
    show, lists
        Services that read one and many; None where there is no such page.
    key
        The kind of its key; `key_of` reads it from a record.
    case
        The log's name of one, whose last event is what a writer has seen; None: it has no log.
    possible
        Names of the services that may be called now; None: every act is offered.
    """

    name: str
    thing: str
    rights: tuple[Right, ...]
    acts: tuple[Act, ...] = ()
    show: Callable[..., Any] | None = None
    lists: Callable[..., Any] | None = None
    key: type[int] | type[str] | type[Week] = int
    key_of: Callable[[Any], Any] = lambda record: record.id
    case: Callable[[Any], str] | None = None
    possible: Callable[[Any, Person], Collection[str]] | None = None

    @property
    def readers(self) -> frozenset[Role]:
        """Who may ever read it."""
        return roles_of(*self.rights)

    def named(self, name: str) -> Act:
        """One of its acts; KeyError if it has none of that name."""
        return {one.name: one for one in self.acts}[name]

    def open_to(self, by: Person, record: Any = None) -> tuple[Act, ...]:
        """The acts that this person may do now: to a thing, or to the list if none is given."""
        wanted = [one for one in self.acts if one.on_thing == (record is not None)]
        allowed = [one for one in wanted if by.role in one.roles]
        if record is None or self.possible is None:
            return tuple(allowed)
        legal = self.possible(record, by)
        return tuple(one for one in allowed if one.service in legal)
