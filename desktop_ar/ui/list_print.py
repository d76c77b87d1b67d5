"""Any list on paper, as it is shown: the same columns, rows and order, heads on every page,
totals at the end, page x of y. Drawn with our own font, so that it prints the same everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
)

from desktop_ar.ui.look.tokens import LIGHT, PAPER
from desktop_ar.ui.look.type import FAMILY

RESOLUTION: Final = 300
_MARGIN_MM: Final = 14.0
_BODY, _HEAD, _TITLE, _FOOT = 9.0, 8.5, 14.0, 8.0
_PAD_X, _PAD_Y = 4.0, 3.0
_WIDE_ENOUGH: Final = 110.0
"""Words longer than this many points may go on in a second line."""
_A_LITTLE_LESS: Final = 0.99
_MEASURED: Final = 400
_WRAP: Final = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """A head, and whether its cells stand at the right edge."""

    header: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class PrintedList:
    """What is printed. `notes` stand under the title: the day, the filters, whose shop.

    `page_words(page, pages)` is the foot at the right of every page.
    """

    title: str
    notes: tuple[str, ...]
    columns: tuple[PrintedColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...]
    page_words: Callable[[int, int], str]


def set_up_page(device: QPagedPaintDevice, printed: PrintedList) -> None:
    """A4 with fair margins; lying where the list is too wide to stand."""
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    standing = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        margins,
        QPageLayout.Unit.Millimeter,
    )
    room = standing.paintRect(QPageLayout.Unit.Point).width()
    if sum(min(width, _WIDE_ENOUGH) for width in _natural_widths(printed, 1.0)) > room:
        standing.setOrientation(QPageLayout.Orientation.Landscape)
    device.setPageLayout(standing)


def print_list(device: QPagedPaintDevice, printed: PrintedList) -> bool:
    """Draw the list on a device that was set up; False where the device cannot be drawn on."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    _Paper(painter, device, printed).draw()
    return painter.end()


def _font(points: float, scale: float, *, bold: bool = False) -> QFont:
    made = QFont(FAMILY)
    made.setPixelSize(max(1, round(points * scale)))
    made.setBold(bold)
    return made


def _natural_widths(printed: PrintedList, scale: float) -> list[float]:
    """What each column needs to stand in one line, in units of the device."""
    body = QFontMetricsF(_font(_BODY, 20.0))
    bold = QFontMetricsF(_font(_BODY, 20.0, bold=True))
    widths = []
    for at, column in enumerate(printed.columns):
        widest = bold.horizontalAdvance(column.header)
        if printed.totals:
            widest = max(widest, bold.horizontalAdvance(printed.totals[at]))
        for row in printed.rows[:_MEASURED]:
            widest = max(widest, body.horizontalAdvance(row[at]))
        widths.append((widest / 20.0 + 2 * _PAD_X + 1) * scale)
    return widths


