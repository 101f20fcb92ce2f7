"""Both gates to the optimizer: requests become a problem, a plan becomes a draft."""

from tracker.planning.hand import check_move, move
from tracker.planning.question import problem_of, week_file
from tracker.planning.work import ask, carry_out, plan

__all__ = ["ask", "carry_out", "check_move", "move", "plan", "problem_of", "week_file"]
