"""The pages and the API for browsers, with the work behind them."""

from pathlib import Path

import click

from tracker import accounts, database, people
from web import create_app, logs, servers, wording
from web.commands.base import FOLDER, command, main
from web.commands.desk import living_of
from web.config import Config


@main.command("serve")
@click.option("--alone", is_flag=True, help="Without `onevisit work` beside it.")
@click.option("--demo", type=FOLDER, help="Serve the invented district of this folder.")
@command
def serve(config: Config, alone: bool, demo: Path | None) -> None:
    """Serve pages and API, and carry out queued work beside them."""
    known = living_of(config, demo).accounts if demo else ()
    app = create_app(config)
    app.config["ONEVISIT_DEMO"] = known
    logs.to_standard_error()
    url = f"http://{config.host}:{config.port}/"
    click.echo(wording.say("serve.address", config.language, url=url), err=True)
    if not _has_accounts():
        click.echo(wording.say("serve.nobody", config.language), err=True)
    if alone:
        servers.serve(app, config)
        return
    with servers.working(config):
        servers.serve(app, config)


def _has_accounts() -> bool:
    with database.session():
        return bool(accounts.list_accounts(by=people.OPERATOR))
