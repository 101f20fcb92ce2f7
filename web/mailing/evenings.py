"""Writes the letter that tells a department in the evening what is before it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from tracker import departments, people
from tracker.records.mail import Mail
from web import things, wording
from web.config import Config
from web.mailing.envelope import Envelope
from web.mailing.words import as_html, as_text


def write(mail: Mail, config: Config) -> Envelope:
    """The letter of a message about an evening; NotFound if the department is there no more."""
    language, facts = config.language, mail.facts
    department = departments.find(mail.to.partition(":")[2], by=people.OPERATOR)
    subject = wording.say(
        "letter.evening.subject",
        language,
        visits=len(_listed(facts, "visits")),
        reports=len(_listed(facts, "reports")),
    )
    lines = [*_lines(facts, department.name, config)]
    return Envelope(
        sender=(config.sender, ""),
        to=(mail.address, department.name),
        reply_to=config.mail,
        subject=subject,
        text=as_text(lines),
        html=as_html(subject, lines, config.link, language),
        ident=mail.ident,
        domain=config.sender.partition("@")[2],
        written=mail.written,
    )


def _listed(facts: Mapping[str, object], name: str) -> list[dict[str, Any]]:
    found = facts.get(name)
    return found if isinstance(found, list) else []


def _lines(facts: Mapping[str, object], department: str, config: Config) -> Iterator[str]:
    language = config.language
    until = dt.date.fromisoformat(str(facts["until"]))
    day = wording.day(until, language)
    yield wording.say("letter.evening.opening", language, department=department, day=day)
    for one in _listed(facts, "visits"):
        yield _visit(one, config)
    for one in _listed(facts, "reports"):
        yield wording.say(
            "letter.evening.report",
            language,
            day=wording.day(dt.date.fromisoformat(one["due"]), language),
            subject=things.case(one["subject"], language) or one["subject"],
            link=f"{config.link}/reports/{one['id']}",
        )
    yield wording.say("letter.automatic", language)


def _visit(one: Mapping[str, Any], config: Config) -> str:
    start = dt.datetime.fromisoformat(one["start"])
    end = start + dt.timedelta(minutes=one["minutes"])
    role = "leads" if one["leads"] else "supports"
    return wording.say(
        "letter.evening.visit",
        config.language,
        when=wording.span(start, end, config.language),
        enterprise=one["enterprise"],
        role=wording.say(f"letter.evening.{role}", config.language),
        link=f"{config.link}/visits/{one['uid']}",
    )
