"""What waits for a person now, across everything, the most urgent first."""

from tracker.inboxes.gathered import MOST, inbox

__all__ = ["MOST", "inbox"]