class _Paper:
    """The pages of one list on one device."""

    def __init__(self, painter: QPainter, device: QPagedPaintDevice, printed: PrintedList) -> None:
        self._painter = painter
        self._device = device
        self._list = printed
        layout = device.pageLayout()
        resolution = painter.device().logicalDpiX()
        area = layout.paintRectPixels(resolution)
        self._scale = resolution / 72.0
        self._width, self._height = float(area.width()), float(area.height())
        self._set_fonts()
        self._widths = self._fitted()

    def _set_fonts(self) -> None:
        self._body = _font(_BODY, self._scale)
        self._bold = _font(_BODY, self._scale, bold=True)
        self._small = _font(_FOOT, self._scale)

    def draw(self) -> None:
        """All pages."""
        heights = [self._row_height(row, self._body) for row in self._list.rows]
        pages = self._pages(heights)
        for number, (first, last) in enumerate(pages, start=1):
            if number > 1:
                self._device.newPage()
            top = self._title() if number == 1 else 0.0
            top = self._head(top)
            for at in range(first, last):
                top = self._row(self._list.rows[at], top, heights[at], self._body)
            if number == len(pages) and self._list.totals:
                self._totals(top)
            self._foot(number, len(pages))

    # Measures

    def _u(self, points: float) -> float:
        return points * self._scale

    def _fitted(self) -> list[float]:
        """Natural widths, spread over the page. Where it is too small, long words go on in a
        second line; where that is not enough, all of it is written smaller. A figure or a date
        is never broken."""
        widths = _natural_widths(self._list, self._scale)
        spare = self._width - sum(widths)
        words = [at for at, column in enumerate(self._list.columns) if not column.right]
        if spare >= 0:
            words = words or list(range(len(widths)))
            for at in words:
                widths[at] += spare / len(words)
            return widths
        least = self._u(_WIDE_ENOUGH)
        room = {at: widths[at] - least for at in words if widths[at] > least}
        taken = min(-spare, sum(room.values()))
        for at, own in room.items():
            widths[at] -= taken * own / sum(room.values())
        if sum(widths) > self._width:
            self._write_smaller(self._width / sum(widths))
            return self._fitted()
        return widths

    def _write_smaller(self, share: float) -> None:
        self._scale *= share * _A_LITTLE_LESS
        self._set_fonts()

    def _row_height(self, row: Sequence[str], face: QFont) -> float:
        metrics = QFontMetricsF(face, self._painter.device())
        tallest = metrics.height()
        for words, width in zip(row, self._widths, strict=True):
            room = width - 2 * self._u(_PAD_X)
            if metrics.horizontalAdvance(words) > room:
                box = QRectF(0, 0, room, 10 * self._height)
                tallest = max(tallest, metrics.boundingRect(box, _WRAP, words).height())
        return tallest + 2 * self._u(_PAD_Y)

    def _head_words(self) -> list[str]:
        return [column.header for column in self._list.columns]

    def _head_height(self) -> float:
        return self._row_height(self._head_words(), self._bold)

    def _title_height(self) -> float:
        return self._u(_TITLE * 1.6 + len(self._list.notes) * _BODY * 1.5 + 8)

    def _foot_height(self) -> float:
        return self._u(_FOOT * 2.4)

    def _pages(self, heights: Sequence[float]) -> list[tuple[int, int]]:
        """First and last row of every page; the totals never stand on a page without a row."""
        room = self._height - self._foot_height() - self._head_height()
        left = room - self._title_height()
        after = self._row_height(self._list.totals, self._bold) if self._list.totals else 0.0
        pages, first = [], 0
        for at, height in enumerate(heights):
            needed = height + (after if at == len(heights) - 1 else 0.0)
            if needed > left and at > first:
                pages.append((first, at))
                first, left = at, room
            left -= height
        return [*pages, (first, len(heights))]

    # Drawing

    def _title(self) -> float:
        painter = self._painter
        painter.setPen(QColor(PAPER[1]))
        painter.setFont(_font(_TITLE, self._scale, bold=True))
        line = self._u(_TITLE * 1.6)
        box = QRectF(0, 0, self._width, line)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._list.title)
        painter.setFont(self._body)
        painter.setPen(QColor(LIGHT.muted))
        for at, note in enumerate(self._list.notes):
            top = line + at * self._u(_BODY * 1.5)
            box = QRectF(0, top, self._width, self._u(_BODY * 1.5))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, note)
        return self._title_height()

    def _head(self, top: float) -> float:
        height = self._head_height()
        self._rule(top, 1.0)
        bottom = self._row(self._head_words(), top, height, self._bold, ruled=False)
        self._rule(bottom, 0.7)
        return bottom

    def _totals(self, top: float) -> None:
        self._rule(top, 1.0)
        height = self._row_height(self._list.totals, self._bold)
        self._row(self._list.totals, top, height, self._bold, ruled=False)

    def _row(
        self, row: Sequence[str], top: float, height: float, face: QFont, *, ruled: bool = True
    ) -> float:
        painter = self._painter
        painter.setFont(face)
        painter.setPen(QColor(PAPER[1]))
        left = 0.0
        for words, width, column in zip(row, self._widths, self._list.columns, strict=True):
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            box = QRectF(left, top, width, height).adjusted(
                self._u(_PAD_X), self._u(_PAD_Y), -self._u(_PAD_X), -self._u(_PAD_Y)
            )
            painter.drawText(box, int(side | Qt.AlignmentFlag.AlignTop) | _WRAP, words)
            left += width
        if ruled:
            self._rule(top + height, 0.3, LIGHT.line)
        return top + height

    def _rule(self, y: float, points: float, colour: str = PAPER[1]) -> None:
        self._painter.setPen(QPen(QColor(colour), max(1.0, self._u(points))))
        self._painter.drawLine(0, round(y), round(self._width), round(y))

    def _foot(self, number: int, count: int) -> None:
        painter = self._painter
        painter.setFont(self._small)
        painter.setPen(QColor(LIGHT.muted))
        box = QRectF(0, self._height - self._u(_FOOT * 1.6), self._width, self._u(_FOOT * 1.6))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._list.title)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box, right, self._list.page_words(number, count))
