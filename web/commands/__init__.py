"""
The `onevisit` command: every act that needs no page.

What is wrong with an input goes to standard error, one line a fault, and the exit status is 2.
Each module here holds the acts of one noun and enters them into `main` as it is imported.
"""

from importlib import import_module
from pkgutil import iter_modules

from web.commands.base import main

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

__all__ = ["main"]
