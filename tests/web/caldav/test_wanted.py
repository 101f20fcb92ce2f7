"""What is to stand on a calendar server is what the same reader could subscribe."""

from tests.tracker import builders
from tests.tracker.builders import COLLECTING, line, publish_plan
from tracker import clock
from web.caldav.wanted import digest, name_of, scopes, wanted


def test_a_department_s_calendar_holds_nothing_of_others(records):
    with clock.fixed(COLLECTING):
        builders.park()
        publish_plan(line(), line("TAX", "E2", announced=False))
        held = {scope: sorted(wanted(scope, records).entries) for scope in scopes()}

    own = {scope: [name.partition("@")[0] for name in names] for scope, names in held.items()}
    assert own == {
        "committee": ["2026-W49-E1-1", "2026-W49-E2-1"],
        "EMB": [],
        "FIRE": ["2026-W49-E1-1"],
        "TAX": ["2026-W49-E2-1"],
    }


def test_the_same_uid_has_the_same_file_whatever_it_holds():
    assert name_of("2026-W49-C001-1@little.onevisit") == "2026-W49-C001-1@little.onevisit.ics"
    assert name_of("a/b 甲") == "a%2Fb%20%E7%94%B2.ics"


def test_equal_bytes_have_one_digest():
    assert digest(b"a") == digest(b"a") != digest(b"b")
