"""CP-SAT is asked about what it can answer."""

from dataclasses import replace

import pytest

from tests.optimizer.layouts import is_lawful
from tests.optimizer.runs import ALONE, begun, crowded


def test_a_part_with_too_many_columns_is_not_given_to_cp_sat(monkeypatch: pytest.MonkeyPatch):
    for limit in ("pipeline.AT_ONCE", "proof.MOST_COLUMNS"):
        monkeypatch.setattr(f"optimizer.{limit}", 3)
    run = begun(crowded(8), replace(ALONE, work_limit=300))
    run.first()
    run.upper()
    assert {part.proven for part in run.parts} == {"minima"}
    assert is_lawful(run.layout)
