"""Who may open what: every address, every role and strangers, what is one's own or not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.routing import Rule

from tests.journeys.district import District, opened, walked
from tracker import database, history
from tracker.errors import NotAllowed, NotFound
from tracker.records import Role, Seal
from web import access
from web.acts.act import Noun
from web.acts.nouns import NOUNS

API = "/api/"
"""Programs show a token and get problems: they have a matrix of their own."""


@pytest.fixture(scope="module")
def district(lived: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[District]:
    with opened(lived, tmp_path_factory.mktemp("district")) as found:
        yield found


@pytest.fixture(scope="module")
def walk(district: District) -> tuple[Seal, dict[str, dict[str, int]], Seal]:
    """What each person comes to by clicking, with the log as it stood before and after."""
    with database.session():
        before = history.seal()
    found = {login: walked(browser) for login, browser in district.browsers.items()}
    with database.session():
        return before, found, history.seal()


@pytest.fixture(scope="module")
def paths(walk: tuple[Seal, dict[str, dict[str, int]], Seal]) -> dict[str, dict[str, int]]:
    """What each person comes to by clicking from the first page."""
    return walk[1]


@pytest.fixture(scope="module")
def seals(walk: tuple[Seal, dict[str, dict[str, int]], Seal]) -> tuple[Seal, Seal]:
    """The log before and after everybody has looked around."""
    return walk[0], walk[2]


def _plain(district: District) -> list[Rule]:
    """Addresses to look at that name no thing, in Chinese."""
    return [
        rule
        for rule in district.app.url_map.iter_rules()
        if "GET" in (rule.methods or ())
        and not rule.arguments
        and not rule.rule.startswith(("/en", API))
    ]


def test_every_address_says_who_may_open_it(district):
    silent = [
        rule.rule
        for rule in district.app.url_map.iter_rules()
        if access.audience(district.app, rule.endpoint) is None
    ]

    assert silent == []


def test_each_role_opens_what_is_declared_for_it_and_nothing_else(district):
    wrong = []
    for rule in _plain(district):
        allowed = access.audience(district.app, rule.endpoint) or frozenset()
        for login, browser in district.browsers.items():
            status = browser.get(rule.rule).status_code
            is_open = status not in (404, 405)
            if is_open != (district.people[login].role in allowed) or status >= 500:
                wrong.append(f"{login} {rule.rule}: {status}")

    assert wrong == []
    assert len(_plain(district)) > 60


def test_a_stranger_is_led_to_the_door_or_sees_what_is_for_everybody(district):
    wrong = []
    for rule in _plain(district):
        allowed = access.audience(district.app, rule.endpoint) or frozenset()
        answer = district.stranger.get(rule.rule)
        at_door = answer.status_code == 302 and "/sign-in" in (answer.location or "")
        if at_door == (Role.ANONYMOUS in allowed) and rule.rule != "/":
            wrong.append(f"{rule.rule}: {answer.status_code} {answer.location}")

    assert wrong == []


def test_no_click_leads_to_a_wall_or_a_fault(paths):
    wrong = [
        f"{login} {address}: {status}"
        for login, found in paths.items()
        for address, status in found.items()
        if status not in (200, 302)
    ]

    assert wrong == []


def _things(district: District) -> Iterator[tuple[Noun, str]]:
    """Every thing that anybody comes to, by its noun and its key as addresses write it."""
    for noun in NOUNS.values():
        if noun.show is not None:
            yield noun, noun.name


def _keys(paths: dict[str, dict[str, int]], noun: Noun) -> dict[str, set[str]]:
    """The keys of a noun's pages that each person came to."""
    beginning = f"/{noun.name}/"
    return {
        login: {
            address.removeprefix(beginning)
            for address in found
            if address.startswith(beginning) and "/" not in address.removeprefix(beginning)
        }
        for login, found in paths.items()
    }


def test_what_others_came_to_opens_only_where_the_tracker_lets_one_see_it(district, paths):
    wrong, cells = [], 0
    for noun, name in _things(district):
        known = set().union(*_keys(paths, noun).values())
        for login, browser in district.browsers.items():
            person = district.people[login]
            for key in known:
                cells += 1
                status = browser.get(f"/{name}/{key}").status_code
                if (status == 200) != _sees(noun, key, person):
                    wrong.append(f"{login} /{name}/{key}: {status}")

    assert wrong == []
    assert cells > 500


def _sees(noun, key, person) -> bool:
    """Whether the service that reads a thing, asked without any page, shows it to a person."""
    if person.role not in noun.readers:
        return False
    with database.session():
        try:
            noun.show(
                noun.key.parse(key) if hasattr(noun.key, "parse") else noun.key(key), by=person
            )
        except (NotFound, NotAllowed):
            return False
    return True


def test_no_form_is_taken_without_the_token_of_its_page(district):
    wrong = [
        rule.rule
        for rule in district.app.url_map.iter_rules()
        if "POST" in (rule.methods or ()) and not rule.rule.startswith(("/en", API))
        for status in [district.browsers["admin"].post(_filled(rule)).status_code]
        if status not in (400, 404)
    ]

    assert wrong == []


def _filled(rule: Rule) -> str:
    """An address with something that looks right in each place."""
    address = rule.rule
    for name in rule.arguments:
        for kind in ("int", "week", "string", "path"):
            sample = {"int": "1", "week": "2026-W48"}.get(kind, "x")
            address = address.replace(f"<{kind}:{name}>", sample)
        address = address.replace(f"<{name}>", "x")
    return address


def test_looking_at_pages_changes_nothing(paths, seals):
    before, after = seals

    assert sum(len(found) for found in paths.values()) > 500
    assert before == after
