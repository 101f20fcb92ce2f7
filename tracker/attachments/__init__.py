"""Evidence and papers that hang on a case: looked through, cleaned, found by a token."""

from tracker.attachments.shelf import keep, of_case, read, remove

__all__ = ["keep", "of_case", "read", "remove"]
