"""A code of the joint visit at E1, and what is scanned by it."""

from dataclasses import replace

from tests.tracker import onsite
from tests.tracker.builders import line, publish_plan
from tracker import visit_codes
from tracker.visit_codes import Shown

SECRET = "a secret that lies beside the database and not in it"
HERE, ELSEWHERE = "203.0.113.7", "203.0.113.8"


def code(uid: str = "") -> str:
    """The code of a visit; of the joint one, if none is said."""
    known = uid or onsite.visit().uid
    return visit_codes.codes_of([known], SECRET)[known]


def shown(uid: str = "", **facts: str) -> Shown:
    """Its code, as somebody scans it."""
    return replace(Shown(code(uid), SECRET, HERE), **facts)


def call_off() -> None:
    """The joint visit at E1 is called off: its departments go to E3 in its place."""
    publish_plan(line(enterprise="E3"), line("TAX", enterprise="E3"), line("EMB", enterprise="E2"))
