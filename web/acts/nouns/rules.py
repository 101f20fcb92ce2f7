"""What the committee settles: the annual plan, random draws, working years, settings."""

from tracker import annual, draws, history, settings, working_years
from tracker.acts import Act as Right
from tracker.possible import for_draw
from web.acts.act import Noun, act, enters

ANNUAL = Noun(
    name="annual",
    thing="annual plan",
    rights=(Right.READ_ANNUAL,),
    key_of=lambda record: record.year,
    show=annual.show,
    lists=annual.list_plans,
    case=lambda key: f"annual:{key}",
    acts=(
        act(
            annual.put_in_force,
            Right.KEEP_ANNUAL,
            initial=lambda record: {"version": record.version},
        ),
    ),
)

DRAWS = Noun(
    name="draws",
    thing="draw",
    rights=(Right.READ_DRAWS,),
    show=draws.show,
    lists=draws.list_draws,
    case=lambda key: f"draw:{key}",
    possible=lambda record, by: for_draw(record, by=by),
    acts=(
        enters(draws.announce, Right.ANNOUNCE_DRAW),
        act(draws.draw, Right.WITNESS_DRAW),
        act(draws.void, Right.VOID_DRAW, grave=True),
    ),
)

YEARS = Noun(
    name="years",
    thing="working year",
    rights=(Right.SET,),
    key_of=lambda record: record.year,
    lists=working_years.list_years,
    acts=(
        act(working_years.confirm, Right.SET),
        enters(working_years.change_day, Right.SET),
    ),
)

SETTINGS = Noun(
    name="settings",
    thing="setting",
    rights=(Right.SET,),
    key=str,
    key_of=lambda record: record.name,
    show=settings.find,
    lists=settings.list_settings,
    case=lambda key: f"setting:{key}",
    acts=(
        act(
            settings.change,
            Right.SET,
            long=("value",),
            initial=lambda record: {"value": record.written},
        ),
    ),
)

LOG = Noun(
    name="log",
    thing="event",
    rights=(Right.READ_LOG,),
    key=str,
    key_of=lambda record: record.mark,
    lists=history.list_events,
)

NOUNS = (ANNUAL, DRAWS, YEARS, SETTINGS, LOG)
