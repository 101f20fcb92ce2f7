"""`python -m optimizer.compiled`: compile the loop of large weeks ahead, once per machine."""

import sys

from optimizer.compiled.jit import OPEN
from optimizer.compiled.ready import MARK, ready, warm


def main() -> int:
    """Compile what is not there yet; the exit status is 1 where it cannot be kept."""
    if OPEN:
        print(f"machine code cannot be kept: {OPEN}", file=sys.stderr)
        return 1
    if not ready():
        warm()
    print(f"ready: {MARK.parent}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
