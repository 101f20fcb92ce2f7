"""What runs inside the cage: a request and a file on standard input, the answer on its output."""

import json
import resource
import sys
from typing import Any, Final

from tracker.intake import transport
from tracker.intake.faults import Fault, Refused

MEMORY: Final = 512 << 20
CPU_SECONDS: Final = 8
LARGEST_WRITTEN: Final = 64 << 20


def answer(said: dict[str, Any], content: bytes) -> bytes:
    """
    The reading, or the marked file.

    Whatever a reader throws at a damaged file is a refusal, never a traceback.
    """
    try:
        if "marks" in said:
            from tracker.intake.repaint import painted

            return painted(content, said["kind"], said["marks"])
        from tracker.intake.read import reading

        return transport.packed(reading(content, said["kind"]))
    except Refused as refused:
        return transport.packed_refusal(refused)
    except MemoryError:
        return transport.packed_refusal(Refused(Fault.TOO_SLOW, f"{MEMORY >> 20} MiB"))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the compiled reader is no Exception
        found = f"{type(error).__name__}: {error}"[:200]
        return transport.packed_refusal(Refused(Fault.DAMAGED, found))


def main() -> None:
    """Lock the door behind, then read."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_WRITTEN, LARGEST_WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    said = json.loads(sys.stdin.buffer.readline())
    sys.stdout.buffer.write(answer(said, sys.stdin.buffer.read()))
