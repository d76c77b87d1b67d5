"""A guard for Python 3.10 and 3.11: PySide6 6.12 hands out None, True and False without counting.

Every call of a Qt function that returns nothing takes one reference of None away, every `emit`
one of True (measured: -1 a call). From Python 3.12 on these objects are immortal and nothing
happens; before, the interpreter aborts ("deallocating None") after a few thousand calls, in the
middle of work. So their counts are raised beyond what any session can use up.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_IMMORTAL_SINCE: Final = (3, 12)
_RAISED: Final = 1 << 60
_SLACK: Final = 64


def hold_singletons() -> None:
    """Raise the counts once a process; does nothing where it is not needed."""
    if sys.version_info >= _IMMORTAL_SINCE or sys.implementation.name != "cpython":
        return
    for single in (None, True, False, NotImplemented, Ellipsis):
        count = ctypes.c_ssize_t.from_address(id(single))
        known = sys.getrefcount(single)
        if known < _RAISED // 2 and abs(count.value - known) <= _SLACK:
            count.value += _RAISED
