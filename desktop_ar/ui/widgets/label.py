"""Words in a role of the type scale and in the ink of a token."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from desktop_ar.language.figures import amount, money
from desktop_ar.ui.face import Face
from desktop_ar.ui.look.kinds import set_look
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.look.type import TypeRole, font


class Label(QLabel):
    """A plain text label: what it is given is never read as markup."""

    def __init__(
        self,
        words: str = "",
        role: TypeRole = "body",
        ink: Token = "text",
        *,
        bold: bool | None = None,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(role, bold=bold))
        self.setWordWrap(wrap)
        self.set_ink(ink)

    def set_ink(self, ink: Token) -> None:
        """Another colour of text (one of `tokens.INKS`)."""
        set_look(self, "ink", ink)

    def set_bold(self, bold: bool) -> None:
        """Regular or bold."""
        changed = self.font()
        changed.setBold(bold)
        self.setFont(changed)


class ElidedLabel(Label):
    """A label that cuts its words with an ellipsis where it is too narrow, and says them
    whole in its tool tip. Sums never stand in one."""

    def __init__(
        self,
        words: str = "",
        role: TypeRole = "body",
        ink: Token = "text",
        *,
        bold: bool | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, role, ink, bold=bold, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)


class SumLabel(Label):
    """A sum of money that follows "hide sums" and keeps its width, so that nothing jumps."""

    def __init__(
        self,
        face: Face,
        role: TypeRole = "row",
        ink: Token = "text",
        *,
        sign: bool = True,
        bold: bool | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", role, ink, bold=bold, parent=parent)
        self._face = face
        self._sign = sign
        self._fen: int | None = None
        face.sums_changed.connect(self._show)

    def set_fen(self, fen: int | None) -> None:
        """The sum in fen; None shows the dash of an empty cell."""
        self._fen = fen
        self._show()

    def _show(self) -> None:
        if self._fen is None:
            self.setText("–")
            self.setMinimumWidth(0)
            return
        figures = self._face.figures
        self.setText(figures.money(self._fen) if self._sign else figures.amount(self._fen))
        self.setMinimumWidth(self._true_width(self._fen) if figures.hidden else 0)

    def _true_width(self, fen: int) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(
            money(fen) if self._sign else amount(fen)
        )


def rule(*, down: bool = False, parent: QWidget | None = None) -> QFrame:
    """A hairline across, or down."""
    line = QFrame(parent)
    line.setProperty("rule", "down" if down else "across")
    return line
