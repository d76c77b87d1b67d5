"""The customer beside a list: both sides, what to do today, what happened, four acts."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QStackedLayout, QVBoxLayout, QWidget

from desktop_ar.language.because import why
from desktop_ar.queries.customer_step import CustomerStep
from desktop_ar.services.changes import ChangeSet
from desktop_ar.ui.face import Face
from desktop_ar.ui.pages.card_view import CustomerView, customer_view
from desktop_ar.ui.pages.customer_head import CustomerHead
from desktop_ar.ui.pages.room_doors import RoomDoors
from desktop_ar.ui.pages.side_words import memo_words, owed_side, owes_side
from desktop_ar.ui.pages.step_words import ACTION_ICONS, step_title
from desktop_ar.ui.pages.timeline_words import PARTS, items_of, part_words
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.card import row
from desktop_ar.ui.widgets.label import Label, rule
from desktop_ar.ui.widgets.suggestion import SuggestionBox
from desktop_ar.ui.widgets.timeline import ITEM_HEIGHT, Timeline
from desktop_ar.ui.widgets.two_sided import TwoSidedCard
from desktop_ar.ui.worker import Reader

WIDTH, NARROW_WIDTH = 336, 300
_PAUSE_MS: Final = 40
_SPARED: Final = 10
"""So much of a button's own edges may go where the panel is narrow."""
_MOST_EVENTS: Final = 200


