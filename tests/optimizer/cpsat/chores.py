"""Work for a child process: well done, slow, or deadly."""

import os
import signal
import sys
import time
from collections.abc import Callable

Tell = Callable[[object], None]


def double(given: int, tell: Tell) -> int:
    """Twice the number."""
    return 2 * given


def count(given: int, tell: Tell) -> str:
    """Tell the numbers up to the given one."""
    for number in range(given):
        tell(number)
    return "counted"


def whoami(given: object, tell: Tell) -> int:
    """The number of the process."""
    return os.getpid()


def has_loaded(given: str, tell: Tell) -> bool:
    """Whether a module is there."""
    return given in sys.modules


def tell_and_sleep(given: float, tell: Tell) -> str:
    """Find something, then take so many seconds."""
    tell("found")
    time.sleep(given)
    return "slept"


def sleep_long(given: object, tell: Tell) -> None:
    """Take a minute."""
    time.sleep(60.0)


def tell_and_die(given: int, tell: Tell) -> None:
    """Find something, then end without a word."""
    tell("found")
    os._exit(given)


def fail(given: str, tell: Tell) -> None:
    """Raise an error."""
    raise ValueError(given)


def swallow(given: int, tell: Tell) -> int:
    """Take so many bytes of memory."""
    return len(bytearray(given))


def press_ctrl_c(given: object, tell: Tell) -> str:
    """Get the signal that Ctrl-C sends."""
    os.kill(os.getpid(), signal.SIGINT)
    return "still here"
