"""Drawing on a page of the document: text, rules, boxes and paths, measured from the top left.

Operators are written into ReportLab's canvas directly: a letter is a few hundred short pieces
of text, and each has its place already.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from desktop_ar.letters.fonts import NAMES, letter_font
from desktop_ar.letters.setting import Line
from desktop_ar.letters.styles import INK, PAGE_HEIGHT, Style

MIDDLE_OF_EM: Final = 0.38
"""Height of the middle of a Chinese character above the baseline, in ems."""


class Point(NamedTuple):
    """A place on the page or within a path; y grows downwards."""

    x: float
    y: float


class Pen:
    """Draws on the current page of a canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._doc: PDFDocument = canvas._doc  # type: ignore[attr-defined] # missing in the stubs

    def lines(self, x: float, top: float, lines: Sequence[Line], style: Style) -> None:
        """Lines of text one below the other, the first one's box beginning at `top`."""
        self.placed(
            ((x, top + number * style.leading, line) for number, line in enumerate(lines)), style
        )

    def placed(self, lines: Iterable[tuple[float, float, Line]], style: Style) -> None:
        """Lines of one style, each with its own left and top."""
        to_baseline = style.leading / 2 + MIDDLE_OF_EM * style.size
        out = [f"BT {style.grey:.2f} g"]
        weight: bool | None = None
        codes: Mapping[str, str] = {}
        spread = 0.0
        for x, top, line in lines:
            y = PAGE_HEIGHT - top - to_baseline
            for piece in line.pieces:
                if piece.bold is not weight:
                    weight = piece.bold
                    codes = letter_font(bold=weight).codes_in(self._doc)
                    out.append(f"/{NAMES[weight]} {style.size:g} Tf")
                if piece.spread != spread:
                    spread = piece.spread
                    out.append(f"{spread:.3f} Tc")
                shown = "".join(map(codes.__getitem__, piece.text))
                out.append(f"1 0 0 1 {x + piece.x:.2f} {y:.2f} Tm <{shown}> Tj")
        out.append("0 Tc ET" if spread else "ET")
        self._canvas.addLiteral(" ".join(out))

    def rule(self, x: float, y: float, length: float, *, weight: float, grey: float = INK) -> None:
        """A horizontal line."""
        self._write(
            f"{weight:g} w {grey:.2f} G {x:.2f} {PAGE_HEIGHT - y:.2f} m "
            f"{x + length:.2f} {PAGE_HEIGHT - y:.2f} l S"
        )

    def dashes(self, x: float, y: float, length: float, *, weight: float, grey: float) -> None:
        """A dashed horizontal line."""
        self._write("[2.2 2.2] 0 d")
        self.rule(x, y, length, weight=weight, grey=grey)
        self._write("[] 0 d")

    def box(
        self, x: float, top: float, width: float, height: float, *, weight: float, grey: float = INK
    ) -> None:
        """The outline of a rectangle."""
        self._write(
            f"{weight:g} w {grey:.2f} G {x:.2f} {PAGE_HEIGHT - top - height:.2f} "
            f"{width:.2f} {height:.2f} re S"
        )

    def path(self, operators: str, x: float, top: float, scale: float = 1.0) -> None:
        """Operators of a path drawn in its own measure, y growing downwards, origin at (x, top)."""
        y = PAGE_HEIGHT - top
        self._write(f"q {scale:g} 0 0 {-scale:g} {x:.2f} {y:.2f} cm {operators} Q")

    def _write(self, operators: str) -> None:
        self._canvas.addLiteral(operators)
