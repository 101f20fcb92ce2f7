"""The `onevisit` command by the name of its room: ``python -m web.commands``."""

from web.commands import main

if __name__ == "__main__":
    main()
