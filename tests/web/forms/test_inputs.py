import flask
import pytest

from tests.tracker.appeals.builders import CLERK, FIRM
from tracker.people import NOBODY
from tracker.records import DirectReason, ExemptReason
from web.acts.nouns import NOUNS
from web.forms.inputs import Form, inputs_of

PLAN = NOUNS["appeals"].named("propose-plan")


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ({}, 3),
        ({"tasks-3-department": ("FIRE",)}, 5),
        ({"tasks-x-department": ("FIRE",)}, 3),
        ({"tasks-": ("FIRE",)}, 3),
        ({"tasks-" + "9" * 5000 + "-department": ("FIRE",)}, 3),
    ],
)
def test_a_form_has_lines_for_what_was_typed_whatever_else_was_sent(office, typed, count):
    form = Form(noun="appeals", act=PLAN, by=CLERK, language="zh", typed=typed)

    (tasks,) = [one for one in inputs_of(form) if one.name == "tasks"]

    assert len(tasks.rows) == count


def _inputs(noun, act, by):
    act = NOUNS[noun].named(act)
    return {one.name: one for one in inputs_of(Form(noun=noun, act=act, by=by, language="zh"))}


def test_a_call_back_is_never_by_code():
    for act in ("call-back", "not-reached", "on-the-spot"):
        offered = [value for value, _ in _inputs("appeals", act, CLERK)["method"].options]
        assert "phone" in offered
        assert "code" not in offered


@pytest.mark.usefixtures("records")
def test_who_has_no_account_is_not_asked_for_numbers_of_ours():
    numbers = {"visit", "direct", "demand"}

    assert numbers.isdisjoint(_inputs("disturbances", "enter", NOBODY))
    assert numbers <= _inputs("disturbances", "enter", FIRM).keys()


def test_options_under_headings_are_all_there_once():
    sub = _inputs("my-appeals", "enter", FIRM)["sub"]

    grouped = [one for _, options in sub.groups for one in options]
    assert sorted(grouped) == sorted(sub.options)
    assert sub.groups[0] == ("", (("", "请选择"),))
    assert "生产经营类" in dict(sub.groups)


def test_a_choice_that_was_not_made_is_not_made_for_its_reader():
    act = NOUNS["my-appeals"].named("enter")
    typed = {"category": ("",)}
    form = Form(noun="my-appeals", act=act, by=FIRM, language="zh", typed=typed)

    category = next(one for one in inputs_of(form) if one.name == "category")

    assert category.options[0] == ("", "请选择")


def test_what_a_matter_is_about_is_asked_for_first():
    names = list(_inputs("my-appeals", "enter", FIRM))

    assert names[:5] == ["title", "text", "category", "sub", "matter"]


def asked(app, noun, act, by, **typed):
    told = {name: (value,) for name, value in typed.items()}
    with app.test_request_context("/"):
        flask.g.person = by
        form = Form(noun=noun, act=NOUNS[noun].named(act), by=by, language="zh", typed=told)
        return {one.name: one for one in inputs_of(form)}


@pytest.mark.parametrize("typed", [{}, {"satisfaction": ""}])
def test_what_must_be_chosen_is_never_chosen_by_itself(office, typed):
    found = asked(office, "appeals", "call-back", CLERK, **typed)["satisfaction"]

    assert found.options[0] == ("", "请选择")


def test_what_was_chosen_stays_chosen(office):
    found = asked(office, "appeals", "call-back", CLERK, satisfaction="fair")["satisfaction"]

    assert found.value == "fair"
    assert ("", "请选择") not in found.options


def test_to_know_nothing_is_no_answer_where_one_is_needed(office):
    found = asked(office, "my-appeals", "judge", FIRM)["satisfaction"]

    assert [value for value, _ in found.options].count("") == 1
    assert "未回访到" not in [words for _, words in found.options]


def test_days_of_a_week_are_chosen_by_their_names(office):
    days = asked(office, "quiet", "enter", CLERK)["weekdays"]

    assert (days.widget, days.hint) == ("checkboxes", "")
    assert days.options[0] == ("0", "周一")
    assert [words for _, words in days.options] == [f"周{day}" for day in "一二三四五六日"]


def test_what_a_quiet_period_does_not_stop_is_chosen_by_its_name(office):
    found = asked(office, "quiet", "enter", CLERK)["exceptions"]

    assert found.widget == "checkboxes"
    assert found.options[0] == ("E1", "E1 国家安全")
    assert {value for value, _ in found.options} == {*ExemptReason, *DirectReason}


def test_an_act_may_ask_for_a_field_in_words_of_its_own(office):
    chosen = asked(office, "quiet", "choose", FIRM)["days"]

    assert (chosen.label, chosen.hint) == ("哪几天", "每行一天，只写几号，如 8")
    assert asked(office, "quiet", "enter", CLERK)["days"].label == "日期段"
