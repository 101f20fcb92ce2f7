"""Which acts of a case a timeline tells."""

import pytest

from tracker import states
from tracker.records import AppealState
from tracker.timeline import steps

ANSWERS = {
    move.act
    for move in states.APPEAL.moves
    if move.target is AppealState.ANSWERED and move.source is not AppealState.ANSWERED
}


@pytest.mark.parametrize("act", sorted({*ANSWERS, "answer on the spot"}))
def test_every_way_to_an_answer_is_told_to_the_appellant_as_one(act: str):
    assert steps.APPEAL_TO_APPELLANT[act].act == "answer"


def test_every_state_in_which_a_matter_may_end_is_told_to_the_appellant():
    ends = {move.act for move in states.APPEAL.moves if not states.APPEAL.legal(move.target)}

    assert ends <= steps.APPEAL_TO_APPELLANT.keys()
