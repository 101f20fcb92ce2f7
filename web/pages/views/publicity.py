"""Policies, case studies and reply templates: their lists and pages."""

import datetime as dt
from typing import Any

from web import filters, wording
from web.acts.nouns import NOUNS
from web.pages import names
from web.pages.things import View


def _day(when: dt.date | None) -> str:
    return wording.dated(when, filters.language()) if when else ""


def _word(vocabulary: str, code: str) -> str:
    """A code in words; whoever keeps templates may have written a word of their own instead."""
    return (filters.known(f"{vocabulary}.{code}") or code) if code else filters.say("every")


def side_of(one: Any) -> str:
    """Who wrote a case study."""
    kind, _, code = one.side.partition(":")
    return names.department(code) if code else filters.say(f"story_side.{kind}")


POLICIES = View(
    noun=NOUNS["policies"],
    columns={
        "policy_title": lambda one: one.entry.title,
        "policy_number": lambda one: one.entry.number,
        "organ": lambda one: one.entry.organ,
        "valid_from": lambda one: _day(one.entry.valid_from),
        "trial_until": lambda one: _day(one.entry.trial_until),
        "valid_to": lambda one: _day(one.entry.valid_to),
    },
    facts={
        "policy_number": lambda one: one.entry.number,
        "organ": lambda one: one.entry.organ,
        "published_on": lambda one: _day(one.entry.issued),
        "valid_from": lambda one: _day(one.entry.valid_from),
        "trial_until": lambda one: _day(one.entry.trial_until),
        "valid_to": lambda one: _day(one.entry.valid_to),
        "text": lambda one: one.entry.text,
    },
    title=lambda one: one.entry.title,
)

STORIES = View(
    noun=NOUNS["stories"],
    columns={
        "policy_title": lambda one: one.text.title,
        "lesson": lambda one: one.text.lesson,
        "state": lambda one: one.state,
        "side": side_of,
    },
    facts={
        "state": lambda one: one.state,
        "side": side_of,
        "story_problem": lambda one: one.text.problem,
        "story_handling": lambda one: one.text.handling,
        "story_result": lambda one: one.text.result,
        "lesson": lambda one: one.text.lesson,
        "version": lambda one: one.version,
        "reason": lambda one: one.why,
    },
    title=lambda one: one.text.title,
)

TEMPLATES = View(
    noun=NOUNS["templates"],
    columns={
        "policy_title": lambda one: one.entry.title,
        "category": lambda one: _word("appeal_category", one.entry.category),
        "occasion": lambda one: _word("appeal_state", one.entry.occasion),
        "passage": lambda one: one.entry.text,
        "put_away": lambda one: one.retired is not None,
    },
    facts={
        "category": lambda one: _word("appeal_category", one.entry.category),
        "occasion": lambda one: _word("appeal_state", one.entry.occasion),
        "passage": lambda one: one.entry.text,
        "put_away": lambda one: one.retired,
    },
    title=lambda one: one.entry.title,
    filters=("category", "occasion", "all_times"),
)

VIEWS = (POLICIES, STORIES, TEMPLATES)
