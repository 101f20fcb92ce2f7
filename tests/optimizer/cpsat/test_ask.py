"""What travels between the processes: plain values, and no solver with them."""

import pickle
import subprocess
import sys
from pathlib import Path

from optimizer.cpsat.ask import Answer, Question
from optimizer.cpsat.columns import columns_of
from tests.drawn import tiny
from tests.optimizer.layouts import filled

ROOT = Path(__file__).parents[3]


def test_a_question_arrives_as_it_was_sent():
    layout = filled(tiny(1))
    free = range(len(layout.choices))
    columns = columns_of(layout, free, weight=9, floors=[0] * len(free))
    question = Question(columns, [], goals=1)
    assert pickle.loads(pickle.dumps(question)) == question


def test_an_answer_without_bounds_claims_nothing():
    assert Answer([3]).bounds == []
    assert Answer([3]).spent == 0


def test_asking_loads_no_solver():
    program = "import sys, optimizer; assert 'ortools' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
    assert done.returncode == 0
