import pytest

from tests.tracker.intake.builders import CIRCUITS, FIRE, FOODS, TAX
from tracker.intake.faults import Fault, Refused
from tracker.intake.registers import MOST_HINTS, Departments, Enterprises

ENTERPRISES = (CIRCUITS, FOODS)


@pytest.mark.parametrize(
    "name", [CIRCUITS.name, " 河源市榕汀线路板 有限公司", "榕汀线路板", "河源市榕汀线路版有限公司"]
)
def test_an_enterprise_is_known_by_its_code_and_a_name_like_its_own(name: str):
    assert Enterprises(ENTERPRISES).resolve(CIRCUITS.uscc, name) == CIRCUITS


@pytest.mark.parametrize("name", [FOODS.name, "广州某某集团"])
def test_a_code_with_the_name_of_somebody_else_is_refused(name: str):
    with pytest.raises(Refused) as refused:
        Enterprises(ENTERPRISES).resolve(CIRCUITS.uscc, name)
    assert refused.value.code is Fault.WRONG_ENTERPRISE
    assert CIRCUITS.name in refused.value.expected


def test_brackets_and_their_width_do_not_matter_in_a_name():
    known = Enterprises(ENTERPRISES)
    assert known.of_name("河源市榕汀线路板（有限）公司") == CIRCUITS
    assert known.of_name("河源市榕汀") is None


def test_likenesses_are_searched_only_so_often():
    known = Enterprises(ENTERPRISES)
    hints = [known.near("", "榕汀线路板公司") for _ in range(MOST_HINTS + 1)]
    assert CIRCUITS.uscc in hints[0]
    assert hints[MOST_HINTS - 1 :] == [hints[0], ""]


def test_a_department_is_called_by_id_name_or_short_name():
    known = Departments((FIRE, TAX))
    assert {known.called(name) for name in ("fire", "消防", "源城区消防救援大队")} == {FIRE}
    assert known.called("水务") is None


def test_departments_like_a_wrong_one_are_named_or_else_all():
    known = Departments((FIRE, TAX))
    assert known.near("源城区消防大队") == "源城区消防救援大队 (FIRE)"
    assert "(FIRE)" in known.near("xyz")
    assert "(TAX)" in known.near("xyz")
