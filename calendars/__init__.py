"""Calendars: entries in, bytes of an iCalendar feed out. The front door."""

from calendars.entry import Entry
from calendars.feed import COLORS, render, tag

__all__ = ["COLORS", "Entry", "render", "tag"]
