"""Both gates to the optimizer: requests become a problem, a plan becomes a draft."""

from tracker.planning.question import problem_of
from tracker.planning.work import ask, carry_out, plan

__all__ = ["ask", "carry_out", "plan", "problem_of"]
