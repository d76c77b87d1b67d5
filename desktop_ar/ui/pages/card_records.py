"""The right of the customer card: history, bills, credits, plans, promises, each with what can
be done about the entry the owner stands on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Any, Final, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from desktop_ar.queries.timeline import Event, EventKind
from desktop_ar.ui.act import Act
from desktop_ar.ui.face import Face
from desktop_ar.ui.models.columns import ColumnSpec
from desktop_ar.ui.pages.card_acts import CardAct, CardActs
from desktop_ar.ui.pages.card_lists import BILL_COLUMNS, PLAN_COLUMNS, PROMISE_COLUMNS
from desktop_ar.ui.pages.card_view import CardView
from desktop_ar.ui.pages.doors import Doors
from desktop_ar.ui.pages.prepaid_columns import prepaid_columns
from desktop_ar.ui.pages.timeline_words import PARTS, items_of, part_words
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.choices import SegmentedChoice
from desktop_ar.ui.widgets.dialog import EDGE
from desktop_ar.ui.widgets.label import Label, rule
from desktop_ar.ui.widgets.table_card import TableCard
from desktop_ar.ui.widgets.timeline import Timeline

R = TypeVar("R")
HISTORY: Final = "history"
_LOT_COLUMNS: Final = ("title", "units_left", "value_left_fen", "valid_until", "days_left")
_ACTS_HEIGHT: Final = 46


class CardRecords(QWidget):
    """Five lists behind a segmented choice, and the acts under them."""

    def __init__(self, face: Face, doors: Doors) -> None:
        super().__init__()
        self._face = face
        self._doors = doors
        self._shown: CardView | None = None
        self._part = ""
        self.tabs = SegmentedChoice(face, even=False)
        self.part_button = Button(face, "quiet", size="small", arrow=True)
        self.timeline = Timeline(face)
        self.bills = self._table(BILL_COLUMNS, lambda row: row.receivable_no)
        self.lots = self._table(_lot_columns(), lambda row: row.lot_no)
        self.plans = self._table(PLAN_COLUMNS, lambda row: row.plan_no)
        self.promises = self._table(PROMISE_COLUMNS, lambda row: row.promise_no)
        self.tables: dict[str, TableCard[Any]] = {
            "bills": self.bills, "lots": self.lots, "plans": self.plans,
            "promises": self.promises,
        }  # fmt: skip
        self.nothing = Label("", "body", "muted", wrap=True)
        self.act_buttons: list[Button] = []
        self._acts_line = QHBoxLayout()
        self._lay_out()
        self._connect()
        self._say_tabs()
        self.tabs.choose(HISTORY)

    def _table(
        self, columns: Sequence[ColumnSpec[R]], identity: Callable[[R], Hashable]
    ) -> TableCard[R]:
        table: TableCard[R] = TableCard(self._face, columns, identity, framed=False)
        table.set_edges(EDGE, EDGE)
        return table

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 10, EDGE - 8, 10)
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(self.part_button)
        self._history = QWidget()
        room = QHBoxLayout(self._history)
        room.setContentsMargins(EDGE - 8, 6, EDGE - 8, 0)
        room.addWidget(self.timeline)
        self._stack = QStackedLayout()
        for widget in (self._history, *self.tables.values(), self.nothing):
            self._stack.addWidget(widget)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        acts = QWidget()
        acts.setLayout(self._acts_line)
        acts.setFixedHeight(_ACTS_HEIGHT)
        self._acts_line.setContentsMargins(EDGE, 8, EDGE, 8)
        self._acts_line.setSpacing(8)
        self._acts_line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addLayout(self._stack, 1)
        column.addWidget(rule())
        column.addWidget(acts)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_tab)
        self.part_button.clicked.connect(self._open_parts)
        self.timeline.opened.connect(lambda _event: self._do_first())
        self.timeline.selectionModel().currentChanged.connect(lambda *_: self._show_acts())
        self.timeline.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.timeline.customContextMenuRequested.connect(
            lambda spot: self._open_menu(self.timeline.viewport().mapToGlobal(spot))
        )
        for table in self.tables.values():
            table.current_changed.connect(lambda _row: self._show_acts())
            table.opened.connect(lambda _row: self._do_first())
            table.menu_wanted.connect(self._open_menu)

    # Showing

    def show_view(self, view: CardView) -> None:
        """What there is now; the owner stays where they stand."""
        self._shown = view
        card = view.view.card
        self.bills.set_rows(view.bills)
        self.lots.set_rows(card.lots)
        self.plans.set_rows(card.plans)
        self.promises.set_rows(view.promises)
        self._show_events()
        self._say_tabs()
        self.show_tab(self.tabs.key())

    def _show_events(self) -> None:
        at = self.timeline.currentIndex().row()
        events = self._shown.view.events if self._shown else ()
        self.timeline.set_items(items_of(self._face, events, self._part))
        if self.timeline.events.rowCount():
            last = self.timeline.events.rowCount() - 1
            self.timeline.setCurrentIndex(self.timeline.events.index(min(max(at, 0), last), 0))
        self.part_button.setText(part_words(self._face.t, self._part))
        self._show_acts()

    def show_tab(self, tab: str) -> None:
        """One of the lists, with its first entry current."""
        self.tabs.choose(tab)
        self.part_button.setVisible(tab == HISTORY)
        table = self.tables.get(tab)
        if table is not None and table.model.rows and table.current() is None:
            table.select(table.model.identity(table.model.row(0)))
        shown: QWidget = self._history if table is None else table
        self._stack.setCurrentWidget(shown if self._count(tab) else self.nothing)
        self.nothing.setText(self._nothing_words(tab))
        self._show_acts()

    def _count(self, tab: str) -> int:
        if tab == HISTORY:
            return self.timeline.events.rowCount()
        return len(self.tables[tab].model.rows)

    def choose_part(self, part: str) -> None:
        """Narrow the history to a part of `timeline_words.PARTS`."""
        self._part = part
        self._show_events()

    def _open_parts(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for part in PARTS:
            action = menu.addAction(part_words(self._face.t, part))
            action.setCheckable(True)
            action.setChecked(part == self._part)
            action.triggered.connect(lambda _on=False, part=part: self.choose_part(part))
        button = self.part_button
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    # Acts

    def acts(self) -> Sequence[CardAct]:
        """What can be done about the entry the owner stands on."""
        if self._shown is None:
            return ()
        acts, tab = CardActs(self._doors, self._shown.view.card.facts), self.tabs.key()
        if tab == HISTORY:
            return self._about_event(acts)
        makers: dict[str, Callable[[Any], list[CardAct]]] = {
            "bills": acts.of_bill, "lots": acts.of_lot, "plans": acts.of_plan,
            "promises": acts.of_promise,
        }  # fmt: skip
        row = self.tables[tab].current()
        return () if row is None else makers[tab](row)

    def _about_event(self, acts: CardActs) -> Sequence[CardAct]:
        index = self.timeline.currentIndex()
        if self._shown is None or not index.isValid():
            return ()
        event = self.timeline.events.item(index.row()).key
        if not isinstance(event, Event):
            return ()
        view = self._shown.view
        gone = {one.number for one in view.events if one.kind is EventKind.PAYMENT_TAKEN_BACK}
        return acts.of_event(event, self._shown.bills, view.card.lots, view.card.plans, gone)

    def _show_acts(self) -> None:
        for button in self.act_buttons:
            self._acts_line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.act_buttons = []
        for at, act in enumerate(self.acts()):
            button = Button(self._face, "plain", icon=act.icon, size="small", parent=self)
            button.setText(self._face.t.gettext(act.words))
            button.clicked.connect(partial(_go, act))
            self._acts_line.insertWidget(at, button)
            button.show()
            self.act_buttons.append(button)

    def _do_first(self) -> None:
        for act in self.acts()[:1]:
            act.go()

    def _open_menu(self, spot: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act in self.acts():
            go = partial(_go, act)
            menu.addAction(Act(self._face, act.words, go, icon=act.icon, parent=menu))
        if menu.actions():
            menu.popup(spot)

    # Words

    def _say_tabs(self) -> None:
        t = self._face.t
        words = {
            HISTORY: t.gettext("History"),
            "bills": t.gettext("Bills"),
            "lots": t.gettext("Prepaid"),
            "plans": t.gettext("Plans"),
            "promises": t.gettext("Promises"),
        }
        counts = {tab: self._count(tab) for tab in self.tables}
        self.tabs.set_options(
            [
                (tab, f"{say} {counts[tab]}" if counts.get(tab) else say)
                for tab, say in words.items()
            ]
        )

    def _nothing_words(self, tab: str) -> str:
        t = self._face.t
        words = {
            HISTORY: t.gettext("Nothing has happened yet."),
            "bills": t.gettext("No bills yet."),
            "lots": t.gettext("No prepaid credit is left."),
            "plans": t.gettext("No installment plan was agreed yet."),
            "promises": t.gettext("No promise was made yet."),
        }
        return words[tab]

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self._face.t
        self.timeline.setAccessibleName(t.gettext("History"))
        self.tabs.setAccessibleName(t.gettext("Lists of this customer"))
        self._say_tabs()
        if self._shown is not None:
            self._show_events()
            self.show_tab(self.tabs.key())


def _lot_columns() -> tuple[ColumnSpec[Any], ...]:
    """Of the prepaid list what matters where the customer is known."""
    columns = {spec.key: spec for spec in prepaid_columns({})}
    return tuple(columns[key] for key in _LOT_COLUMNS)


def _go(act: CardAct, _checked: bool = False) -> None:
    act.go()
