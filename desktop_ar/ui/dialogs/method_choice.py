"""How money came in: the shop's own ways side by side, the rest behind a menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QMenu, QWidget

from desktop_ar.domain.codes import PaymentMethod
from desktop_ar.language.code_words import word
from desktop_ar.ui.face import Face
from desktop_ar.ui.look.type import font
from desktop_ar.ui.widgets.choices import SegmentedChoice

MORE: Final = "more"
USUAL: Final = (
    PaymentMethod.WECHAT,
    PaymentMethod.ALIPAY,
    PaymentMethod.BANK,
    PaymentMethod.CASH,
    PaymentMethod.CARD,
    PaymentMethod.CHEQUE,
    PaymentMethod.OTHER,
)
"""In the order of a shop's counter. A use of prepaid credit is an act of its own, not here."""
_MOST_SHOWN: Final = 4
_PADDING: Final = 26
_MORE_WIDTH: Final = 40


class MethodChoice(SegmentedChoice):
    """One of the ways to pay; the chosen one always stands in the row."""

    def __init__(self, face: Face, room: int, parent: QWidget | None = None) -> None:
        super().__init__(face, parent=parent)
        self._words_of = face
        self._room = room
        self._order: list[PaymentMethod] = list(USUAL)
        self._method = USUAL[0]
        self.chosen.connect(self._picked)
        face.language_changed.connect(self._show)
        self._show()

    def set_first(self, methods: Sequence[PaymentMethod]) -> None:
        """Put the shop's own ways first, the first of them chosen."""
        own = [method for method in methods if method in USUAL]
        self._order = [*own, *(method for method in USUAL if method not in own)]
        self.take(self._order[0])

    def method(self) -> PaymentMethod:
        """What is chosen."""
        return self._method

    def take(self, method: PaymentMethod) -> None:
        """Choose a way, which may come from the menu."""
        self._method = method
        self._show()

    def _show(self) -> None:
        t = self._words_of.t
        shown = self._shown()
        options = [(method.value, word(t, method)) for method in shown]
        self.set_options([*options, (MORE, "…")])
        more = self.button(MORE)
        more.setAccessibleName(t.gettext("More ways to pay"))
        more.setToolTip(t.gettext("More ways to pay"))
        self.choose(self._method.value)

    def _shown(self) -> list[PaymentMethod]:
        """As many as fit; the chosen one takes the place of the last where it is not there."""
        metrics = QFontMetrics(font("body", bold=True))
        left = self._room - _MORE_WIDTH - self._width(metrics, self._method)
        shown: list[PaymentMethod] = []
        for method in self._order:
            if len(shown) + (self._method not in shown) >= _MOST_SHOWN and method != self._method:
                break
            if method != self._method:
                left -= self._width(metrics, method)
                if left < 0:
                    break
            shown.append(method)
        return shown if self._method in shown else [*shown, self._method]

    def _width(self, metrics: QFontMetrics, method: PaymentMethod) -> int:
        return metrics.horizontalAdvance(word(self._words_of.t, method)) + _PADDING

    def _picked(self, key: str) -> None:
        if key != MORE:
            self._method = PaymentMethod(key)
            return
        self.choose(self._method.value)
        self.menu().popup(self.mapToGlobal(QPoint(self.width() - _MORE_WIDTH, self.height() + 4)))

    def menu(self) -> QMenu:
        """The ways that are not in the row."""
        menu = QMenu(self)
        menu.setObjectName("more_ways")
        shown = self._shown()
        for method in self._order:
            if method not in shown:
                action = QAction(word(self._words_of.t, method), menu)
                action.triggered.connect(lambda _on=False, way=method: self._from_menu(way))
                menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _from_menu(self, method: PaymentMethod) -> None:
        self.take(method)
        self.chosen.emit(method.value)
