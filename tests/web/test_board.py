from dataclasses import replace

from tests.web.builders import EMB, FIRE, HUASHENG, QINGQUAN, SAMR


def test_figures_compare_with_everyone_coming_alone(board):
    assert (board.separate, len(board.visits), board.saved, board.percent) == (5, 3, 2, 40)
    assert len(board.joint) == 1


def test_the_lead_comes_first_and_supports_follow(board):
    joint = board.visits[0]

    assert joint.departments == (FIRE, EMB, SAMR)
    assert joint.supports == (EMB, SAMR)
    assert (joint.minutes, joint.inspectors) == (120, 6)


def test_equal_tiers_are_a_proof(board):
    assert board.proven
    assert not replace(board, bound=(1, 2)).proven


def test_only_enterprises_that_are_spared_a_visit_gain(board):
    (gain,) = board.gains()

    assert (gain.enterprise, gain.before, gain.after, gain.saved) == (HUASHENG, 3, 1, 2)


def test_a_load_counts_arrivals_by_day_and_minutes_on_site(board):
    fire = board.loads()[0]

    assert fire.department == FIRE
    assert list(fire.by_day.values()) == [0, 1, 0, 0, 1]
    assert (fire.visits, fire.leads, fire.minutes) == (2, 2, 120)


def test_the_busiest_department_is_on_site_most_often(board):
    assert board.busiest().department == SAMR


def test_a_week_without_visits_has_figures_too(board):
    empty = replace(board, visits=(), unplanned=(), separate=0)

    assert (empty.percent, empty.busiest(), empty.gains(), empty.loads()) == (0, None, (), ())


def test_visits_are_found_by_enterprise_and_by_department(board):
    assert [visit.code for visit in board.at(QINGQUAN)] == ["2026-W49-2", "2026-W49-3"]
    assert [visit.code for visit in board.of(EMB)] == ["2026-W49-1"]
    assert board.enterprises == (QINGQUAN, HUASHENG)
