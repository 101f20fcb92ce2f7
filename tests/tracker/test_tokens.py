"""Secrets: long, unlike each other, kept as digests."""

import re

from tracker import tokens


def test_secrets_have_256_random_bits_and_tell_their_kind():
    found = {tokens.fresh(tokens.API) for _ in range(1000)}

    assert len(found) == 1000
    assert all(re.fullmatch(r"ova_[A-Za-z0-9_-]{43}", one) for one in found)


def test_a_digest_tells_nothing_of_its_secret_and_is_always_the_same():
    secret = tokens.fresh(tokens.SIGN_IN)

    assert tokens.digest(secret) == tokens.digest(secret)
    assert re.fullmatch("[0-9a-f]{64}", tokens.digest(secret))
    assert tokens.digest(secret) != tokens.digest(secret + " ")
