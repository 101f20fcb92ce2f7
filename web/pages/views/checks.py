"""What the checks hold back of a week's requests, and what the committee sets aside of it."""

import flask

from tracker import enterprises, weeks
from tracker.acts import Act as Right
from tracker.permissions import may
from tracker.records import CheckFinding
from tracker.week import Week
from web import access, filters, sessions
from web.acts.act import roles_of
from web.acts.nouns import NOUNS
from web.pages import names, weekly
from web.pages.things import View

blueprint = flask.Blueprint("checks", __name__)


@blueprint.get("/weeks/<week:key>/checks")
@access.open_to(*roles_of(Right.READ_CHECKS))
def show(key: Week) -> str:
    """What speaks against the requests of a week: what blocks first."""
    by = sessions.person()
    found = weekly.findings_of(key)
    return flask.render_template(
        "checks.html",
        key=key,
        week=weeks.show_week(key, by=by),
        blocking=[one for one in found if one.blocks],
        aside=[one for one in found if one.override],
        warnings=[one for one in found if not one.blocks and not one.override],
        names=enterprises.names(by=by),
        counted=counted,
        may_override=may(by, Right.OVERRIDE),
    )


def counted(found: CheckFinding) -> str:
    """What was counted and what is allowed."""
    facts = found.facts
    if "counted" in facts:
        most = facts.get("cap", facts.get("most"))
        return filters.say("checks.counted", counted=facts["counted"], most=most)
    return ""


OVERRIDES = View(
    noun=NOUNS["overrides"],
    columns={
        "finding": lambda one: one.code,
        "concerns": lambda one: one.key,
        "reason": lambda one: one.reason,
        "who": lambda one: names.actor(one.actor),
        "when": lambda one: one.moment,
        "lifted": lambda one: one.withdrawn,
    },
    filters=("withdrawn",),
)

VIEWS = (OVERRIDES,)
BLUEPRINTS = (blueprint,)
