"""What a robot says: how much there is, and where to look; never of whom."""

import datetime as dt
from collections.abc import Iterable, Iterator

from tracker.records.robots import News, NewsKind
from web import wording
from web.config import Config

CHANGES = ("new", "changed", "cancelled", "left")


def title(config: Config, *, demo: bool) -> str:
    """The head of what a robot says."""
    return wording.say("robot.title.demo" if demo else "robot.title", config.language)


def text(news: Iterable[News], config: Config) -> str:
    """All that there is to tell, a line each, and the address of the pages."""
    lines = [_line(one, config.language) for one in news]
    return "\n".join([*lines, config.link])


def _line(one: News, language: str) -> str:
    if one.kind is NewsKind.PUBLISHED:
        week = wording.week(one.about, language)
        parts = wording.say("list.comma", language).join(_counted(one, language))
        return wording.say("robot.published", language, week=week, parts=parts)
    if one.kind is NewsKind.EVENING:
        day = wording.day(dt.date.fromisoformat(one.about), language)
        return wording.say("robot.evening", language, day=day, **one.counts)
    return wording.say(f"robot.{one.kind}", language, count=one.counts["count"])


def _counted(one: News, language: str) -> Iterator[str]:
    for name in CHANGES:
        if count := one.counts.get(name):
            yield wording.say(f"robot.published.{name}", language, count=count)
