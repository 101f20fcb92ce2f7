"""A paper says of which time its figures are, where they come from and what they are not for."""

from dataclasses import replace

import pytest

from tests.web.reviews.builders import NAMES, TODAY, maker, papers
from web import wording
from web.reviews.columns import Names
from web.reviews.papers import Maker


def test_a_paper_names_its_committee_and_its_time():
    heads = {name: (paper.title, paper.head) for name, paper in papers().items()}

    period = "源城区工业园管委会　2026年10月1日至2026年12月31日"
    week = "源城区工业园管委会　2026年第49周（2026年11月30日至2026年12月6日）"
    assert heads == {
        "week": ("入企检查周小结", week),
        "enterprises": ("入企检查定期梳理：按企业", period),
        "departments": ("入企检查定期梳理：按部门", period),
        "caps": ("检查事项年度频次上限使用情况", "源城区工业园管委会　2026年"),
    }


def test_without_a_park_the_time_stands_alone():
    assert Maker(Names(), "zh", TODAY).caps((), 2026).head == "2026年"


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_every_paper_says_where_its_figures_come_from_and_that_they_rank_nobody(language: str):
    ranks_nobody = wording.say("review.note", language)

    for paper in papers(language).values():
        assert "OneVisit" in paper.source
        assert wording.dated(TODAY, language) in paper.source
        assert paper.notes[-1] == ranks_nobody


def test_invented_figures_are_called_invented():
    invented = Maker(replace(NAMES, demo=True), "zh", TODAY).caps((), 2026)

    assert "虚构" in invented.notes[-1]
    assert not any("虚构" in note for note in papers()["caps"].notes)


def test_rows_stand_as_the_register_has_them_and_not_by_counts():
    made = papers()

    def first(name: str) -> list[object]:
        return [row[0] for row in made[name].tables[0].rows]

    assert first("enterprises") == list(NAMES.enterprises.values())
    assert first("departments") == list(NAMES.departments.values())
    assert first("caps") == list(NAMES.departments.values())
    # In no column of figures do the rows go up or down, so an order by it would show.
    for name in ("enterprises", "departments"):
        visits = [row[1] for row in made[name].tables[0].rows]
        assert visits not in (sorted(visits), sorted(visits, reverse=True))


def test_enterprises_at_a_cap_have_a_table_of_their_own():
    _, full = papers()["caps"].tables

    assert [(row[1], row[3]) for row in full.rows] == [
        ("TAX-01", "河源市清泉饮料有限公司"),
        ("TAX-01", "源城五金厂"),
        ("FIRE-01", "河源市华晟精密电子有限公司"),
    ]


def test_a_week_fits_a_page_upright_and_periods_lie_across():
    assert [paper.wide for paper in papers().values()] == [False, True, True, True]
    assert maker().enterprises((), TODAY, TODAY).tables[0].rows == ()
