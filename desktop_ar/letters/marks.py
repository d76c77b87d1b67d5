"""Signs drawn as paths, never as glyphs: QR codes, the scissors of the cut line, tick boxes."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import segno

from desktop_ar.letters.pen import Pen
from desktop_ar.letters.styles import GREY

SCISSORS: Final = (
    "0.36 G 0.9 w 1 J 1 j "
    "4.1 2.2 m 4.1 3.25 3.25 4.1 2.2 4.1 c 1.15 4.1 0.3 3.25 0.3 2.2 c "
    "0.3 1.15 1.15 0.3 2.2 0.3 c 3.25 0.3 4.1 1.15 4.1 2.2 c s "
    "4.1 9.8 m 4.1 10.85 3.25 11.7 2.2 11.7 c 1.15 11.7 0.3 10.85 0.3 9.8 c "
    "0.3 8.75 1.15 7.9 2.2 7.9 c 3.25 7.9 4.1 8.75 4.1 9.8 c s "
    "3.7 3.5 m 12.4 10.2 l S 3.7 8.5 m 6.6 6.25 l S 8.2 5.05 m 12.4 1.8 l S"
)
SCISSORS_WIDTH: Final = 12.4
SCISSORS_HEIGHT: Final = 12.0
TICK_BOX: Final = 7.6


@lru_cache(maxsize=64)
def qr_path(payload: str) -> tuple[int, str] | None:
    """Modules to a side, and the rectangles of the dark ones one module being one unit.

    None where the payload is empty or longer than a QR code holds.
    """
    if not payload:
        return None
    try:
        code = segno.make_qr(payload.encode("utf-8", "replace"), error="m")
    except segno.DataOverflowError:
        return None
    rows = [bytes(row) for row in code.matrix]
    marks = [f"{x} {y} {width} 1 re" for y, row in enumerate(rows) for x, width in _dark_runs(row)]
    return len(rows), " ".join(["0 g", *marks, "f"])


def _dark_runs(row: bytes) -> list[tuple[int, int]]:
    """Where each stretch of dark modules begins, and how long it is."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((x, 1))
    return runs


def draw_qr(pen: Pen, payload: str, x: float, top: float, size: float) -> None:
    """A QR code in a square; nothing where there is none of the payload."""
    found = qr_path(payload)
    if found is not None:
        modules, operators = found
        pen.path(operators, x, top, size / modules)


def draw_scissors(pen: Pen, x: float, middle: float) -> None:
    """A pair of scissors lying on the cut line, opening to the right."""
    scale = 0.72
    pen.path(SCISSORS, x, middle - SCISSORS_HEIGHT * scale / 2, scale)


def draw_tick_box(pen: Pen, x: float, middle: float) -> None:
    """An empty box to tick."""
    pen.box(x, middle - TICK_BOX / 2, TICK_BOX, TICK_BOX, weight=0.8, grey=GREY / 2)
