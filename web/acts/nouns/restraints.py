"""What keeps inspections away: quiet periods, observation periods, credit."""

from tracker import credit, observation, quiet, quiet_choices
from tracker.acts import Act as Right
from tracker.possible import for_observation
from web.acts.act import Noun, act, enters

QUIET = Noun(
    name="quiet",
    thing="quiet period",
    rights=(Right.KEEP_QUIET, Right.CHOOSE_QUIET),
    lists=quiet.list_periods,
    case=lambda key: f"quiet:{key}",
    acts=(
        enters(quiet.enter, Right.KEEP_QUIET),
        act(quiet.withdraw, Right.KEEP_QUIET, grave=True),
        act(quiet_choices.choose, Right.CHOOSE_QUIET),
    ),
)

OBSERVATION = Noun(
    name="observation",
    thing="observation period",
    rights=(Right.READ_OBSERVATIONS,),
    show=observation.show,
    lists=observation.list_periods,
    case=lambda key: f"observation:{key}",
    possible=lambda record, by: for_observation(record, by=by),
    acts=(
        enters(observation.give, Right.OBSERVE, long=("safety", "matter")),
        act(observation.revoke, Right.OBSERVE, grave=True),
    ),
)

CREDIT = Noun(
    name="credit",
    thing="credit standing",
    rights=(Right.READ_CREDIT,),
    key=str,
    key_of=lambda record: record.enterprise,
    show=credit.standing,
    acts=(act(credit.set_grade, Right.GRADE),),
)

NOUNS = (QUIET, OBSERVATION, CREDIT)
