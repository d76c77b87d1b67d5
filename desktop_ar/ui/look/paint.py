"""Small pieces of drawing that widgets and delegates share."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen

from desktop_ar.ui.look.icons import Icons
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.look.type import font

TAG_TINTS: Final[dict[Token, Token]] = {
    "overdue": "overdue_tint",
    "warn": "warn_tint",
    "good": "good_tint",
    "info": "info_tint",
    "accent_text": "accent_tint",
    "accent": "accent_tint",
}
TICKS: Final = 7
TICK_WIDTH, TICK_HEIGHT, TICK_GAP = 8, 3, 2
TAG_ICON: Final = 13
TAG_PADDING: Final = 7


def hairline(painter: QPainter, colour: str, x1: int, y1: int, x2: int, y2: int) -> None:
    """One sharp pixel: a hairline drawn with antialiasing would be two grey ones."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(QColor(colour), 1))
    painter.drawLine(x1, y1, x2, y2)
    painter.restore()


def rounded(
    painter: QPainter,
    box: QRectF | QRect,
    radius: float,
    fill: str | None,
    border: str | None = None,
    width: float = 1.0,
) -> None:
    """A rounded box; the border lies wholly inside `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2 if border else 0.0
    inner = QRectF(box).adjusted(half, half, -half, -half)
    painter.setPen(QPen(QColor(border), width) if border else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius - half, radius - half)
    painter.restore()


def one_sided(box: QRectF, left: float, right: float) -> QPainterPath:
    """A box whose left and right corners have radii of their own."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    middle = box.center().x()
    path.addRoundedRect(QRectF(box.topLeft(), QPointF(middle + left, box.bottom())), left, left)
    path.addRoundedRect(QRectF(QPointF(middle - right, box.top()), box.bottomRight()), right, right)
    return path.simplified()


def text(
    painter: QPainter,
    box: QRect,
    words: str,
    face: QFont,
    colour: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """One line of text in the middle of a box, cut with an ellipsis; returns its width.

    Qt centres Chinese one pixel lower than the eye wants, so the box is moved up by one.
    """
    metrics = QFontMetrics(face)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, box.width()))
    painter.setFont(face)
    painter.setPen(QColor(colour))
    painter.drawText(
        box.translated(0, -1),
        align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
        shown,
    )
    return metrics.horizontalAdvance(shown)


def ticks(painter: QPainter, left: int, top: int, reached: int, full: str, empty: str) -> None:
    """The ladder: seven small ticks, `reached` of them filled."""
    for at in range(TICKS):
        box = QRectF(left + at * (TICK_WIDTH + TICK_GAP), top, TICK_WIDTH, TICK_HEIGHT)
        rounded(painter, box, 1.5, full if at < reached else empty)


def progress(painter: QPainter, box: QRectF, part: float, full: str, track: str) -> None:
    """A line that shows which part (0 to 1) is left; a small rest stays visible."""
    radius = box.height() / 2
    rounded(painter, box, radius, track)
    if part > 0:
        width = max(box.height(), box.width() * min(part, 1.0))
        rounded(
            painter,
            QRectF(box.topLeft(), box.bottomRight()).adjusted(0, 0, width - box.width(), 0),
            radius,
            full,
        )


def dot(painter: QPainter, left: int, middle: int, colour: str, side: int = 9) -> None:
    """The rounded square that stands for an ageing bucket."""
    rounded(painter, QRectF(left, middle - side / 2, side, side), 2.5, colour)


def tag_width(words: str, icon: str | None) -> int:
    """Width of a tag with these words."""
    width = QFontMetrics(font("small")).horizontalAdvance(words) + 2 * TAG_PADDING
    return width + (TAG_ICON + 4 if icon else 0)


def tag(
    painter: QPainter, icons: Icons, box: QRect, words: str, tone: Token, icon: str | None
) -> None:
    """A tag filling `box`: tinted for a tone, outlined for plain facts (tone `muted`)."""
    tokens = icons.tokens
    tint = TAG_TINTS.get(tone)
    ground = tokens.colour(tint) if tint else tokens.raised
    rounded(painter, box, 6, ground, None if tint else tokens.line)
    left = box.left() + TAG_PADDING
    if icon:
        top = box.top() + (box.height() - TAG_ICON) // 2
        icons.paint(painter, QRect(left, top, TAG_ICON, TAG_ICON), icon, tone, 2.0)
        left += TAG_ICON + 4
    ink = tokens.accent_text if tone == "accent" else tokens.colour(tone)
    text(painter, QRect(left, box.top(), box.right() - left - 2, box.height()), words,
         font("small"), ink)  # fmt: skip
