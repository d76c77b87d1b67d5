"""A list of customers, or of what they have: the acts about the customer of the current row,
and the panel beside the list."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent

from desktop_ar.language.catalogue import N_
from desktop_ar.ui.act import Act
from desktop_ar.ui.models.columns import ColumnSpec
from desktop_ar.ui.pages.customer_panel import CustomerPanel
from desktop_ar.ui.pages.list_page import ListPage
from desktop_ar.ui.pages.page import Room, Tools
from desktop_ar.ui.pages.room_doors import RoomDoors
from desktop_ar.ui.pages.saved_filters import ListFilter
from desktop_ar.ui.widgets.empty_state import EmptyState

R = TypeVar("R")
_CLOSED: Final = "panel_closed"
_NEED_A_ROW: Final = ("open", "contact", "payment", "plan", "letter", "customer", "bill")


class CustomerActsPage(ListPage[R]):
    """Every row is about a customer: `current_customer_no()` says about whom."""

    def __init__(
        self,
        tools: Tools,
        columns: Sequence[ColumnSpec[R]],
        identity: Callable[[R], Hashable],
        empty: EmptyState,
        *,
        find_stays: bool = False,
    ) -> None:
        self.doors = RoomDoors(tools.desk, self)
        super().__init__(tools, columns, identity, empty, find_stays=find_stays)

    def connect_empty(self, begin: Callable[[], object]) -> None:
        """What the buttons of the empty list do: widen the filter, begin a book, or `begin`."""
        self.empty.button.clicked.connect(partial(self._empty_button, begin))
        self.empty.link.clicked.connect(self._empty_link)

    def _empty_button(self, begin: Callable[[], object]) -> None:
        if self.asked:
            self.filter_by(ListFilter())
        elif self.book_empty:
            self.doors.importing()
        else:
            begin()

    def _empty_link(self) -> None:
        if self.asked or self.book_empty:
            self.doors.customer(name=self.asked.words)
        else:
            self.room_wanted.emit("customers", "")

    def offer_customer_acts(self) -> None:
        """What can be done for the customer of the current row."""
        doors = self.doors
        self.offer("open", N_("Open the customer's card"), self.open_current, icon="users")
        self.offer(
            "contact", N_("Log a contact"), self.about(doors.contact), icon="phone", keys="L"
        )
        self.offer("payment", N_("Record a payment"), self.about(doors.payment), icon="banknote",
                   keys="P")  # fmt: skip
        self.offer("plan", N_("Agree installments"), self.about(doors.plan), icon="calendar-range",
                   keys="I")  # fmt: skip
        self.offer("letter", N_("Make a letter"), self.about(doors.letter), icon="file-text",
                   keys="Ctrl+P")  # fmt: skip
        self.rule()
        self.offer("bill", N_("Enter a bill"), self.about(doors.bill), icon="receipt-text")
        self.offer("customer", N_("Change what is known"), self.about(doors.customer),
                   icon="pen-line")  # fmt: skip

    def about(self, door: Callable[[str], object]) -> Callable[[], None]:
        """A door that opens for the customer of the current row, where there is one."""

        def go() -> None:
            customer_no = self.current_customer_no()
            if customer_no:
                door(customer_no)

        return go

    def row_acts(self) -> Sequence[str]:
        return tuple(key for key in _NEED_A_ROW if key in self.acts)

    def open_current(self) -> None:
        customer_no = self.current_customer_no()
        if customer_no:
            self.doors.card(customer_no)


class CustomerListPage(CustomerActsPage[R]):
    """With the panel of both sides at the right; in a small window it opens over the list."""

    def __init__(
        self,
        tools: Tools,
        columns: Sequence[ColumnSpec[R]],
        identity: Callable[[R], Hashable],
        empty: EmptyState,
        *,
        find_stays: bool = False,
    ) -> None:
        super().__init__(tools, columns, identity, empty, find_stays=find_stays)
        self.panel = CustomerPanel(self.face, tools.reader, self.doors)
        self.panel.card_wanted.connect(self.doors.card)
        self._panel_closed = bool(tools.habits.get(_CLOSED, default=False))
        self._docked = True

    def offer_panel(self) -> None:
        """The switch that closes the panel and opens it again."""
        act = Act(self.face, N_("Show the customer beside the list"), parent=self)
        act.setCheckable(True)
        act.setChecked(not self._panel_closed)
        act.toggled.connect(self._turn_panel)
        self.acts["panel"] = act
        self.addAction(act)

    def _turn_panel(self, shown: bool) -> None:
        self._panel_closed = not shown
        self.tools.habits.put(_CLOSED, self._panel_closed or None)
        self._dock()

    def current_changed(self) -> None:
        super().current_changed()
        self.panel.show_customer(self.current_customer_no())

    def open_current(self) -> None:
        if self._docked or self.panel.isVisible():
            super().open_current()
        elif self.current_customer_no():
            self._place_over()
            self.panel.show()
            self.panel.raise_()
            self.panel.buttons["contact"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_room(self, room: Room) -> None:
        super().set_room(room)
        self.panel.set_dense(room is not Room.WIDE)
        self._dock()

    def show_around(self) -> None:
        before = self.bare
        super().show_around()
        if self.bare != before:
            self._dock()

    def _dock(self) -> None:
        """Beside the list where there is room and the owner wants it, else out of the way."""
        roomy = self.room is not Room.SMALL and not self.bare
        self._docked = roomy and not self._panel_closed
        if "panel" in self.acts:
            self.acts["panel"].setVisible(self.room is not Room.SMALL)
        self.middle.removeWidget(self.panel)
        if self._docked:
            self.middle.addWidget(self.panel)
        else:
            self.panel.setParent(self)
        self.panel.setVisible(self._docked)

    def _place_over(self) -> None:
        list_place = self.table.geometry()
        left = list_place.right() + 1 - self.panel.width()
        self.panel.setGeometry(left, list_place.top(), self.panel.width(), list_place.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._docked and self.panel.isVisible():
            self._place_over()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._docked and self.panel.isVisible():
            self.panel.hide()
            self.enter()
            event.accept()
            return
        super().keyPressEvent(event)
