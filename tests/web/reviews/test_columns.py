"""Each figure of a review stands under its own heading."""

from tests.web.reviews.builders import CAPS, DEPARTMENTS, ENTERPRISES, NAMES
from web.reviews import columns
from web.reviews.columns import Columns, Full, Names
from web.reviews.tables import Cell


def cells(shown: Columns, one: object) -> dict[str, Cell]:
    return {column.key: column.of(one) for column in shown}


def test_an_enterprise_shows_who_came_again_and_on_which_exemptions():
    assert cells(columns.of_enterprises(NAMES, "zh"), ENTERPRISES[0]) == {
        "enterprise": "河源市清泉饮料有限公司",
        "review_visits": 3,
        "review_joint": 1,
        "review_direct": 2,
        "repeats": "源城区消防救援大队、源城区应急管理局",
        "exempt": "D5\u00a0×\u00a02、E7\u00a0×\u00a01",
        "inspections": 8,
        "exempt_share": 0.375,
    }


def test_a_department_shows_how_it_came():
    assert cells(columns.of_departments(NAMES, "zh"), DEPARTMENTS[0]) == {
        "department": "源城区税务局",
        "review_visits": 4,
        "review_joint": 3,
        "review_direct": 1,
        "came_on_time": 2,
        "came_late": 1,
        "came_absent": 5,
        "reports_late": 6,
        "exempt": "D1\u00a0×\u00a01",
        "own_inspections": 5,
        "exempt_share": 0.2,
    }


def test_a_department_that_did_not_inspect_has_no_share():
    assert cells(columns.of_departments(NAMES, "zh"), DEPARTMENTS[2])["exempt_share"] is None


def test_a_cap_shows_its_use_and_where_it_is_reached():
    assert cells(columns.of_caps(NAMES, "en"), CAPS[0]) == {
        "department": "源城区税务局",
        "number": "TAX-01",
        "item": "发票",
        "cap": 1,
        "most": 1,
        "seen_at": 2,
        "at_cap_count": 2,
        "at_cap": "河源市清泉饮料有限公司, 源城五金厂",
    }


def test_an_enterprise_at_a_cap_stands_with_its_item():
    assert cells(columns.of_full(NAMES), Full(CAPS[1], "E1")) == {
        "department": "源城区消防救援大队",
        "number": "FIRE-01",
        "item": "消防安全",
        "enterprise": "河源市华晟精密电子有限公司",
        "cap": 2,
    }


def test_what_is_in_no_register_is_called_by_its_id():
    assert (Names().department("FIRE"), Names().enterprise("E1")) == ("FIRE", "E1")
