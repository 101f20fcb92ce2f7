"""Passwords are kept as hashes, and a wrong one never fits."""

import argon2
import pytest

from tracker import passwords

GOOD = "葛根与河源米粉 2026"


def test_a_password_fits_what_is_kept_of_it_and_nothing_else():
    kept = passwords.hashed(GOOD)

    assert passwords.fits(kept, GOOD)
    assert not passwords.fits(kept, GOOD + " ")
    assert GOOD not in kept
    assert kept.startswith("$argon2id$")


def test_two_equal_passwords_are_kept_differently():
    assert passwords.hashed(GOOD) != passwords.hashed(GOOD)


@pytest.mark.parametrize("kept", [None, "", "plain", "$argon2id$v=19$m=1"])
def test_where_nothing_usable_is_kept_no_password_fits(kept: str | None):
    assert not passwords.fits(kept, GOOD)


def test_a_weaker_hash_of_former_years_is_outdated_but_fits():
    weak = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(GOOD)

    assert passwords.fits(weak, GOOD)
    assert passwords.is_outdated(weak)
    assert not passwords.is_outdated(passwords.hashed(GOOD))


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("short", "password: too-short, found '5', expected 10"),
        ("my-LI.Wei-password", "password: contains"),
        ("ababababababab", "password: too-simple, found '2', expected 4"),
    ],
)
def test_a_poor_password_is_told_why(password: str, fault: str):
    assert fault in " ".join(map(str, passwords.faults(password, "li.wei")))


def test_all_faults_are_told_at_once_and_the_password_never():
    found = passwords.faults("aaa", "a")

    assert len(found) == 3
    assert "aaa" not in " ".join(map(str, found))


def test_a_sentence_needs_no_digits():
    assert passwords.faults("correct horse battery staple", "li.wei") == ()
