"""
Tells the life of an invented district around a day, so that every page has something to show.

`living.tell` is the front door. What people say in it stands in the TOML files of this room; all
that happens goes through the services that real life goes through, each at its own moment.
"""
