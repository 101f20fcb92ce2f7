"""One field to look for anything: what was found, kind by kind, as the person may know it."""

from tracker.search.asked import MOST, find

__all__ = ["MOST", "find"]
