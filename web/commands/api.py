"""The API from the command line: its document, for programs that write clients."""

import json
from pathlib import Path

import click

from web import wording
from web.commands.base import FOLDER, command, main
from web.config import Config


@main.group("api")
def group() -> None:
    """What other programs may do, at `/api/v1`."""


@group.command("document")
@click.option("-o", "--output", type=FOLDER, help="A file; else standard output.")
@command
def document(config: Config, output: Path | None) -> None:
    """Write the OpenAPI document, in the configured language."""
    # Other commands do not need every call of the API.
    from web.api import pages

    told = json.dumps(pages.written(config.language, config), ensure_ascii=False, indent=2)
    if output is None:
        click.echo(told)
        return
    output.write_text(told + "\n", encoding="utf-8")
    click.echo(wording.say("api.written", config.language, place=output), err=True)
