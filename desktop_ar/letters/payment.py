"""How to pay: the ways with their lines at the left, QR codes at the right, between two rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from desktop_ar.letters.blocks import Block
from desktop_ar.letters.facts import PaymentWay
from desktop_ar.letters.marks import draw_qr, qr_path
from desktop_ar.letters.pen import Pen
from desktop_ar.letters.setting import Line, clipped, set_lines, set_one_line, text_width
from desktop_ar.letters.styles import (
    FAINT,
    GREY,
    HAIR,
    MARGIN,
    QR_SIZE,
    TEXT_WIDTH,
    Align,
    Style,
)
from desktop_ar.letters.text import Rich, Run, clean, plain
from desktop_ar.letters.wording import Wording

ACCOUNT: Final = re.compile(r"\d[\d ]{9,}\d")
"""A number one pays to; printed bold."""
LINE: Final = Style(9.2, 14.6)
LABEL: Final = Style(9.2, 14.6, grey=GREY)
SCAN: Final = Style(9.4, 14, Align.RIGHT)
SCAN_NOTE: Final = Style(8.4, 14, Align.RIGHT, grey=GREY)
UNDER: Final = Style(8.2, 12, Align.CENTER, grey=0.22)
PAD: Final = 7.5
QR_GAP: Final = 14.0
MOST_LINES: Final = 8
"""Of one way; what the owner wrote beyond that is left out."""
MOST_CODES: Final = 3


def bold_accounts(text: str) -> Rich:
    """A line of a way with the account number bold."""
    runs: list[Run] = []
    end = 0
    text = clean(text)
    for found in ACCOUNT.finditer(text):
        runs += [Run(text[end : found.start()]), Run(found.group(), bold=True)]
        end = found.end()
    return (*runs, Run(text[end:]))


class Payment(Block):
    """The block of the ways to pay. Codes too long for a QR code are left out."""

    def __init__(self, ways: Sequence[PaymentWay], words: Wording, reference: str) -> None:
        self._words = words
        self._codes = [way for way in ways if way.qr and qr_path(way.qr)][:MOST_CODES]
        self._scan = [set_one_line(plain(words.text("scan")), SCAN, 90)]
        self._scan_note = [set_one_line(plain(words.text("scan_note")), SCAN_NOTE, 90)]
        written = [way for way in ways if way.lines]
        labels = [plain(words.text(f"way_{way.kind.value}")) for way in written]
        self._label_width = max((text_width(label, LABEL) for label in labels), default=0.0)
        left = self._label_width + 12
        width = TEXT_WIDTH - left - self._codes_width - (QR_GAP if self._codes else 0)
        self._rows: list[tuple[list[Line], list[Line]]] = []
        for label, way in zip(labels, written, strict=True):
            lines = self._way_lines(way, reference)
            set_text = [line for text in lines for line in set_lines(text, LINE, width)]
            row = [set_one_line(label, LABEL, TEXT_WIDTH / 3)], clipped(set_text, MOST_LINES)
            self._rows.append(row)

    def _way_lines(self, way: PaymentWay, reference: str) -> list[Rich]:
        """The lines of a way; a transfer says at its end what to quote."""
        lines = list(way.lines)
        if way.kind.value == "bank" and reference:
            note = self._words.text("bank_reference", number=reference)
            lines[-1] = f"{lines[-1]}{self._words.text('line_joint')}{note}"
        return [bold_accounts(line) for line in lines]

    @property
    def _codes_width(self) -> float:
        if not self._codes:
            return 0.0
        if len(self._codes) == 1:
            return (
                QR_SIZE
                + 8
                + max(
                    text_width(plain(self._words.text(name)), style)
                    for name, style in (("scan", SCAN), ("scan_note", SCAN_NOTE))
                )
            )
        return len(self._codes) * (QR_SIZE + QR_GAP) - QR_GAP

    @property
    def _text_height(self) -> float:
        return sum(max(len(lines), 1) for _, lines in self._rows) * LINE.leading

    @property
    def _codes_height(self) -> float:
        if not self._codes:
            return 0.0
        return QR_SIZE + (UNDER.leading + 1 if len(self._codes) > 1 else 0)

    @property
    def height(self) -> float:
        return max(self._text_height, self._codes_height) + 2 * PAD

    def draw(self, pen: Pen, top: float) -> None:
        inner = self.height - 2 * PAD
        pen.rule(MARGIN, top, TEXT_WIDTH, weight=HAIR, grey=FAINT)
        pen.rule(MARGIN, top + self.height, TEXT_WIDTH, weight=HAIR, grey=FAINT)
        y = top + PAD + (inner - self._text_height) / 2
        for label, lines in self._rows:
            pen.lines(MARGIN, y, label, LABEL)
            pen.lines(MARGIN + self._label_width + 12, y, lines, LINE)
            y += max(len(lines), 1) * LINE.leading
        self._draw_codes(pen, top + PAD + (inner - self._codes_height) / 2)

    def _draw_codes(self, pen: Pen, top: float) -> None:
        x = MARGIN + TEXT_WIDTH - QR_SIZE
        for way in reversed(self._codes):
            draw_qr(pen, way.qr or "", x, top, QR_SIZE)
            if len(self._codes) > 1:
                name = plain(self._words.text(f"way_{way.kind.value}"))
                label = [set_one_line(name, UNDER, QR_SIZE + QR_GAP)]
                pen.lines(x - QR_GAP / 2, top + QR_SIZE + 1, label, UNDER)
            x -= QR_SIZE + QR_GAP
        if len(self._codes) == 1:
            x = MARGIN + TEXT_WIDTH - QR_SIZE - 8 - 90
            middle = top + QR_SIZE / 2
            pen.lines(x, middle - SCAN.leading, self._scan, SCAN)
            pen.lines(x, middle, self._scan_note, SCAN_NOTE)
