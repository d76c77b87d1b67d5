"""Today: whom to contact and why, who is left alone, and what should come in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_ar.domain.codes import Action, Channel
from desktop_ar.language.catalogue import N_
from desktop_ar.language.days import weekday
from desktop_ar.language.figures import day_and_month
from desktop_ar.queries.promises import PromiseRow
from desktop_ar.queries.worklist import WorkRow
from desktop_ar.ui.act import Act
from desktop_ar.ui.pages.list_paper import ask_printer
from desktop_ar.ui.pages.page import Badge, Page, Room, StatusText, Tools
from desktop_ar.ui.pages.room_doors import RoomDoors
from desktop_ar.ui.pages.today_cards import EndingCard, InstallmentsCard, PromisedCard, WeekCard
from desktop_ar.ui.pages.today_items import quiet_item, task_item, wanted_letter
from desktop_ar.ui.pages.today_paper import worklist_paper
from desktop_ar.ui.pages.today_view import TodayView, today_head, today_view
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.card import Card
from desktop_ar.ui.widgets.choices import Switch
from desktop_ar.ui.widgets.corners import Corners
from desktop_ar.ui.widgets.dialog import scrolled
from desktop_ar.ui.widgets.empty_state import EmptyState
from desktop_ar.ui.widgets.label import Label
from desktop_ar.ui.widgets.status_line import plain, strong
from desktop_ar.ui.widgets.task_rows import TaskRows

SIDE_WIDTH: Final = 316
_NARROW_SIDE: Final = 310
EMPTY_HEIGHT: Final = 400
_AROUND: Final = 12
"""Pixels kept free above and below the row one goes to."""
_SHOW_SKIPPED: Final = "today_show_skipped"
_CHANNELS: Final = {
    Action.CALL: Channel.PHONE,
    Action.MESSAGE: Channel.WECHAT,
    Action.VISIT: Channel.VISIT,
}


class TodayPage(Page):
    """The first room of the morning."""

    key = "today"
    icon = "sun"

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._view: TodayView | None = None
        self._rows: dict[str, WorkRow] = {}
        self.doors = RoomDoors(tools.desk, self)
        self.heading = Label("", "title")
        self.under = Label("", "body", "muted")
        self.print_button = Button(self.face, icon="printer")
        self.tasks = TaskRows(self.face)
        self.quiet = TaskRows(self.face, quiet=True)
        self.switch = Switch(self.face)
        self.skipped_note = Label("", "body", "muted")
        self.empty = EmptyState(self.face, "today", icon="upload")
        self.promised = PromisedCard(self.face)
        self.installments = InstallmentsCard(self.face)
        self.week = WeekCard(self.face)
        self.ending = EndingCard(self.face)
        self._lay_out()
        self._connect()
        self._offer()
        self.retranslate()

    # Building

    def _lay_out(self) -> None:
        self._task_card = self._edge_card(self.tasks)
        self._quiet_card = self._edge_card(self.quiet)
        self._empty_card = self._edge_card(self.empty)
        self.empty.setMinimumHeight(EMPTY_HEIGHT)
        left = QVBoxLayout()
        left.setContentsMargins(16, 16, 8, 16)
        left.setSpacing(12)
        left.addLayout(self._head())
        left.addWidget(self._task_card)
        left.addWidget(self._empty_card, 1)
        left.addLayout(self._switch_line())
        left.addWidget(self._quiet_card)
        left.addStretch(1)
        side = QVBoxLayout()
        side.setContentsMargins(8, 18, 16, 16)
        side.setSpacing(10)
        for card in (self.promised, self.installments, self.week, self.ending):
            side.addWidget(card)
        side.addStretch(1)
        self._side = scrolled(side, ground="window")
        self._side.setFixedWidth(SIDE_WIDTH + 24)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.list_area = scrolled(left, ground="window")
        line.addWidget(self.list_area, 1)
        line.addWidget(self._side)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.heading)
        words.addWidget(self.under)
        head = QHBoxLayout()
        head.setContentsMargins(2, 0, 2, 0)
        head.addLayout(words, 1)
        head.addWidget(self.print_button)
        return head

    def _switch_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(4, 4, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.switch)
        line.addWidget(self.skipped_note)
        line.addStretch(1)
        return line

    def _connect(self) -> None:
        for rows, other in ((self.tasks, self.quiet), (self.quiet, self.tasks)):
            rows.entered.connect(other.rest)
            rows.shown.connect(partial(self._scroll_to, rows))
            rows.menu_wanted.connect(self._open_menu)
            rows.opened.connect(self.doors.card)
        self.tasks.acted.connect(self._do_step)
        self.switch.setChecked(bool(self.tools.habits.get(_SHOW_SKIPPED, default=True)))
        self.switch.toggled.connect(self._turn_skipped)
        self.promised.came.connect(self._record_promised)
        self.ending.all_wanted.connect(partial(self.room_wanted.emit, "prepaid", "expiring_30"))
        self.print_button.clicked.connect(self.print)
        self.empty.button.clicked.connect(self.doors.importing)
        self.empty.link.clicked.connect(lambda: self.doors.customer())  # noqa: PLW0108 - no argument
        self.face.sums_changed.connect(self._show)

    def _offer(self) -> None:
        acts = (
            (N_("Do the next step"), self._do_current, "check", ""),
            (N_("Log a contact"), self.contact, "phone", "L"),
            (N_("Record a payment"), self.pay, "banknote", "P"),
            (N_("Agree installments"), self.plan, "calendar-range", "I"),
            (N_("Make a letter"), self.letter, "file-text", "Ctrl+P"),
            (N_("Open the customer's card"), self.open_card, "users", ""),
            (N_("Print this list"), self.print, "printer", ""),
        )
        for words, on, icon, keys in acts:
            self.addAction(Act(self.face, words, on, icon=icon, keys=keys, local=True, parent=self))

    # Reading

    def title(self) -> str:
        return self.face.t.gettext("Today")

    def load(self) -> None:
        if self._view is None:
            question = partial(today_head, as_of=self.face.today)
            self.tools.reader.ask(self, "head", question, self._take_head)
        else:
            self._ask()

    def load_badge(self) -> None:
        self._ask()

    def _ask(self, *, later: bool = False) -> None:
        question = partial(today_view, as_of=self.face.today)
        self.tools.reader.ask(self, "today", question, self._answered, later=later)

    def _take_head(self, rows: tuple[WorkRow, ...]) -> None:
        """The first rows are shown, and then everything else is read."""
        if self._view is None and rows:
            self._rows = {row.customer_no: row for row in rows}
            self._show_tasks(rows)
        self._ask(later=True)

    def _answered(self, view: TodayView) -> None:
        self._view = view
        self._rows = {row.customer_no: row for row in (*view.skipped, *view.rows)}
        self.set_badge(Badge(len(view.rows), strong=True) if view.rows else None)
        self._show()

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        self.quiet.set_items([quiet_item(self.face, row) for row in view.skipped])
        self._show_tasks(view.rows)
        stood_here = self.tasks.hasFocus()
        self._task_card.setVisible(bool(view.rows))
        self._empty_card.setVisible(not view.rows)
        self._say_empty(book=view.book_empty)
        if stood_here and not view.rows:
            self.enter()
        self.print_button.setEnabled(bool(view.rows))
        self.promised.show_promises(view.promised)
        self.installments.show_installments(view.installments)
        self.week.show_week(view.week)
        self.ending.show_lots(view.ending)
        self._turn_skipped(self.switch.isChecked())
        self._say_counts()
        self.status_changed.emit()

    def _show_tasks(self, rows: Sequence[WorkRow]) -> None:
        self.tasks.set_items([task_item(self.face, row) for row in rows])
        if not self.quiet.current_key():
            self.tasks.stand()

    def _say_counts(self) -> None:
        t, today = self.face.t, self.face.today
        count = len(self._view.rows) if self._view else 0
        self.heading.setText(
            t.ngettext("{n} customer to contact today", "{n} customers to contact today", count)
            if count
            else t.gettext("Today")
        )
        self.under.setText(
            t.gettext("{weekday}, {day}", weekday=weekday(t, today), day=day_and_month(t, today))
        )
        skipped = self._view.skipped if self._view else ()
        self.switch.setText(
            t.ngettext("Show the {n} left alone today", "Show the {n} left alone today",
                       len(skipped))
        )  # fmt: skip
        left_fen = sum(row.overdue_fen for row in skipped)
        self.skipped_note.setText(
            t.gettext("{sum}, each with its reason", sum=self.face.figures.money(left_fen))
        )
        for widget in (self.switch, self.skipped_note):
            widget.setVisible(bool(skipped))

    def _turn_skipped(self, shown: bool) -> None:
        self.tools.habits.put(_SHOW_SKIPPED, shown)
        skipped = self._view.skipped if self._view else ()
        self._quiet_card.setVisible(shown and bool(skipped))
        if not shown and self.quiet.current_key():
            self.quiet.rest()
            self.tasks.stand()

    def status(self) -> StatusText:
        if self._view is None:
            return StatusText()
        t = self.face.t
        late_fen = sum(row.overdue_fen for row in self._view.rows)
        sentence = t.gettext(
            "{customers} to contact · overdue {sum}",
            customers=plain(str(len(self._view.rows))),
            sum=strong(self.face.figures.money(late_fen)),
        )
        keys = (("Enter", t.gettext("do the step")), ("L", t.gettext("contact")),
                ("P", t.gettext("payment")))  # fmt: skip
        return StatusText((sentence,), keys)

    # Acting

    def _scroll_to(self, rows: TaskRows, place: QRect) -> None:
        inner = self.list_area.widget()
        if inner is None:
            return
        spot = rows.mapTo(inner, place.center())
        self.list_area.ensureVisible(spot.x(), spot.y(), 0, place.height() // 2 + _AROUND)

    def current(self) -> WorkRow | None:
        """The row the owner stands on, in the upper or the lower list."""
        return self._rows.get(self.quiet.current_key() or self.tasks.current_key())

    def current_customer_no(self) -> str:
        row = self.current()
        return row.customer_no if row is not None else ""

    def _do_current(self) -> None:
        row = self.current()
        if row is not None:
            self._do_step(row.customer_no)

    def _do_step(self, customer_no: str) -> None:
        """Open the dialog of the proposed step."""
        row = self._rows[customer_no]
        if row.action is Action.LETTER:
            self._open_letter(row)
        elif row.action is Action.REVIEW:
            self.doors.card(customer_no)
        else:
            self._open_contact(row)

    def _open_contact(self, row: WorkRow) -> None:
        channel = _CHANNELS.get(row.action, Channel.PHONE)
        self.doors.contact(row.customer_no, channel=channel)

    def _open_letter(self, row: WorkRow) -> None:
        self.doors.letter(row.customer_no, wanted_letter(row))

    def contact(self) -> None:
        """Log a contact with the current customer."""
        row = self.current()
        if row is not None:
            self._open_contact(row)

    def letter(self) -> None:
        """Make a letter to the current customer."""
        row = self.current()
        if row is not None:
            self._open_letter(row)

    def pay(self) -> None:
        """Record a payment of the current customer."""
        row = self.current()
        if row is not None:
            self.doors.payment(row.customer_no)

    def plan(self) -> None:
        """Agree installments with the current customer."""
        row = self.current()
        if row is not None:
            self.doors.plan(row.customer_no)

    def open_card(self) -> None:
        """The whole card of the current customer."""
        row = self.current()
        if row is not None:
            self.doors.card(row.customer_no)

    def _record_promised(self, promises: list[PromiseRow]) -> None:
        """One payment dialog after the other, each with the sum that was promised."""
        if not promises:
            return
        first, rest = promises[0], promises[1:]
        left = first.amount_fen - first.received_fen
        dialog = self.doors.payment(first.customer_no, amount_fen=left if left > 0 else None)
        next_one = partial(self._record_promised, rest)
        dialog.accepted.connect(lambda: QTimer.singleShot(0, next_one))

    def _open_menu(self, spot: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions())
        menu.popup(spot)

    def print(self) -> None:
        """Print the worklist as it is shown."""
        if self._view is not None:
            ask_printer(self.tools.desk, self, worklist_paper(self.face, self._view.rows))

    # Words and place

    def enter(self) -> None:
        reached = (self.tasks, self.quiet, self.empty.button)
        next((part for part in reached if part.isVisible()), self).setFocus()

    def _say_empty(self, *, book: bool) -> None:
        """Nobody waits today; or there is nobody at all yet, and how to begin."""
        t = self.face.t
        if book:
            self.empty.set_words(
                t.gettext("This book is still empty"),
                t.gettext("Bring the list you keep in Excel, or begin with one customer."),
                t.gettext("Import a list"),
                t.gettext("Take on a customer"),
            )
            return
        self.empty.set_words(
            t.gettext("Nobody to contact today"),
            t.gettext(
                "Everyone who is late was asked, has promised, or pays by a plan. New steps"
                " appear here in the morning."
            ),
        )

    def set_room(self, room: Room) -> None:
        super().set_room(room)
        self._side.setVisible(room is not Room.SMALL)
        self._side.setFixedWidth(SIDE_WIDTH + 24 if room is Room.WIDE else _NARROW_SIDE)

    def retranslate(self) -> None:
        t = self.face.t
        self.print_button.setText(t.gettext("Print the list"))
        self.tasks.setAccessibleName(t.gettext("Whom to contact today"))
        self.quiet.setAccessibleName(t.gettext("Who is left alone today"))
        for card in (self.promised, self.installments, self.week, self.ending):
            card.retranslate()
        self._show()

    def _edge_card(self, rows: QWidget) -> Card:
        """A card whose rows meet its border, inside its round corners."""
        card = Card(padding=1, spacing=0)
        card.column.setContentsMargins(1, 1, 1, 1)
        card.column.addWidget(rows)
        Corners(self.face, card)
        return card
