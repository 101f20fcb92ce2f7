"""Every record hangs on one timeline of its enterprise, and each reader sees the own part."""

from tracker.timeline.joined import of_enterprise

__all__ = ["of_enterprise"]
