"""One delegate a kind of column. They take words, tone and figures from roles and compute
nothing; ground, hairline, accent mark and focus line are the same for all."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_ar.ui.face import Face
from desktop_ar.ui.look import paint
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.look.type import font
from desktop_ar.ui.models.columns import PLAIN, Kind, Look, Role
from desktop_ar.ui.widgets.row_head import CELL
from desktop_ar.ui.widgets.row_view import RowView

Index = QModelIndex | QPersistentModelIndex
DASH: Final = "–"
_MARK_WIDTH: Final = 3
_ICON: Final = 16
_DOT: Final = 9
_TAG_HEIGHT: Final = 22
_BAR_WIDTH: Final = 108


class CellDelegate(QStyledItemDelegate):
    """Ground of a cell; the subclasses draw what stands on it."""

    def __init__(self, view: RowView) -> None:
        super().__init__(view)
        self.view = view

    @property
    def face(self) -> Face:
        """The face of the view."""
        return self.view.face

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        box = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, option, index, selected)
        first = index.column() == self.view.first_column()
        last = index.column() == self.view.last_column()
        left, right = self.view.edges
        inner = box.adjusted(left if first else CELL, 0, -(right if last else CELL), -1)
        look = index.data(Role.LOOK) or PLAIN
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        self.draw(painter, inner, words, look, selected)
        painter.restore()

    def draw(
        self, painter: QPainter, inner: QRect, words: str, look: Look, _selected: bool
    ) -> None:
        """What stands on the ground: plain words here."""
        left = inner.left()
        if look.icon:
            spot = QRect(left, inner.center().y() - _ICON // 2, _ICON, _ICON)
            self.face.icons.paint(painter, spot, look.icon, "muted")
            left += _ICON + 8
        ink = self.face.colour(look.tone if words else "faint")
        room = QRect(left, inner.top(), inner.right() - left + 1, inner.height())
        paint.text(painter, room, words or DASH, font("body", bold=look.strong), ink)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(60, self.view.verticalHeader().defaultSectionSize())

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, selected: bool
    ) -> None:
        tokens, box = self.face.tokens, option.rect
        active = self.view.awake(index.row())
        ground = tokens.surface
        if selected:
            ground = tokens.select if active else tokens.hover
        elif index.row() == self.view.hovered:
            ground = tokens.hover
        painter.fillRect(box, QColor(ground))
        paint.hairline(painter, tokens.line, box.left(), box.bottom(), box.right(), box.bottom())
        if selected and index.column() == self.view.first_column():
            mark = QRect(box.left(), box.top(), _MARK_WIDTH, box.height() - 1)
            painter.fillRect(mark, QColor(tokens.accent if active else tokens.control))
        if self.view.by_key and index.row() == self.view.currentIndex().row():
            self._focus_line(painter, box, index.column())

    def _focus_line(self, painter: QPainter, box: QRect, at: int) -> None:
        ink = self.face.tokens.focus
        bottom = box.bottom() - 1
        paint.hairline(painter, ink, box.left(), box.top(), box.right(), box.top())
        paint.hairline(painter, ink, box.left(), bottom, box.right(), bottom)
        if at == self.view.first_column():
            paint.hairline(painter, ink, box.left(), box.top(), box.left(), bottom)
        if at == self.view.last_column():
            paint.hairline(painter, ink, box.right(), box.top(), box.right(), bottom)

    def _right(self, painter: QPainter, inner: QRect, words: str, look: Look, bold: bool) -> None:
        ink = self.face.colour(look.tone if words else "faint")
        right = Qt.AlignmentFlag.AlignRight
        paint.text(painter, inner, words or DASH, font("body", bold=bold), ink, right)


class NameDelegate(CellDelegate):
    """The customer: bold."""

    def draw(
        self, painter: QPainter, inner: QRect, words: str, look: Look, _selected: bool
    ) -> None:
        paint.text(painter, inner, words, font("row"), self.face.colour(look.tone))


class DateDelegate(CellDelegate):
    """A date: muted."""

    def draw(
        self, painter: QPainter, inner: QRect, words: str, look: Look, _selected: bool
    ) -> None:
        tone = "muted" if look.tone == "text" else look.tone
        ink = self.face.colour(tone if words else "faint")
        paint.text(painter, inner, words or DASH, font("body"), ink)


class MoneyDelegate(CellDelegate):
    """A sum: bold, at the right edge, never cut."""

    def draw(
        self, painter: QPainter, inner: QRect, words: str, look: Look, _selected: bool
    ) -> None:
        self._right(painter, inner, words, look, bold=True)


class NumberDelegate(CellDelegate):
    """A figure at the right edge, bold only where it is `strong`."""

    def draw(
        self, painter: QPainter, inner: QRect, words: str, look: Look, _selected: bool
    ) -> None:
        self._right(painter, inner, words, look, bold=look.strong)


class DaysDelegate(CellDelegate):
    """Days late and the dot of their bucket; without a bucket tone there is no dot."""

    def draw(
        self, painter: QPainter, inner: QRect, words: str, look: Look, _selected: bool
    ) -> None:
        room = inner.adjusted(0, 0, -_DOT - 6, 0)
        right = Qt.AlignmentFlag.AlignRight
        ink = self.face.colour("text" if words else "faint")
        paint.text(painter, room, words or DASH, font("body"), ink, right)
        if words and look.tone != "text":
            colour = self.face.colour(look.tone)
            paint.dot(painter, inner.right() - _DOT + 1, inner.center().y(), colour, _DOT)


class LadderDelegate(CellDelegate):
    """The level of dunning over its seven ticks."""

    def draw(self, painter: QPainter, inner: QRect, words: str, look: Look, selected: bool) -> None:
        tokens = self.face.tokens
        if not words:
            paint.text(painter, inner, DASH, font("body"), tokens.faint)
            return
        middle = inner.center().y() + 1
        upper = QRect(inner.left(), middle - 12, inner.width(), 20)
        paint.text(painter, upper, words, font("body"), tokens.text)
        empty = tokens.tick_on_select if selected else tokens.line
        paint.ticks(painter, inner.left(), middle + 8, round(look.figure), tokens.accent, empty)


class TagDelegate(CellDelegate):
    """A tag, or the dash of an empty cell."""

    def draw(
        self, painter: QPainter, inner: QRect, words: str, look: Look, _selected: bool
    ) -> None:
        if not words:
            paint.text(painter, inner, DASH, font("body"), self.face.tokens.faint)
            return
        width = min(paint.tag_width(words, look.icon), inner.width() + CELL)
        top = inner.center().y() - _TAG_HEIGHT // 2 + 1
        box = QRect(inner.left(), top, width, _TAG_HEIGHT)
        tone = "muted" if look.tone == "text" else look.tone
        paint.tag(painter, self.face.icons, box, words, tone, look.icon)


class ProgressDelegate(CellDelegate):
    """What is left: a line, the bold figure, the rest muted."""

    def draw(self, painter: QPainter, inner: QRect, words: str, look: Look, selected: bool) -> None:
        tokens = self.face.tokens
        bold, plain = font("row"), font("body")
        of_words = QFontMetrics(bold).horizontalAdvance(words)
        of_rest = QFontMetrics(plain).horizontalAdvance(look.rest)
        width = max(0, min(_BAR_WIDTH, inner.width() - of_words - of_rest - 12))
        bar = QRectF(inner.left(), inner.center().y() - 2, width, 6)
        track = tokens.track_on_select if selected else tokens.line
        full = tokens.accent if look.tone == "text" else self.face.colour(look.tone)
        if width >= 24:  # noqa: PLR2004 - a shorter line says nothing
            paint.progress(painter, bar, look.figure, full, track)
            inner = inner.adjusted(width + 10, 0, 0, 0)
        used = paint.text(painter, inner, words, bold, tokens.text)
        paint.text(painter, inner.adjusted(used, 0, 0, 0), look.rest, plain, tokens.muted)


class StepDelegate(CellDelegate):
    """The next step: bold and in the accent where it falls today."""

    def draw(
        self, painter: QPainter, inner: QRect, words: str, look: Look, _selected: bool
    ) -> None:
        if not words:
            paint.text(painter, inner, DASH, font("body"), self.face.tokens.faint)
            return
        token: Token = "accent_text" if look.strong else "muted"
        left = inner.left()
        if look.icon:
            spot = QRect(left, inner.center().y() - _ICON // 2, _ICON, _ICON)
            self.face.icons.paint(painter, spot, look.icon, token)
            left += _ICON + 5
        room = QRect(left, inner.top(), inner.right() - left + 1, inner.height())
        paint.text(painter, room, words, font("body", bold=look.strong), self.face.colour(token))


DELEGATES: Final[dict[Kind, type[CellDelegate]]] = {
    Kind.NAME: NameDelegate,
    Kind.TEXT: CellDelegate,
    Kind.DATE: DateDelegate,
    Kind.MONEY: MoneyDelegate,
    Kind.NUMBER: NumberDelegate,
    Kind.DAYS: DaysDelegate,
    Kind.LADDER: LadderDelegate,
    Kind.TAG: TagDelegate,
    Kind.PROGRESS: ProgressDelegate,
    Kind.STEP: StepDelegate,
}
