"""Who leads where nothing else says so."""

from dataclasses import replace

from tests.tracker.builders import WEEK, department, enterprise, line
from tests.tracker.past import SAFETY
from tracker import leads
from tracker.records import Request, Risk


def request(office: str, item: str = "消防安全", minutes: int = 60, inspectors: int = 2) -> Request:
    found = line(office, item=item)
    return Request(
        f"{office}-1",
        WEEK,
        department(office),
        enterprise(),
        (found,),
        found.windows,
        minutes,
        inspectors,
    )


def catalogues(**risks: Risk):
    return {
        office: (replace(SAFETY, department=office, risk=risk),) for office, risk in risks.items()
    }


def test_the_table_s_order_decides_between_hazards_not_the_register_s():
    table = {"危险化学品": "EMB", "食品饮料": "SAMR", "有限空间": "EMB"}
    firm = enterprise(hazards=("食品饮料", "有限空间", "未知", "危险化学品"))

    assert leads.of_hazards(firm, table) == ("EMB", "SAMR")
    assert leads.of_hazards(enterprise(), table) == ()


def test_the_riskiest_item_then_length_then_people_then_the_id_decide():
    own = [
        request("A", minutes=90),
        request("B", minutes=120),
        request("C", minutes=90, inspectors=3),
        request("D"),
        request("E"),
    ]
    known = catalogues(A=Risk.MEDIUM, B=Risk.LOW, C=Risk.MEDIUM, D=Risk.HIGH, E=Risk.LOW)

    assert leads.of_risk(own, known) == ("D", "C", "A", "B", "E")


def test_where_all_items_are_alike_the_visit_itself_decides():
    own = [request("A"), request("B", minutes=90)]

    assert leads.of_risk(own, catalogues(A=Risk.LOW, B=Risk.LOW)) == ()
    assert leads.of_risk(own, {"A": (), "B": ()}) == ()
