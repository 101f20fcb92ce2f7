"""
How the functions of this room become machine code, and where it is kept.

Machine code holds the code of what it calls, so it is kept apart for each version of this room,
of numba and of the processor.
"""

import hashlib
import os
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
    """Where the machine code of this room lies, or will: in the user's cache."""
    if named := os.environ.get("NUMBA_CACHE_DIR"):
        return Path(named)
    home = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME")
    digest = hashlib.sha256()
    for one in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(one.read_bytes())
    machine = numba.__version__, sys.version, llvmlite.binding.get_host_cpu_name()
    digest.update(repr(machine).encode())
    return Path(home or Path.home() / ".cache") / "onevisit" / digest.hexdigest()[:16]


numba.config.CACHE_DIR = str(cache_folder())  # type: ignore[attr-defined]


_OPTIONS: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy"}


def compiled(function: F) -> F:
    """
    The function as machine code, kept on disk from its first call on.

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


lent = cast(_Same, intrinsic(_lent))
