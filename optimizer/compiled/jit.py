"""
How the functions of this room become machine code, and where it is kept.

Machine code holds the code of what it calls, so it is kept apart for each version and place of this
room, of numba and of the processor.
"""

import hashlib
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

import llvmlite.binding
import numba
from numba.core import cgutils, types
from numba.extending import intrinsic
from numba.np.arrayobj import make_array

F = TypeVar("F", bound=Callable[..., object])
T = TypeVar("T")


def cache_folder() -> Path:
    """
    Where the machine code of this room lies, or will: in the user's cache.

    ``NUMBA_CACHE_DIR`` names another place for it.
    """
    home = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME")
    place = Path(home or os.path.expanduser("~/.cache"), "onevisit")
    if named := os.environ.get("NUMBA_CACHE_DIR"):
        place = Path(named).absolute()
    digest = hashlib.sha256()
    for one in sorted(Path(__file__).parent.glob("*.py")):
        # numba knows its code by the place and the time of its file.
        digest.update(repr((str(one), one.stat().st_mtime_ns)).encode())
        digest.update(one.read_bytes())
    machine = numba.__version__, sys.version, llvmlite.binding.get_host_cpu_name(), INTERPRETED
    digest.update(repr(machine).encode())
    return place / digest.hexdigest()[:16]


def closed_to_others(folder: Path) -> str:
    """
    Make a folder that nobody but the user can write to; "", or why it is none.

    What lies in it is run as machine code, so a folder that another user owns or may write to
    is not used.
    """
    if not folder.is_absolute():
        return f"{folder} has no place, for the user's home is not known"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
    except OSError as error:
        return f"{folder} cannot be made: {error.strerror or error}"
    if not stat.S_ISDIR(found.st_mode):
        return f"{folder} is no folder"
    if os.name == "posix" and (found.st_uid != os.getuid() or found.st_mode & 0o077):
        return f"{folder} is open to other users"
    return "" if os.access(folder, os.W_OK) else f"{folder} cannot be written"


INTERPRETED = bool(numba.config.DISABLE_JIT)  # type: ignore[attr-defined]
"""Whether numba was told to compile nothing."""

FOLDER = cache_folder()

OPEN = closed_to_others(FOLDER)
"""Why no machine code is kept, or "" where it is."""

numba.config.CACHE_DIR = str(FOLDER)  # type: ignore[attr-defined]

_OPTIONS: dict[str, Any] = {"cache": not OPEN, "nogil": True, "error_model": "numpy"}


def compiled(function: F) -> F:
    """
    The function as machine code, kept on disk from its first call on where that can be.

    It runs without the interpreter's lock, so that two threads run it at once.
    """
    return cast(F, numba.njit(**_OPTIONS)(function))


def inlined(function: F) -> F:
    """The same, set into each function that calls it."""
    return cast(F, numba.njit(forceinline=True, **_OPTIONS)(function))


def _without_owners(context, builder, signature, values):  # type: ignore[no-untyped-def]
    found = values[0]
    for place, kind in enumerate(signature.args[0].types):
        if isinstance(kind, types.Array):
            array = make_array(kind)(context, builder, builder.extract_value(found, place))
            array.meminfo = cgutils.get_null_value(array.meminfo.type)
            array.parent = cgutils.get_null_value(array.parent.type)
            found = builder.insert_value(found, array._getvalue(), place)
    return found


class _Same(Protocol):
    def __call__(self, arrays: T, /) -> T: ...


def _lent(_: object, arrays: types.Type) -> object:
    """
    The same named tuple, its arrays without an owner.

    Each use of an owned array counts its references, at many times the cost of the use itself.
    Who calls the loop owns the arrays and keeps them until it returns.
    """
    return arrays(arrays), _without_owners


def _the_same(arrays: T) -> T:
    return arrays


class _Place(Protocol):
    def __call__(self, bits: int, /) -> int: ...


def _trailing_zeros(context, builder, signature, values):  # type: ignore[no-untyped-def]
    return builder.cttz(values[0], cgutils.true_bit)


def _lowest(_: object, bits: types.Type) -> object:
    """The place of the lowest bit that is set; there must be one."""
    return types.int64(types.int64), _trailing_zeros


def _the_lowest(bits: int) -> int:
    return (int(bits) & -int(bits)).bit_length() - 1


def _ones(context, builder, signature, values):  # type: ignore[no-untyped-def]
    return builder.ctpop(values[0])


def _counted(_: object, bits: types.Type) -> object:
    """How many bits are set."""
    return types.int64(types.int64), _ones


def _the_count(bits: int) -> int:
    return int(bits).bit_count()


lowest: _Place = _the_lowest if INTERPRETED else cast(_Place, intrinsic(_lowest))
counted: _Place = _the_count if INTERPRETED else cast(_Place, intrinsic(_counted))
lent: _Same = _the_same if INTERPRETED else cast(_Same, intrinsic(_lent))
