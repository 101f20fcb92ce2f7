"""Who may sign in a head's place, on the command line."""

from tests.tracker.appeals.builders import TODAY
from tests.web.commands.conftest import Type
from tracker import database, settings
from tracker.people import COMMITTEE

ASK = ("delegate", "fire-officer", "委托书〔2026〕1号", "--since", TODAY, "--until", TODAY)


def test_nobody_signs_for_a_head_unless_the_park_allows_it(desk: Type):
    told = desk(*ASK, by="fire-head")

    assert told.exit_code == 2
    assert "“部门主要负责人”不能委托他人签字，系统设置尚未允许" in told.stderr


def test_a_delegation_is_given_listed_and_revoked(desk: Type):
    with database.session():
        settings.write("delegation.allowed", True, "纪要 1 号", by=COMMITTEE)

    given = desk(*ASK, by="fire-head")
    listed = desk("delegations", by="fire-head").stdout
    revoked = desk("revoke", 1, by="fire-head")

    assert given.stdout == f"签字委托 1：fire-officer，{TODAY} 至 {TODAY}\n"
    assert all(word in listed for word in ("FIRE", "fire-officer", "委托书〔2026〕1号"))
    assert revoked.stdout == "签字委托 1 已收回\n"
    assert "2026-11-19 00:00" in desk("delegations", by="committee").stdout
    assert desk("revoke", 9, by="fire-head").stderr == (
        "没有签字委托 9，或者不归您看；可用 `onevisit appeals delegations` 查看\n"
    )


def test_every_fault_of_a_delegation_is_read_aloud(desk: Type):
    with database.session():
        settings.write("delegation.allowed", True, "纪要 1 号", by=COMMITTEE)

    told = desk("delegate", "clerk", " ", *ASK[3:5], "--until", "2027-12-31", by="fire-head")

    assert told.stderr.splitlines() == [
        "委托书：未填写",
        "截止日期：2027-12-31 太晚，最晚到 2027-02-18",
        "登录名：没有“clerk”",
    ]
