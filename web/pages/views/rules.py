"""How the annual plan, draws, working years and settings look."""

from collections.abc import Mapping, Sequence
from typing import Any

from tracker import annual
from tracker.acts import Act as Right
from tracker.records import AnnualPlan
from tracker.settings import NamedSetting
from web import filters, holidays, setting_words
from web.acts.nouns import NOUNS
from web.pages import known, names, weekly
from web.pages.things import Column, View
from web.remembered import remembered


def _coverage(plan: AnnualPlan) -> Mapping[str, Any]:
    by = weekly.reader(Right.READ_ANNUAL)
    return {
        "coverage": remembered(annual.coverage, plan.year, by=by),
        "department": names.department,
    }


ANNUAL = View(
    noun=NOUNS["annual"],
    columns={
        "year": lambda one: one.year,
        "version": lambda one: one.version,
        "state": lambda one: one.state,
        "lines": lambda one: len(one.lines),
        "file": lambda one: one.file,
        "made": lambda one: one.made,
    },
    facts={
        "year": lambda one: one.year,
        "version": lambda one: one.version,
        "state": lambda one: one.state,
        "file": lambda one: one.file,
        "made": lambda one: one.made,
        "decided": lambda one: one.decided,
    },
    title=lambda one: filters.say("annual.title", year=one.year, version=one.version),
    template="registers/annual.html",
    more=_coverage,
)


DRAWS = View(
    noun=NOUNS["draws"],
    columns={
        "number": lambda one: filters.say("draws.title", number=one.id),
        "department": lambda one: names.department(one.department),
        "item": lambda one: one.item,
        "state": lambda one: one.state,
        "announced": lambda one: one.announced,
        "drawn": lambda one: one.drawn,
    },
    facts={
        "department": lambda one: names.department(one.department),
        "item": lambda one: one.item,
        "state": lambda one: one.state,
        "algorithm": lambda one: one.algorithm,
        "pool_hash": lambda one: one.pool_hash,
        "commitment": lambda one: one.commitment,
        "announced": lambda one: one.announced,
        "announcer": lambda one: names.actor(one.announcer),
        "words": lambda one: one.words,
        "witness": lambda one: one.witness and names.actor(one.witness),
        "drawn": lambda one: one.drawn,
        "reason": lambda one: one.voided,
    },
    title=lambda one: filters.say("draws.title", number=one.id),
    filters=("department", "state"),
    paged=True,
)


YEARS = View(
    noun=NOUNS["years"],
    columns={
        "year": lambda one: one.year,
        "confirmed": lambda one: one.confirmed,
        "holidays": lambda one: holidays.free(one, filters.language()),
        "made_up": lambda one: holidays.made_up(one, filters.language()),
        "source": lambda one: holidays.source(one, filters.language()),
    },
    list_template="registers/years.html",
)

MOST_OF_VALUE = 60
"""Characters of a value that a list shows."""


def _meaning(setting: NamedSetting) -> str:
    return filters.say(f"setting.{setting.name}")


def _source(setting: NamedSetting) -> str:
    """What somebody wrote when they changed it; until then what the program rests it on."""
    return setting.source if setting.changed else filters.say(f"setting_source.{setting.name}")


def _told(setting: NamedSetting) -> str:
    return setting_words.told(setting, filters.language(), known.offices())


def _columns(found: Sequence[NamedSetting]) -> Mapping[str, Any]:
    """Departments are looked up once for all settings that name them."""
    offices, language = known.offices(), filters.language()

    def short(one: NamedSetting) -> str:
        value = setting_words.told(one, language, offices)
        return value if len(value) <= MOST_OF_VALUE else f"{value[: MOST_OF_VALUE - 1]}…"

    columns: dict[str, Column] = {
        "name": _meaning,
        "value": short,
        "changed": lambda one: one.changed,
        "source": _source,
    }
    return {"columns": columns}


SETTINGS = View(
    noun=NOUNS["settings"],
    beside=_columns,
    facts={
        "value": _told,
        "changed": lambda one: one.changed,
        "source": _source,
    },
    title=_meaning,
)

VIEWS = (ANNUAL, DRAWS, YEARS, SETTINGS)
