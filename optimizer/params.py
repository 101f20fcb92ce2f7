"""How hard to try: every knob of a planning run, with its only default."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SolveParams:
    """
    How hard to try.

    Parameters
    ----------
    time_limit
        Seconds from the end of reading; kept within 2 s up to 10,000 requests.
    work_limit
        Units of work instead of a clock, so that a run can be repeated byte for byte
        (None: no such limit). A unit is about a millisecond.
    workers
        Processes that may compute at once. With 1 equal input gives the equal plan.
    seed
        Of every random choice.
    """

    time_limit: float = 60.0
    work_limit: int | None = None
    workers: int = 2
    seed: int = 1
