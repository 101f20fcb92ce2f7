"""Calendars: entries in, bytes of an iCalendar feed out. The front door."""

from calendars.entry import Entry
from calendars.feed import COLORS, render, tag
from calendars.freebusy import busy

__all__ = ["COLORS", "Entry", "busy", "render", "tag"]
