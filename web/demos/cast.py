"""Who plays in the story: an account for each role, and the people behind them in each office."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tracker import accounts, credentials, departments, enterprises, people
from tracker.park_file import ParkFile
from tracker.records import Department, Enterprise, Person, PlanLine, Role
from web import reading
from web.demos import script

PREFERRED = ("FIRE", "EMB")
"""Whose officer and head one can sign in as, where the park has them."""

PLAIN = (
    ("admin", Role.ADMINISTRATOR),
    ("parkoffice", Role.COMMITTEE),
    ("centre", Role.SERVICE_CENTRE),
    ("supervisor", Role.SUPERVISION),
)
"""Logins of the roles that speak for nobody."""

FIRMS = ("firm1", "firm2")


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """
    An account that whoever looks at the demonstration may sign in to.

    Parameters
    ----------
    whose
        Name of the department or enterprise that it speaks for; empty for the others.
    """

    login: str
    role: Role
    name: str
    whose: str
    password: str


@dataclass(frozen=True)
class Cast:
    """
    The people of the story.

    Parameters
    ----------
    offices, firms
        Departments and enterprises; those with an account of their own come first.
    shown
        People that one can sign in as.
    others
        Everybody else who acts.
    """

    offices: tuple[Department, ...]
    firms: tuple[Enterprise, ...]
    shown: tuple[Person, ...]
    others: tuple[Person, ...]

    @property
    def everybody(self) -> tuple[Person, ...]:
        """All of them, the demonstration's own account first."""
        return (reading.DEMO, *self.shown, *self.others)

    def office(self, id: str) -> str:
        """A department by its id; in a park without it one of the first two plays its part."""
        known = [one.id for one in self.offices]
        if id in known:
            return id
        return known[PREFERRED.index(id) % len(known)] if id in PREFERRED else known[-1]

    def firm(self, place: int) -> Enterprise:
        """An enterprise by its place; the first two have an account. They come round again."""
        return self.firms[place % len(self.firms)]

    def officer(self, office: str) -> Person:
        """Who works for a department."""
        return self._of(Role.OFFICER, department=office)

    def head(self, office: str) -> Person:
        """The principal head of a department."""
        return self._of(Role.HEAD, department=office)

    def of_firm(self, place: int) -> Person:
        """Who speaks for one of the first two enterprises."""
        return [one for one in self.shown if one.role is Role.ENTERPRISE][place]

    def one(self, role: Role) -> Person:
        """The person of a role that there is once."""
        return self._of(role)

    def _of(self, role: Role, department: str | None = None) -> Person:
        known = (*self.shown, *self.others)
        return next(one for one in known if (one.role, one.department) == (role, department))


def cast_of(found: ParkFile, lines: Mapping[str, tuple[PlanLine, ...]]) -> Cast:
    """The people of a park; the enterprises with most to be inspected have the accounts."""
    known = {one.id: one for one in found.departments}
    first = [known[one] for one in PREFERRED if one in known]
    offices = (*first, *(one for one in found.departments if one not in first))
    wanted = [line.enterprise for own in lines.values() for line in own]
    firms = tuple(sorted(found.enterprises, key=lambda one: (-wanted.count(one.uscc), one.id)))
    shown = tuple(_shown(offices, firms))
    return Cast(offices, firms, shown, tuple(_others(offices)))


def _shown(offices: tuple[Department, ...], firms: tuple[Enterprise, ...]) -> Iterator[Person]:
    names = script.page("cast").part("names")
    for login, role in PLAIN:
        yield Person(login, names.text(login), role)
    for place, office in enumerate(offices[: len(PREFERRED)]):
        for role in (Role.OFFICER, Role.HEAD):
            name = names.texts(role.value)[place]
            yield Person(_login(office, role), name, role, department=office.id)
    for place, login in enumerate(FIRMS):
        firm = firms[place % len(firms)]
        yield Person(login, names.texts("enterprise")[place], Role.ENTERPRISE, enterprise=firm.id)


def _login(office: Department, role: Role) -> str:
    return f"{office.id.lower()}-{role.value}"


def _others(offices: tuple[Department, ...]) -> Iterator[Person]:
    """The people of the other departments, and a deputy for whom the first head has a paper."""
    names = script.page("cast").part("names")
    deputy = f"{offices[0].id.lower()}-deputy"
    yield Person(deputy, names.text("deputy"), Role.OFFICER, department=offices[0].id)
    for office in offices[len(PREFERRED) :]:
        short = office.short or office.id
        for role in (Role.OFFICER, Role.HEAD):
            name = office.contact if role is Role.OFFICER else ""
            told = name or names.text(f"any_{role.value}").format(office=short)
            yield Person(_login(office, role), told, role, department=office.id)


def open_accounts(cast: Cast) -> None:
    """Everybody gets an account, and nobody a password yet."""
    for one in cast.everybody:
        people.add(one, by=people.OPERATOR)


def hand_out_passwords(cast: Cast) -> None:
    """Whoever is shown can sign in from now on."""
    password = script.page("cast").text("password")
    for one in cast.shown:
        code = credentials.invite(one.login, by=people.OPERATOR)
        credentials.accept(code, password)


def demo_accounts() -> tuple[DemoAccount, ...]:
    """
    Which accounts of the demonstration can be signed in to; none where records are not invented.

    The password is the one that they were given: whoever changed it since knows another one.
    """
    if not reading.is_demo():
        return ()
    by = people.OPERATOR
    whose = {one.id: one.name for one in departments.list_departments(by=by)}
    whose |= {one.id: one.name for one in enterprises.list_enterprises(by=by)}
    password = script.page("cast").text("password")
    return tuple(
        DemoAccount(
            one.person.login,
            one.person.role,
            one.person.name,
            whose.get(one.person.department or one.person.enterprise or "", ""),
            password,
        )
        for one in accounts.list_accounts(by=by)
        if one.password_since is not None and one.closed is None and _is_ours(one.person)
    )


def _is_ours(person: Person) -> bool:
    """Whether an account is the story's own, and not one that somebody opened beside it."""
    office = person.department or ""
    plain = (login for login, _ in PLAIN)
    return person.login in (*plain, *FIRMS, f"{office.lower()}-{person.role.value}")
