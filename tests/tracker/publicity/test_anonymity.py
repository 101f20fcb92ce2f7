"""A text that tells who it is about is found out, however it is spelt."""

import datetime as dt

import pytest

from tests.tracker.builders import OPERATOR, enterprise
from tracker import contacts, enterprises, officers, people
from tracker.database import reading
from tracker.errors import Fault, FaultCode
from tracker.publicity import anonymity
from tracker.records import Contact, ContactPost, Officer, Person, Role

FIRM = {
    "name": "河源市源城区华盛电子科技（广东）有限公司",
    "address": "河源市源城区高新五路8号",
    "contact": "李晓梅",
    "phone": "0762-3312345",
}


@pytest.fixture(autouse=True)
def registers(park: str):
    enterprises.register(enterprise("E1", **FIRM), by=OPERATOR)
    people.add(Person("zhang", "张三丰", Role.COMMITTEE), by=OPERATOR)
    officers.register(Officer("44160001", "王小明", "FIRE", dt.date(2028, 1, 1)), by=OPERATOR)
    card = Contact("赵主任", "13800138000")
    contacts.name("FIRE", next(iter(ContactPost)), card, by=OPERATOR)


def found(text: str) -> list[str]:
    with reading():
        faults = list(anonymity.faults({"problem": text}))
    assert {(one.field, one.code) for one in faults} <= {("problem", FaultCode.NAMES_SOMEBODY)}
    return [one.found for one in faults]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("华盛电子科技反映", "华盛电子科技"),
        ("华 盛·电子 科技反映", "华盛电子科技"),
        ("信用代码 9144000000000000e1", "9144000000000000E1"),
        ("地址高新五路８号", "高新五路8号"),
        ("李晓梅来电", "李晓梅"),
        ("电话 0762 3312345", "07623312345"),
        ("张三丰处理", "张三丰"),
        ("由 ZHANG 处理", "zhang"),
        ("王小明上门", "王小明"),
        ("赵主任协调", "赵主任"),
        ("手机 139 0013 9000", "139 0013 9000"),
        ("身份证 44160219900101123X", "44160219900101123X"),
        ("写信到 a.b@example.org", "a.b@example.org"),
        ("代码 91441600MA4WXYXC6T", "91441600MA4WXYXC6T"),
    ],
)
def test_whoever_is_named_is_found(text: str, what: str):
    assert what in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "某电子企业反映用电不足，三个部门 2026 年一起上门，少跑 12 次",
        "zhangjiang 园区",
        "",
    ],
)
def test_who_names_nobody_is_taken(text: str):
    assert found(text) == []


def test_every_field_tells_its_own_faults():
    with reading():
        told = [*anonymity.faults({"title": "李晓梅", "result": "好", "lesson": "李晓梅王小明"})]

    assert told == [
        Fault("title", FaultCode.NAMES_SOMEBODY, "李晓梅"),
        Fault("lesson", FaultCode.NAMES_SOMEBODY, "李晓梅"),
        Fault("lesson", FaultCode.NAMES_SOMEBODY, "王小明"),
    ]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("广东省河源市源城区华盛有限责任公司", "华盛"),
        ("华盛集团股份有限公司", "华盛集团"),
        ("源城区大同食品厂", "大同食品"),
        ("宏达（河源）实业有限公司分公司", "宏达实业"),
    ],
)
def test_a_name_has_short_forms(name: str, short: str):
    assert short in [*anonymity.names_of(name)]
