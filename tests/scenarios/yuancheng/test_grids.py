"""Sheets are untidy in the ways that real ones are, and lose nothing by it."""

from scenarios.yuancheng.departments import OFFICE, OFFICES
from scenarios.yuancheng.grids import Grid, facts_grid, plan_grid
from scenarios.yuancheng.habits import HABITS, HEADINGS
from scenarios.yuancheng.plans import lines, lines_of

REQUIRED = ("name", "uscc", "item", "windows", "minutes", "approver", "approved")


def column(grid: Grid, department: str, field: str) -> list[object]:
    """The cells of one field below the header, line by line."""
    place = HABITS[department].columns.split().index(field)
    rows = [row for row in grid.rows[grid.header + 1 :] if len(row) > place and any(row)]
    return [row[place] for row in rows][: len(lines_of(department))]


def test_every_sheet_has_the_columns_that_must_be_filled():
    assert all(set(REQUIRED) <= set(one.columns.split()) for one in HABITS.values())
    assert all(set(one.columns.split()) <= set(HEADINGS) for one in HABITS.values())


def test_every_line_stands_in_its_sheet():
    for office in OFFICES:
        items = column(plan_grid(office), office.id, "item")
        assert items == [one.item.name for one in lines_of(office.id)]


def test_what_differs_from_the_default_has_a_column():
    for one in lines():
        columns = HABITS[one.department].columns.split()
        assert one.may_lead or "may_lead" in columns
        assert one.announced or "announced" in columns
        assert not one.together or "together" in columns
        assert one.priority == 1 or "priority" in columns


def test_a_merged_name_stands_over_neighbouring_lines_of_one_enterprise():
    for department in ("SAMR", "FIRE"):
        grid = plan_grid(OFFICE[department])
        assert grid.merged
        for first, last, place in grid.merged:
            assert grid.rows[first][place]
            assert [grid.rows[row][place] for row in range(first + 1, last + 1)] == [None]


def test_a_hidden_row_of_codes_lies_above_the_header():
    grid = plan_grid(OFFICE["EEB"])

    assert grid.hidden == [1]
    assert (grid.rows[1][0], grid.header) == ("f01", 2)


def test_a_total_a_legend_and_blank_lines_stand_where_offices_put_them():
    assert plan_grid(OFFICE["SAMR"]).rows[-1][0] == "合计"
    assert plan_grid(OFFICE["EMB"]).rows[-3] == ["填表说明："]
    assert not any(plan_grid(OFFICE["HUC"]).rows[3])


def test_the_facts_of_an_office_are_a_sheet_of_their_own():
    facts = facts_grid(OFFICE["EEB"])

    assert facts is not None
    assert facts.rows[:3] == [
        ["部门名称", "河源市生态环境局源城分局"],
        ["部门代码", "EEB"],
        ["检查组数", 3],
    ]
    assert ["不在岗", "周五下午 1组"] in facts.rows
    assert facts_grid(OFFICE["STAT"]) is None
