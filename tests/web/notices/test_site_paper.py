"""Approval form, on-site record and notice of the result on paper."""

import pytest

from tests.tracker.builders import officer
from tests.web.notices import tagged, week
from tests.web.notices.week import CONFIG, UID, board, plain, words_of
from tracker import site_records
from tracker.records import SiteRecordKind
from web.notices import given, site_paper
from web.notices.printing import Press


@pytest.fixture(autouse=True)
def published(records):
    week.publish_first()


@pytest.fixture(scope="module")
def press():
    return Press(None, given.FORM)


def fields(kind):
    found = board()
    paper = site_records.show(UID, "FIRE", kind, by=officer())
    shown = next(one for one in found.visits if one.uid == UID)
    rows = [
        (name, (value,) if isinstance(value, str) else value)
        for name, value in paper.fields.items()
    ]
    rows += [(name, ()) for name in paper.missing]
    return site_paper.fields(found.park, shown, paper, rows, phone=CONFIG.phone, language="zh")


def test_an_approval_form_holds_every_field_that_is_known(press):
    words = words_of(press.print(fields(SiteRecordKind.APPROVAL_FORM)))

    paper = site_records.show(UID, "FIRE", SiteRecordKind.APPROVAL_FORM, by=officer())
    assert {"officers", "opinion", "source", "basis"} <= paper.fields.keys()
    for value in paper.fields.values():
        for one in (value,) if isinstance(value, str) else value:
            assert plain(one) in words
    assert "检查审批表" in words
    assert "本部门主要负责人签名" in words


def test_the_result_notice_bears_a_seal_and_the_others_do_not():
    ends = {kind: [one["kind"] for one in fields(kind)["blocks"]][-1] for kind in SiteRecordKind}

    assert ends == {
        SiteRecordKind.APPROVAL_FORM: "blanks",
        SiteRecordKind.ON_SITE_RECORD: "blanks",
        SiteRecordKind.RESULT_NOTICE: "seal",
    }


def test_what_people_write_at_length_has_room_for_it():
    table = fields(SiteRecordKind.ON_SITE_RECORD)["blocks"][0]
    room = {name: len(words.split("\n")) for name, words in table["rows"]}

    assert (room["检查情况"], room["到达时间"]) == (5, 1)


@pytest.mark.parametrize("kind", list(SiteRecordKind))
def test_everybody_can_read_them(press, tmp_path, kind):
    document = press.print(fields(kind))

    assert tagged.faults(document) == []
    assert tagged.validated(document, tmp_path / "paper.pdf") == []
