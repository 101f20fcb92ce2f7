"""The papers of visits on the command line."""

import datetime as dt
import json

import pytest

from tests.tracker.builders import OPERATOR, officer
from tests.tracker.onsite import LATER, NINE
from tests.web.commands.onsite import FIRE, TAX, enter
from tracker import clock, database, people
from tracker.records import Role

HEAD = ("--as", "FIRE-head")
BEFORE = NINE - dt.timedelta(days=1)
FORM = ("basis=消防法", "officers=某甲", "officers=某乙", "opinion=同意")


def test_a_form_is_filled_shown_and_signed(published: str):
    with clock.fixed(BEFORE), database.session():
        people.add(officer("FIRE", Role.HEAD), by=OPERATOR)

    first = enter("papers", "fill", published, "approval-form", *FORM[:3], *FIRE, now=BEFORE)
    second = enter("papers", "fill", published, "approval-form", FORM[3], *FIRE, now=BEFORE)
    signed = enter("papers", "sign", published, "approval-form", *HEAD, now=BEFORE)

    assert first.stdout == "检查审批表：填写中，尚缺 opinion\n"
    assert second.stdout == "检查审批表：填写中\n"
    assert signed.stdout == "检查审批表：已签署\n"
    told = enter("papers", "show", published, "approval-form", *FIRE).stdout
    assert all(word in told for word in ("E1 公司", "某甲、某乙", "opinion", "同意"))
    whose = ("--department", "FIRE", "--json")
    (one,) = json.loads(enter("papers", "show", published, "approval-form", *whose).stdout)
    assert (one["state"], one["entered"]["officers"]) == ("signed", ["某甲", "某乙"])


def test_a_record_that_the_enterprise_did_not_sign_is_frozen(published: str):
    fields = (
        *("arrived=2026-12-01 09:00", "left=2026-12-01 10:00", "facts=正常"),
        *("persons_present=某厂长", "certificates_shown=粤P1"),
    )
    enter("papers", "fill", published, "on-site-record", *fields, *TAX, now=LATER)

    told = enter(
        "papers", "refuse", published, "on-site-record", "--reason", "不在场", *TAX, now=LATER
    )

    assert told.stdout == "现场检查笔录：当事人拒签\n"
    again = enter("papers", "sign", published, "on-site-record", *TAX, now=LATER)
    assert (again.exit_code, again.stdout) == (2, "")
    assert "目前“当事人拒签”" in again.stderr


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("fill", "UID", "approval-form", "opinion", *FIRE), "is no field"),
        (("fill", "UID", "approval-form", "colour=red", *FIRE), "栏数或页数：没有“colour”"),
        (("sign", "UID", "approval-form", *FIRE), "不能签署检查审批表，须由本部门主要负责人签署"),
        (("sign", "UID", "letter", *FIRE), "approval-form, on-site-record, result-notice"),
        (("show", "UID", "approval-form"), "没有检查文书"),
    ],
)
def test_what_cannot_be_done_is_told(published: str, words: tuple[str, ...], fault: str):
    told = enter("papers", *(published if word == "UID" else word for word in words))

    assert (told.exit_code, told.stdout) == (2, "")
    assert fault in told.stderr
