"""Files of a matter, each on its shelf."""

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    FIRM,
    HEAD,
    OBE,
    OFFICER,
    OTHER,
    STRANGER,
    TODAY,
    WATCHER,
    answered,
    dispatched,
    handling_,
    order,
    received,
    said,
)
from tests.tracker.builders import COMMITTEE
from tracker import history
from tracker.appeals import call_backs, organs, papers
from tracker.appeals.papers import Shelf
from tracker.errors import NotAllowed, NotFound, Rejected, WrongState
from tracker.records import LegalKind, Person

NOTE = "路灯编号 17".encode()


def shelves(appeal: int, by: Person) -> list[str]:
    """The shelves on which a person sees a file."""
    return [shelf.value for shelf, _ in papers.list_papers(appeal, by=by)]


def filled(appeal: int) -> dict[Shelf, str]:
    """A file on each shelf; their tokens."""
    return {
        one: papers.attach(appeal, one, f"{one}.txt", NOTE + one.encode(), by=CLERK).token
        for one in Shelf
    }


def test_the_appellant_reads_what_it_handed_in_and_later_what_came_with_the_answer(centre: str):
    appeal = handling_()
    filled(appeal)
    done = answered()
    tokens = filled(done)

    assert shelves(appeal, FIRM) == ["appellant"]
    assert shelves(done, FIRM) == ["appellant", "answer"]
    assert papers.read(tokens[Shelf.ANSWER], by=FIRM)[1] == NOTE + b"answer"
    with pytest.raises(NotFound):
        papers.read(tokens[Shelf.WORK], by=FIRM)


@pytest.mark.parametrize("reader", [STRANGER, OTHER], ids=["another enterprise", "another office"])
def test_nobody_else_finds_a_file_by_its_token(centre: str, reader: Person):
    tokens = filled(answered())

    for token in [*tokens.values(), "nothing"]:
        with pytest.raises(NotFound):
            papers.read(token, by=reader)


def test_a_department_does_not_see_who_took_a_picture_of_a_confidential_matter(centre: str):
    told, hidden = handling_(), handling_(confidential=True)
    filled(told)
    tokens = filled(hidden)

    assert shelves(told, OFFICER) == ["appellant", "work", "answer"]
    assert shelves(hidden, OFFICER) == shelves(hidden, HEAD) == ["work", "answer"]
    with pytest.raises(NotFound):
        papers.read(tokens[Shelf.APPELLANT], by=HEAD)
    for reader in (CLERK, OBE, COMMITTEE):
        assert shelves(hidden, reader) == ["appellant", "work", "answer"]


def test_what_left_for_an_organ_is_closed_to_departments_and_the_committee(centre: str):
    appeal = handling_()
    tokens = filled(appeal)
    organs.transfer(appeal, LegalKind.ILLEGAL, "公安分局", TODAY, by=CLERK)

    for reader in (OFFICER, COMMITTEE):
        with pytest.raises(NotFound):
            papers.read(tokens[Shelf.WORK], by=reader)
    assert papers.read(tokens[Shelf.WORK], by=OBE)[1] == NOTE + b"work"


def test_everybody_fills_the_own_shelves_only(centre: str):
    appeal = dispatched(order(beside=("EMB",)))
    allowed = {
        FIRM: [Shelf.APPELLANT],
        OFFICER: [Shelf.WORK, Shelf.ANSWER],
        OTHER: [Shelf.WORK],
        HEAD: [Shelf.WORK],
        OBE: [Shelf.WORK],
        WATCHER: list(Shelf),
    }

    for who, own in allowed.items():
        for shelf in Shelf:
            if shelf in own:
                papers.attach(appeal, shelf, "a.txt", NOTE, by=who)
            else:
                with pytest.raises(NotAllowed):
                    papers.attach(appeal, shelf, "a.txt", NOTE, by=who)


def test_a_matter_that_is_closed_takes_no_more_files(centre: str):
    appeal = answered()
    call_backs.call_back(appeal, said(), by=CLERK)

    with pytest.raises(WrongState):
        papers.attach(appeal, Shelf.WORK, "a.txt", NOTE, by=CLERK)
    with pytest.raises(NotFound):
        papers.attach(appeal, Shelf.APPELLANT, "a.txt", NOTE, by=STRANGER)


def test_what_is_not_what_it_says_is_refused_before_it_is_kept(centre: str):
    appeal = received()

    with pytest.raises(Rejected):
        papers.attach(appeal, Shelf.APPELLANT, "照片.jpg", NOTE, by=FIRM)

    assert papers.list_papers(appeal, by=CLERK) == ()


def test_the_service_centre_takes_a_file_away_and_the_log_keeps_no_name(centre: str):
    appeal = received()
    kept = papers.attach(appeal, Shelf.APPELLANT, "张三身份证.txt", NOTE, by=FIRM)

    with pytest.raises(NotAllowed):
        papers.remove(kept.token, "误传", by=FIRM)
    papers.remove(kept.token, "误传", by=CLERK)

    with pytest.raises(NotFound):
        papers.read(kept.token, by=CLERK)
    ((_, left),) = papers.list_papers(appeal, by=CLERK)
    assert (left.removed is not None, left.why) == (True, "误传")
    events = history.of_cases([f"appeal:{appeal}/appellant"])
    assert [one.act for one in events] == ["attach", "remove attachment"]
    assert "张三" not in str([one.facts for one in events])
