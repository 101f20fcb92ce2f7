"""Calendars: entries in, bytes of an iCalendar feed, object or invitation out. The front door."""

from calendars.entry import ADDRESS, Entry
from calendars.feed import COLORS, render, tag
from calendars.freebusy import busy
from calendars.invite import invite
from calendars.stored import stored

__all__ = ["ADDRESS", "COLORS", "Entry", "busy", "invite", "render", "stored", "tag"]
