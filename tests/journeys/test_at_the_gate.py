"""An officer shows the code, and somebody at the gate scans it, confirms, refuses and rates."""

import datetime as dt

import pytest

from tests.journeys.town import Town
from tests.journeys.visitor import WITHOUT_SCRIPT, Way
from tracker import clock, database, people, proposals, visits
from tracker.records import Visit
from tracker.records.visit_codes import RefusalKind

pytestmark = pytest.mark.needs_peer


def awaited() -> Visit:
    """The next announced visit to which the fire brigade comes."""
    with database.session():
        found = visits.list_visits(by=people.COMMITTEE, department="FIRE", since=clock.now())
        return next(one for one in found if one.announced and not one.cancelled)


@pytest.mark.parametrize("way", WITHOUT_SCRIPT, ids=str)
def test_a_code_is_shown_scanned_and_told_by(town: Town, way: Way) -> None:
    visit = awaited()
    with (
        clock.fixed(visit.start + dt.timedelta(minutes=5)),
        town.visitor(way) as officer,
        town.visitor(way) as gate,
        town.visitor(way) as committee,
    ):
        officer.enters("fire-officer")
        officer.comes(f"/visits/{visit.uid}")
        officer.follow("gate.code.show", "main")
        officer.sees(officer.say("gate.code.hint"))
        assert officer.page.locator("svg.qr").count() == 1
        place = officer.page.get_by_role("link", name=officer.say("gate.code.open"))
        address = str(place.get_attribute("href")).removeprefix("/en")

        gate.comes(address)
        gate.sees(gate.say("gate.genuine"), visit.enterprise.name, visit.lead.name)
        gate.press("gate.arrive")
        gate.told("gate.arrived")
        gate.page.locator("summary", has_text=gate.say("gate.refuse")).first.click()
        gate.press("gate.refuse.do")
        gate.sees(gate.say("form.faults"))
        gate.tick(gate.cell(RefusalKind.OTHER))
        gate.write(gate.say("gate.text"), "要求购买产品")
        gate.press("gate.refuse.do")
        gate.told("gate.refused")
        gate.press("gate.leave")
        gate.told("gate.left")
        gate.tick(gate.say("rating.4"))
        gate.write(gate.say("gate.words"), "很快")
        gate.press("gate.rate.do")
        gate.told("gate.rated")

        committee.enters("parkoffice")
        committee.menu("refusals")
        committee.find(committee.cell(RefusalKind.OTHER))
        committee.does("refusals.answer", answer="已提醒该部门")
        committee.menu("ratings")
        committee.sees("很快")
        gate.comes(address)
        gate.sees("已提醒该部门", gate.say("gate.rated_at", moment="")[:3])
        officer.comes(f"/visits/{visit.uid}")
        officer.sees(officer.say("gate.told"))
        officer.misses("很快", "要求购买产品")


@pytest.mark.parametrize("way", WITHOUT_SCRIPT, ids=str)
def test_an_enterprise_proposes_another_time_and_reads_why_not(town: Town, way: Way) -> None:
    with database.session():
        ahead = visits.list_visits(by=people.COMMITTEE, enterprise="C001", since=clock.now())
        visit = max(ahead, key=lambda one: one.start)
        number = len(proposals.list_proposals(by=people.COMMITTEE)) + 1
    day = f"{visit.start:%Y-%m-%d}"
    with town.visitor(way) as firm, town.visitor(way) as committee:
        firm.enters("firm1")
        firm.comes(f"/visits/{visit.uid}")
        firm.follow("act.visits.propose-time", "main")
        for name, told in (("day", day), ("begins", "09:00"), ("ends", "12:00")):
            firm.page.locator(f"[name=slots-0-{name}]").fill(told)
        firm.press("act.visits.propose-time")
        firm.sees(firm.say("form.faults"))
        firm.page.locator("#reason").fill("设备检修")
        firm.press("act.visits.propose-time")
        firm.told("act.visits.propose-time.done")

        committee.enters("parkoffice")
        committee.comes(f"/weeks/{visit.week}")
        committee.sees(committee.say("proposal.badge"))
        committee.comes(f"/visits/{visit.uid}")
        committee.open(committee.say("proposal.title", number=number), "main")
        committee.sees(committee.say("move.fits"))
        committee.does("proposals.decline", answer="当天没有其他时间")

        firm.comes("/proposals")
        firm.sees("当天没有其他时间")
    with database.session():
        assert visits.show(visit.uid, by=people.COMMITTEE).start == visit.start
