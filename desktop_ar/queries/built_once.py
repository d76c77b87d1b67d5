"""Statements that are built once and shared by all threads.

The window asks from several threads at a time. `functools.cache` may build the same statement
in two of them at once, and a CTE that exists twice under one name cannot be compiled; here one
thread builds and the others wait.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import RLock
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_BUILDING = RLock()
_MOST = 256


def built_once(build: Callable[P, T]) -> Callable[P, T]:
    """Keep what `build` answers by its arguments; the least recently wanted are let go."""
    kept: OrderedDict[Hashable, T] = OrderedDict()

    @wraps(build)
    def found(*args: P.args, **kwargs: P.kwargs) -> T:
        key: Any = (args, tuple(sorted(kwargs.items())))
        with _BUILDING:
            if key in kept:
                kept.move_to_end(key)
                return kept[key]
            made = kept[key] = build(*args, **kwargs)
            if len(kept) > _MOST:
                kept.popitem(last=False)
            return made

    return found