class WholeEvents(Timeline):
    """A timeline whose last event is shown whole or not at all."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        spare = self.height() % ITEM_HEIGHT if self.height() > ITEM_HEIGHT else 0
        self.setViewportMargins(0, 0, 0, spare)
        super().resizeEvent(event)


class CustomerPanel(QFrame):
    """`card_wanted(customer_no)`: the whole card is to be opened."""

    card_wanted = Signal(str)

    def __init__(
        self, face: Face, reader: Reader, doors: RoomDoors, *, framed: bool = True
    ) -> None:
        super().__init__()
        self._face = face
        self._reader = reader
        self._doors = doors
        self._customer_no = ""
        self._part = ""
        self._dense = False
        self._view: CustomerView | None = None
        self.setProperty("card", "true" if framed else "none")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = CustomerHead(face)
        self.sides = TwoSidedCard(face)
        self.suggestion = SuggestionBox(face)
        self.history = Label("", "row")
        self.part_button = Button(face, "quiet", size="small", arrow=True)
        self.timeline = WholeEvents(face)
        self.buttons = {
            "contact": Button(face, "primary", icon="phone", size="small"),
            "payment": Button(face, size="small"),
            "plan": Button(face, size="small"),
            "letter": Button(face, size="small"),
        }
        self._history = QWidget()
        self._hint = Label("", "body", "muted", wrap=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._lay_out()
        self._connect()
        self.set_dense(False)
        self.retranslate()

    def _lay_out(self) -> None:
        history = row(self.history, None, self.part_button)
        history.setContentsMargins(14, 4, 6, 0)
        self._history.setLayout(history)
        box = row(self.suggestion)
        box.setContentsMargins(14, 10, 14, 4)
        line = row(self.timeline)
        line.setContentsMargins(6, 4, 6, 4)
        foot = self._foot = row(*self.buttons.values(), spacing=6)
        foot.setContentsMargins(12, 9, 12, 9)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule())
        column.addWidget(self.sides)
        column.addWidget(rule())
        column.addLayout(box)
        column.addWidget(self._history)
        column.addLayout(line, 1)
        column.addWidget(rule())
        column.addLayout(foot)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setContentsMargins(24, 24, 24, 24)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(1, 1, 1, 1)
        self._pages.addWidget(self._hint)
        self._pages.addWidget(whole)

    def _connect(self) -> None:
        face = self._face
        face.language_changed.connect(self.retranslate)
        face.sums_changed.connect(self._show)
        self.head.menu_wanted.connect(self.open_menu)
        self.part_button.clicked.connect(self.open_parts)
        self.timeline.opened.connect(lambda _event: self._open_card())
        for key, button in self.buttons.items():
            button.clicked.connect(partial(self._go, key))

    # Whom

    @property
    def customer_no(self) -> str:
        """Whom the panel is about; empty for nobody."""
        return self._customer_no

    @property
    def view(self) -> CustomerView | None:
        """What is shown."""
        return self._view

    def show_customer(self, customer_no: str) -> None:
        """Show another customer a moment from now: who runs down a list asks for few."""
        if customer_no == self._customer_no:
            return
        self._customer_no = customer_no
        if customer_no:
            self._pause.start()
        else:
            self._take(None)

    def refresh(self, changes: ChangeSet | None = None) -> None:
        """Read again what is shown."""
        del changes
        if self._customer_no:
            self._ask()

    def _ask(self) -> None:
        self._pause.stop()
        day, number = self._face.today, self._customer_no
        question = partial(customer_view, day=day, customer_no=number, most=_MOST_EVENTS)
        self._reader.ask(self, "customer", question, self._take)

    def _take(self, view: CustomerView | None) -> None:
        self._view = view
        self._show()

    # Showing

    def _show(self) -> None:
        view = self._view
        self._pages.setCurrentIndex(0 if view is None else 1)
        if view is None:
            return
        card = view.card
        self.head.show_card(card)
        most = 2 if self._dense else 3
        self.sides.set_sides(owes_side(self._face, card), owed_side(self._face, card, most))
        self.sides.set_memo("" if self._dense else memo_words(self._face, card))
        self._show_step(view.step)
        self._show_events()

    def _show_step(self, step: CustomerStep | None) -> None:
        if step is None:
            self.suggestion.suggest("phone", "", "")
            return
        title = step_title(self._face, step)
        self.suggestion.suggest(ACTION_ICONS[step.action], title, self._reason(step))

    def _reason(self, step: CustomerStep) -> str:
        return self._face.figures.veiled(why(self._face.t, step.reasons))

    def _show_events(self) -> None:
        events = self._view.events if self._view else ()
        self.timeline.set_items(items_of(self._face, events, self._part))
        self.part_button.setText(part_words(self._face.t, self._part))

    def choose_part(self, part: str) -> None:
        """Narrow the timeline to a part of `timeline_words.PARTS`."""
        self._part = part
        self._show_events()

    def open_parts(self) -> None:
        """The menu of parts."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for part in PARTS:
            action = QAction(part_words(self._face.t, part), menu, checkable=True)
            action.setChecked(part == self._part)
            action.triggered.connect(lambda _on=False, part=part: self.choose_part(part))
            group.addAction(action)
            menu.addAction(action)
        button = self.part_button
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def open_menu(self) -> None:
        """Everything else about the customer."""
        button = self.head.menu_button
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._doors.add_customer_acts(menu, self._customer_no)
        right = button.mapToGlobal(QPoint(button.width(), button.height() + 2))
        menu.popup(QPoint(right.x() - menu.sizeHint().width(), right.y()))

    def _go(self, key: str, _checked: bool = False) -> None:
        if self._customer_no:
            getattr(self._doors, key)(self._customer_no)

    def _open_card(self) -> None:
        if self._customer_no:
            self.card_wanted.emit(self._customer_no)

    # Place

    def set_dense(self, dense: bool) -> None:
        """Narrower and without the memo, for a small window."""
        self._dense = dense
        self.setFixedWidth(NARROW_WIDTH if dense else WIDTH)
        self._history.setVisible(not dense)
        self._show()

    def _share_foot(self) -> None:
        """The four buttons share the foot by their words, so that none is cut."""
        for at, button in enumerate(self.buttons.values()):
            needed = button.sizeHint().width() - _SPARED
            button.setMinimumWidth(needed)
            self._foot.setStretch(at, needed)

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self._face.t
        self.setAccessibleName(t.gettext("Customer"))
        self._hint.setText(t.gettext("Choose a row to see both sides of the customer."))
        self.history.setText(t.gettext("History"))
        self.timeline.setAccessibleName(t.gettext("History"))
        words = {
            "contact": t.pgettext("button", "Contact"),
            "payment": t.pgettext("button", "Payment"),
            "plan": t.pgettext("button", "Plan"),
            "letter": t.pgettext("button", "Letter"),
        }
        for key, button in self.buttons.items():
            button.setText(words[key])
        self.buttons["contact"].set_icon_name("phone" if t.chinese else None)
        self._share_foot()
        self.part_button.setText(part_words(t, self._part))
        self.head.retranslate()
        self._show()
