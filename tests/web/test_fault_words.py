import pytest

from tracker.errors import Fault, FaultCode
from web.fault_words import WORDS, place, read
from web.translations import zh_Hans_CN


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (Fault("outcome", FaultCode.NOT_ALONE, "no penalty, first offence"), "首违不罚"),
        (Fault("attendance", FaultCode.CONTRADICTS, "missed"), "未成行"),
        (Fault("start", FaultCode.OUT_OF_RANGE, "Tue 09:00-10:00"), "周二 09:00-10:00"),
        (Fault("windows", FaultCode.WRONG_FORM, "Tue 09:00-10:00"), "Tue 09:00-10:00"),
        (Fault("start", FaultCode.BREAKS, "closed_hours_are_kept"), "避开企业不接待的时间"),
        (Fault("category", FaultCode.DIFFERS, "FINANCE"), "金融服务类"),
        (Fault("number", FaultCode.TAKEN, "penalty:3"), "行政处罚 3"),
        (Fault("fields", FaultCode.UNKNOWN, "opinion, rights"), "审批意见、权利告知"),
        (Fault("department", FaultCode.UNKNOWN, "FIRE, TAX"), "FIRE, TAX"),
        (Fault("why", FaultCode.MISSING), ""),
    ],
)
def test_a_code_is_read_as_its_readers_say_it(fault, told):
    assert read(fault, fault.found, "zh") == told


def test_a_paper_is_told_by_its_name():
    assert place("approval form", "zh") == "检查审批表"
    assert place("消防.xlsx, 计划, 3", "zh") == "消防.xlsx, 计划, 3"


def test_every_vocabulary_of_a_field_exists():
    prefixes = {key.partition(".")[0] for key in zh_Hans_CN.SENTENCES}

    assert {one for some in WORDS.values() for one in some} <= prefixes
