"""Lots: the same for everybody, fair to everything in the pool, blind to its order."""

import hashlib
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tracker.lots import OFFICERS, pool
from tracker import lots
from tracker.records import DrawPool, Lot

SEEDS = 4_000

CRITICAL = {3: 16.27, 5: 20.52, 9: 27.88}
"""Chi-square at one in a thousand, by degrees of freedom."""

names = st.text("abcdefgh企业0123456789-", min_size=1, max_size=6)


@st.composite
def pools(draw: st.DrawFn) -> DrawPool:
    """A pool without faults."""
    firms = draw(st.lists(names, min_size=1, max_size=20, unique=True))
    tiers = draw(st.lists(st.sampled_from("ABCD"), min_size=len(firms), max_size=len(firms)))
    objects = {
        tier: tuple(firm for firm, own in zip(firms, tiers, strict=True) if own == tier)
        for tier in sorted(set(tiers))
    }
    hundredths = st.integers(1, 10_000).map(lambda one: f"{one / 100:.2f}")
    percent = {tier: draw(hundredths) for tier in objects}
    officers = draw(st.lists(names, min_size=2, max_size=6, unique=True))
    spare = officers[2:]
    pairs = [(officer, firm) for officer in spare for firm in firms]
    recusals = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return DrawPool(objects, percent, tuple(officers), recusals=tuple(recusals))


def shuffled(one: DrawPool, number: int) -> DrawPool:
    """The same pool in another order."""
    by = random.Random(number)

    def mixed(values: Sequence[object]) -> tuple[object, ...]:
        return tuple(by.sample(list(values), len(values)))

    return replace(
        one,
        objects={tier: mixed(one.objects[tier]) for tier in mixed(list(one.objects))},
        percent={tier: one.percent[tier] for tier in mixed(list(one.percent))},
        officers=mixed(one.officers),
        recusals=mixed(one.recusals),
    )


@given(one=pools(), seed=st.text(max_size=20), order=st.integers(0, 99))
def test_the_same_seed_draws_the_same_whatever_the_order(one: DrawPool, seed: str, order: int):
    other = shuffled(one, order)

    assert lots.faults(one) == ()
    assert lots.pool_hash(other) == lots.pool_hash(one)
    assert lots.draw(other, seed) == lots.draw(one, seed)


@given(one=pools(), seed=st.text(max_size=20))
def test_what_is_drawn_keeps_every_rule(one: DrawPool, seed: str):
    found = lots.draw(one, seed)

    assert [lot.enterprise for lot in found] == sorted({lot.enterprise for lot in found})
    for tier, firms in one.objects.items():
        drawn = [lot for lot in found if lot.tier == tier]
        assert {lot.enterprise for lot in drawn} <= set(firms)
        exact = len(firms) * float(one.percent[tier]) / 100
        assert exact - 1e-9 <= len(drawn) < exact + 1 + 1e-9
    for lot in found:
        assert len(set(lot.officers)) == one.team
        assert set(lot.officers) <= set(one.officers)
        assert not {(officer, lot.enterprise) for officer in lot.officers} & set(one.recusals)


