"""
How pages look, a module for each part of the work.

A module may have `VIEWS` (lists and pages of nouns) and `BLUEPRINTS` (pages of their own).
"""
