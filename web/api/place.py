"""Where the API lies."""

ROOT = "/api/v1"
"""Before every address; a change that breaks programs gets another number."""
