"""The committee's week: collected, planned, steered, compared and published, by the pages alone."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.town import Town
from tests.journeys.visitor import WAYS, Visitor, Way
from tests.web.builders import HEADER, TINGXIN, ZHIXI, sheet_row
from tracker import instructions, runs, versions, visits, weeks
from tracker.records import InstructionKind, RunState, VersionState, WeekState
from tracker.week import Week
from web import jobs, preparing, wording

pytestmark = pytest.mark.needs_peer

WEEK = Week.parse("2026-W50")
LATE = "某区消防救援大队"
FIRM, OTHER = "河源市榕汀新材料有限公司", "河源市芷溪涂料有限公司"
SHEET = (
    sheet_row(FIRM, TINGXIN, "消防设施", "12月8日 上午；12月9日 上午"),
    sheet_row(FIRM, TINGXIN, "夜间值守", "12月10日 上午"),
    sheet_row(OTHER, ZHIXI, "消防设施", "12月7日 上午；12月11日 上午"),
)


def collect(clerk: Visitor, sheet: Path) -> None:
    """See who is late, and take in what they sent by another way."""
    clerk.menu("weeks")
    clerk.open(wording.week("2026-W50", clerk.way.language), "main")
    clerk.tab("plans")
    clerk.sees(clerk.say("plans.missing") + LATE, clerk.say("plans.not_in"))
    clerk.follow("plans.upload", "main")
    clerk.pick(clerk.say("plans.whose"), LATE)
    clerk.hand_in(clerk.say("field.file"), sheet)
    clerk.press("plans.look")
    clerk.sees(clerk.say("plans.nothing_yet"), OTHER)
    clerk.press("plans.confirm")
    clerk.told("plans.taken", new=3, changed=0, withdrawn=0, unchanged=0)
    clerk.misses(clerk.say("plans.missing"))


def let_pass(clerk: Visitor) -> None:
    """A request that the checks hold back is planned all the same, for a reason."""
    clerk.tab("checks")
    clerk.sees(clerk.say("checks.blocking.hint"), OTHER)
    clerk.does("overrides.override", reason="企业申请复查，同意入企")
    clerk.told("act.done", act=clerk.say("act.overrides.override"))


def plan(clerk: Visitor) -> int:
    """Start the planner and watch the page until it tells by itself that it is over."""
    clerk.tab("runs")
    clerk.write(clerk.say("field.runs.seconds"), "20")
    clerk.press("runs.begin")
    clerk.sees(clerk.cell(RunState.QUEUED), clerk.say("runs.no_plan_yet"))
    run = int(clerk.page.url.rpartition("/")[2])
    jobs.carry_out(run)
    seen = clerk.page.locator("#run")
    expect(seen.locator("[data-told=state]")).to_have_text(clerk.cell(RunState.FINISHED))
    for one in ("visits", "bound"):
        expect(seen.locator(f"[data-told={one}]")).to_have_text("3")
    clerk.page.wait_for_load_state()
    clerk.look()
    clerk.sees(wording.proof((0, 3), (0, 3), clerk.way.language, long=True))
    return run


def steer(clerk: Visitor) -> None:
    """Want four things of the plan, each by its button."""
    clerk.tab("steering")
    wanted: dict[InstructionKind, tuple[tuple[str, ...], dict[str, str]]] = {
        InstructionKind.PIN: (("夜间值守",), {"day": "2026-12-10", "time": "10:00"}),
        InstructionKind.FORBID: (
            ("粉尘防爆",),
            {"day": "2026-12-08", "time": "08:30", "until": "09:00"},
        ),
        InstructionKind.TOGETHER: (("消防设施", "粉尘防爆"), {}),
        InstructionKind.APART: (("夜间值守", "粉尘防爆"), {}),
    }
    for kind, (items, when) in wanted.items():
        clerk.open(clerk.cell(kind), "main .acts")
        clerk.pick(clerk.say("field.enterprise"), FIRM)
        clerk.press("steering.choose_firm")
        clerk.press("steering.keep")
        clerk.sees(clerk.say("form.faults"))
        for one in items:
            clerk.tick(one)
        names = {"day": "field.day", "time": "steering.from", "until": "steering.until"}
        for name, value in when.items():
            clerk.field(clerk.say(names[name])).select_option(value)
        clerk.tell("instructions", reason="企业当周盘点，请照此安排")
        clerk.press("steering.keep")
        clerk.told("steering.kept", kind=clerk.cell(kind))


def ask_why(clerk: Visitor, town: Town) -> None:
    """The page says what the plan knows, and by itself the rest once it is searched for."""
    clerk.follow("why.ask", "main")
    clerk.sees(clerk.say("why.single"), clerk.say("preparing.title.why"))
    clerk.misses(clerk.say("why.fixed"))
    preparing.work_off(town.app.config["ONEVISIT"])
    clerk.sees(clerk.say("why.lead.alone"), clerk.say("why.fixed"))
    clerk.look()
    clerk.go(clerk.page.locator(".back a"))


def move(clerk: Visitor, town: Town) -> None:
    """Move a visit by the keyboard alone: refused where the checker says so, else a new draft."""
    clerk.tab("board")
    clerk.enter_key(clerk.page.locator("a.card:visible", has_text="10:00").first)
    ask_why(clerk, town)
    for hour, answer in (("11:15", "move.broken"), ("09:15", "move.fits")):
        clerk.field(clerk.say("move.time")).focus()
        clerk.page.keyboard.type(hour)
        clerk.page.keyboard.press("Tab")
        clerk.enter_key(clerk.page.locator("button:focus"))
        clerk.sees(clerk.say(answer))
    clerk.tell("instructions", reason="企业上午十点有客户来访")
    clerk.press("move.do")
    clerk.told("move.done", version=3)
    clerk.sees("09:15")


def publish(clerk: Visitor) -> None:
    """Compare, see who will be told, and publish."""
    clerk.tab("versions")
    clerk.page.get_by_label(f"{clerk.say('versions.before')} 1", exact=True).check()
    clerk.press("versions.compare")
    clerk.sees(clerk.say("compare.kind.changed"), clerk.say("compare.title", before=1, after=3))
    clerk.sees("09:15")
    clerk.go(clerk.page.locator(".back a"))
    clerk.follow("week.step.publish", "main")
    clerk.sees(clerk.say("publish.will_tell", enterprises=2, departments=2))
    told = clerk.page.locator("section section", has_text=clerk.say("publish.enterprises"))
    expect(told.locator("li")).to_contain_text([FIRM, OTHER])
    clerk.press("publish.do", version=3)
    told = clerk.say("publish.counts", new=3, changed=0, cancelled=0)
    clerk.told("publish.told", version=3, told=told)
    clerk.sees(clerk.cell(WeekState.PUBLISHED))


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_the_committee_brings_a_week_from_plan_lines_to_a_published_plan(
    town: Town, tmp_path: Path, way: Way
) -> None:
    sheet = tmp_path / "消防.csv"
    sheet.write_text("\n".join([HEADER, *SHEET]) + "\n", encoding="utf-8")

    with town.visitor(way) as clerk:
        clerk.enters("parkoffice")
        collect(clerk, sheet)
        let_pass(clerk)
        clerk.menu("weeks")
        clerk.open(wording.week("2026-W50", way.language), "main")
        first = plan(clerk)
        clerk.follow("runs.see_draft", "main", version=1)
        clerk.sees(clerk.say("board.draft.note"), FIRM)
        steer(clerk)
        plan(clerk)
        clerk.follow("runs.see_draft", "main", version=2)
        move(clerk, town)
        publish(clerk)

    with town.records("parkoffice") as by:
        assert runs.show(first, by=by).state is RunState.FINISHED
        kinds = {one.kind for one in instructions.list_instructions(WEEK, by=by)}
        assert len(kinds) == 4
        assert weeks.show_week(WEEK, by=by).published == 3
        latest = versions.list_versions(WEEK, by=by)[0]
        assert (latest.number, latest.state) == (3, VersionState.PUBLISHED)
    with town.records("firm2") as firm:
        told = visits.list_visits(WEEK, by=firm)
        assert [one.enterprise.name for one in told] == [OTHER]
