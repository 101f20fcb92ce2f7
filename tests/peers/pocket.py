"""A calendar on a desk: vdirsyncer fetches it into a folder, khal tells what stands there."""

import datetime as dt
import json
import os
import subprocess
from pathlib import Path
from typing import Any

PATIENCE = 120
"""Seconds after which one of them counts as stuck."""

FETCHING = """
[general]
status_path = "{folder}/status"
[pair feed]
a = "here"
b = "there"
collections = null
conflict_resolution = "b wins"
[storage here]
type = "filesystem"
path = "{folder}/feed"
fileext = ".ics"
[storage there]
type = "http"
url = "{address}"
"""

SHOWING = """
[calendars]
[[feed]]
path = {folder}/feed
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = Asia/Shanghai
default_timezone = Asia/Shanghai
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""

FIELDS = ("title", "start-long", "end-long", "status", "location", "description")


class Pocket:
    """
    A folder that follows a feed.

    Parameters
    ----------
    programs
        Where vdirsyncer and khal lie.
    """

    def __init__(self, programs: Path, folder: Path, address: str) -> None:
        self._programs, self._folder = programs, folder
        (folder / "feed").mkdir()
        for name, text in (("fetching", FETCHING), ("showing", SHOWING)):
            (folder / name).write_text(text.format(folder=folder, address=address))
        self._run("vdirsyncer", "-c", folder / "fetching", "discover", "feed")

    def sync(self) -> None:
        """Fetch what has changed."""
        self._run("vdirsyncer", "-c", self._folder / "fetching", "sync")

    def shown(self, first: dt.date, days: int = 7) -> list[dict[str, Any]]:
        """What khal lists of some days, each event once."""
        fields = [word for one in FIELDS for word in ("--json", one)]
        asked = ("list", "--once", *fields, first.isoformat(), f"{days}d")
        said = self._run("khal", "-c", self._folder / "showing", *asked)
        return [event for line in said.splitlines() for event in json.loads(line)]

    def _run(self, program: str, *words: object) -> str:
        home = {"HOME": str(self._folder), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            [str(self._programs / program), *map(str, words)],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
            env=home,
        )
        assert done.returncode == 0, f"{program} {words}: {done.stderr}"
        return done.stdout
