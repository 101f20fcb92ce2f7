"""Calendars: entries in, bytes of an iCalendar feed or invitation out. The front door."""

from calendars.entry import ADDRESS, Entry
from calendars.feed import COLORS, render, tag
from calendars.freebusy import busy
from calendars.invite import invite

__all__ = ["ADDRESS", "COLORS", "Entry", "busy", "invite", "render", "tag"]
