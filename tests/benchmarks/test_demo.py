"""The park's week is told in time."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scenarios import YUANCHENG


@pytest.mark.benchmark
def test_the_demo_takes_at_most_twenty_seconds(tmp_path: Path):
    settings = {
        **os.environ,
        "ONEVISIT_DATABASE_URL": f"sqlite:///{tmp_path}/onevisit.db",
        "ONEVISIT_OUT_DIR": str(tmp_path / "out"),
    }
    began = time.perf_counter()

    done = subprocess.run(
        [Path(sys.executable).parent / "onevisit", "demo", YUANCHENG], env=settings, check=False
    )

    took = time.perf_counter() - began
    print(f"\nthe demo took {took:.1f} s")
    assert done.returncode == 0
    assert took <= 20
