"""Numbered steps from an empty database to the present one; never edited after a release."""