def drawn_by_hand(one: DrawPool, seed: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """The rules of docs/draws.md, written again by somebody who has only read them."""

    def ranked(names: Sequence[str], *words: str) -> list[str]:
        return sorted(
            names,
            key=lambda name: hashlib.sha256("\n".join((seed, *words, name)).encode()).digest(),
        )

    chosen = []
    for tier in one.objects:
        whole, _, rest = one.percent[tier].partition(".")
        wanted = -(-len(one.objects[tier]) * int(whole + rest) // (100 * 10 ** len(rest)))
        order = ranked(one.objects[tier], "object", tier)
        chosen += [(firm, tier) for firm in order[:wanted]]
    load = dict.fromkeys(one.officers, 0)
    found = []
    for firm, tier in sorted(chosen):
        free = [each for each in one.officers if (each, firm) not in one.recusals]
        team = sorted(ranked(free, "officer", firm), key=load.__getitem__)[: one.team]
        for each in team:
            load[each] += 1
        found.append((firm, tier, tuple(sorted(team))))
    return found


@given(one=pools(), seed=st.text(max_size=20))
def test_whoever_reads_the_rules_draws_the_same(one: DrawPool, seed: str):
    found = [(lot.enterprise, lot.tier, lot.officers) for lot in lots.draw(one, seed)]

    assert found == drawn_by_hand(one, seed)


def test_the_hashes_are_those_that_the_document_spells_out():
    text = json.dumps(lots.plain(pool()), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def sha(words: str) -> str:
        return hashlib.sha256(words.encode()).hexdigest()

    assert lots.pool_hash(pool()) == sha(f"onevisit-draw/1\npool\n{text}")
    assert lots.commitment("s") == sha("onevisit-draw/1\ncommitment\ns")
    assert lots.seed("s", "w", "p") == sha("onevisit-draw/1\nseed\ns\nw\np")


def test_a_draw_of_this_version_never_changes():
    one = pool(recusals=(("f1", "a1"), ("f2", "d2")))

    assert lots.pool_hash(one)[:16] == "e2cfd44dd54ba3f1"
    assert lots.draw(one, "seed") == (
        Lot("a2", "A", ("f1", "f3")),
        Lot("a4", "A", ("f2", "f4")),
        Lot("d1", "D", ("f2", "f3")),
        Lot("d2", "D", ("f1", "f4")),
        Lot("d3", "D", ("f1", "f3")),
    )


def chi_square(counts: Counter[str], among: Sequence[str]) -> float:
    expected = sum(counts.values()) / len(among)
    return sum((counts[one] - expected) ** 2 / expected for one in among)


@pytest.mark.parametrize("tier", ["A", "D"])
def test_each_enterprise_of_a_tier_is_drawn_as_often_as_another(tier: str):
    one = pool()
    among = one.objects[tier]
    counts = Counter(
        lot.enterprise
        for number in range(SEEDS)
        for lot in lots.draw(one, f"seed {number}")
        if lot.tier == tier
    )

    # Drawn without putting back: the statistic is smaller than chi-square by this factor.
    drawn = lots.count(len(among), one.percent[tier])
    factor = (len(among) - drawn) / (len(among) - 1)
    assert chi_square(counts, among) / factor < CRITICAL[len(among) - 1]
    assert sum(counts.values()) == drawn * SEEDS


def test_each_officer_is_sent_as_often_as_another_and_lots_are_shared_out():
    one = pool(objects={"A": ("a1",)}, percent={"A": "100"})
    counts = Counter(
        officer
        for number in range(SEEDS)
        for lot in lots.draw(one, f"seed {number}")
        for officer in lot.officers
    )
    all_of_them = lots.draw(pool(percent={"A": "100", "D": "100"}), "seed")
    load = Counter(officer for lot in all_of_them for officer in lot.officers)

    assert chi_square(counts, OFFICERS) / (2 / 3) < CRITICAL[3]
    assert set(load.values()) == {5}


def test_pairs_of_officers_differ_from_seed_to_seed():
    one = pool(objects={"A": ("a1",)}, percent={"A": "100"})

    teams = {lots.draw(one, f"seed {number}")[0].officers for number in range(200)}

    assert len(teams) == 6


@pytest.mark.parametrize(
    ("objects", "percent", "count"),
    [
        (10, "5", 1),
        (20, "5", 1),
        (21, "5", 2),
        (1000, "2.5", 25),
        (3, "0", 0),
        (7, "100", 7),
        (300, "0.333333", 1),
        (1_000_000, "0.0001", 1),
        (10, "30", 3),
    ],
)
def test_the_part_of_a_tier_is_rounded_up(objects: int, percent: str, count: int):
    assert lots.count(objects, percent) == count


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"objects": {}, "percent": {}}, "objects: missing"),
        ({"objects": {"A": ("a1", "a1"), "D": ()}}, "objects: twice, found 'a1'"),
        ({"objects": {"A": ("a1",), "D": ("a1",)}}, "objects: twice, found 'a1'"),
        ({"objects": {"A": ("a1", " "), "D": ()}}, "objects: wrong-form, found ' '"),
        ({"objects": {"A": ("a1\nb",), "D": ()}}, r"objects: wrong-form, found 'a1\\nb'"),
        ({"officers": (*OFFICERS, "f\n5")}, r"officers: wrong-form, found 'f\\n5'"),
        ({"percent": {"A": "20"}}, "percent of D: missing"),
        ({"percent": {"A": "20", "D": "101"}}, "percent of D: out-of-range, found '101'"),
        ({"percent": {"A": "20", "D": "-1"}}, "percent of D: out-of-range, found '-1'"),
        ({"percent": {"A": "20", "D": "NaN"}}, "percent of D: out-of-range, found 'NaN'"),
        ({"percent": {"A": "1e2", "D": "1"}}, "percent of A: out-of-range, found '1e2'"),
        ({"percent": {"A": "0", "D": "0.0"}}, "objects: too-few"),
        ({"officers": ("f1", "f2", "f1")}, "officers: twice, found 'f1'"),
        ({"team": 1}, "team: too-few, found '1', expected 2"),
        ({"team": 5}, "officers of a1: too-few, found '4', expected 5"),
        (
            {"officers": ("f1", "f2"), "recusals": (("f1", "d3"),)},
            "officers of d3: too-few",
        ),
        ({"officers": ("f1",)}, "officers of a1: too-few, found '1', expected 2"),
        ({"recusals": (("f9", "a1"),)}, "recusals: unknown, found 'f9, a1'"),
        ({"recusals": (("f1", "a9"),)}, "recusals: unknown, found 'f1, a9'"),
    ],
)
def test_an_unusable_pool_is_told(fields: dict[str, object], fault: str):
    found = lots.faults(pool(**fields))

    assert any(fault in str(one) for one in found), found


def test_a_tier_of_which_nothing_is_drawn_is_no_fault():
    one = pool(percent={"A": "0", "D": "100", "C": "50"})

    assert lots.faults(one) == ()
    assert {lot.tier for lot in lots.draw(one, "seed")} == {"D"}


def test_the_hash_binds_everything_that_matters():
    others = [
        pool(objects={"A": ("a1",), "D": ("d1",)}),
        pool(percent={"A": "20", "D": "61"}),
        pool(officers=("f1", "f2", "f3")),
        pool(team=3),
        pool(recusals=(("f1", "a1"),)),
        pool(objects={"D": ("a1", "a2", "a3", "a4", "a5", "a6"), "A": ("d1", "d2", "d3", "d4")}),
    ]

    assert len({lots.pool_hash(one) for one in (pool(), *others)}) == len(others) + 1


def test_both_halves_and_the_pool_make_the_seed():
    assert (
        len({lots.seed(*one) for one in (("a", "b", "c"), ("x", "b", "c"), ("a", "x", "c"))}) == 3
    )
    assert lots.seed("a", "b", "c") != lots.seed("a", "b", "x")
    assert lots.draw(pool(), "one") != lots.draw(pool(), "two")
