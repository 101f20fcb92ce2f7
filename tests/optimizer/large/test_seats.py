"""Every visit gets a slot of its own, or those that want too few are named."""

from optimizer.large.seats import seats


def test_every_visit_gets_a_slot_of_its_own():
    assert seats([0b011, 0b001, 0b110]) == ({0: 1, 1: 0, 2: 2}, ())


def test_too_many_visits_for_their_slots_are_named():
    assert seats([0b1000, 0b011, 0b011, 0b001]) == ({}, (1, 2, 3))
