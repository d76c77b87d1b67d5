"""Measuring against a floor of the same run: the least processor time, the memory beside it.

Processor time, because a machine that does other things as well would be measured too.
"""

from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """The least of several times in milliseconds, and the most memory held, in MiB."""

    milliseconds: float
    mebibytes: float


def alternating(*works: Callable[[], object], rounds: int = 7) -> list[Cost]:
    """Each work in turn, several rounds, so that a slow moment of the machine meets them all."""
    least = [float("inf")] * len(works)
    for _ in range(rounds):
        for number, work in enumerate(works):
            gc.collect()
            begun = time.thread_time()
            work()
            least[number] = min(least[number], time.thread_time() - begun)
    return [Cost(seconds * 1000, _memory(work)) for seconds, work in zip(least, works, strict=True)]


def _memory(work: Callable[[], object]) -> float:
    gc.collect()
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 2**20


def compared(name: str, ours: Cost, floor: Cost) -> str:
    """One line: ours, the floor, the ratio of both, the memory of both."""
    return (
        f"{name:<46} {ours.milliseconds:10.1f} ms  floor {floor.milliseconds:10.1f} ms"
        f"  x{ours.milliseconds / floor.milliseconds:5.2f}"
        f"  memory {ours.mebibytes:7.1f} / {floor.mebibytes:7.1f} MiB"
    )


def alone(name: str, ours: Cost) -> str:
    """One line without a floor."""
    return f"{name:<46} {ours.milliseconds:10.1f} ms  memory {ours.mebibytes:7.1f} MiB"
