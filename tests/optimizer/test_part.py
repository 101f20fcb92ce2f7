"""What is known of a part only grows."""

from optimizer.part import Part


def test_the_better_bound_counts_with_its_proof():
    part = Part([0, 1], bound=4)

    assert not part.learn(4, "lagrangian")
    assert part.learn(6, "cp-sat")
    assert not part.learn(5, "lagrangian")

    assert (part.bound, part.proven) == (6, "cp-sat")
