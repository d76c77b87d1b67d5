"""Installment plans: what was agreed, what is signed, how far each is paid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from desktop_ar.domain.codes import LetterKind, PlanState
from desktop_ar.language.catalogue import N_
from desktop_ar.language.code_words import word
from desktop_ar.queries.customers import customers
from desktop_ar.queries.plans import PlanRow, plans
from desktop_ar.ui.face import Face
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.models.columns import ColumnSpec, Kind, Look
from desktop_ar.ui.pages.doors import Doors
from desktop_ar.ui.pages.list_page import ListPage
from desktop_ar.ui.pages.page import Badge, Room, Tools
from desktop_ar.ui.pages.saved_filters import ListFilter
from desktop_ar.ui.widgets.empty_state import EmptyState
from desktop_ar.ui.worker import ReadSession

_TONES: Final[dict[PlanState, Token]] = {
    PlanState.ACTIVE: "info",
    PlanState.COMPLETED: "good",
    PlanState.BROKEN: "overdue",
    PlanState.DRAFT: "muted",
    PlanState.PRINTED: "warn",
    PlanState.CANCELLED: "muted",
    PlanState.REPLACED: "muted",
}
_CHIPS: Final[dict[str, tuple[PlanState, ...]]] = {
    "": (),
    "active": (PlanState.ACTIVE,),
    "late": (PlanState.ACTIVE,),
    "unsigned": (PlanState.DRAFT, PlanState.PRINTED),
    "ended": (PlanState.COMPLETED, PlanState.BROKEN, PlanState.CANCELLED, PlanState.REPLACED),
}
_UNSIGNED: Final = frozenset({PlanState.DRAFT, PlanState.PRINTED})
_RUNNING: Final = _UNSIGNED | {PlanState.ACTIVE}


def _next_words(row: PlanRow, face: Face) -> str:
    if row.next_due_on is None or row.state is not PlanState.ACTIVE:
        return ""
    return f"{face.day(row.next_due_on)}  {face.figures.amount(row.next_fen)}"


def _late_look(row: PlanRow, _face: Face) -> Look:
    return Look(tone="overdue" if row.overdue_fen else "text")


PLAN_COLUMNS: Final[tuple[ColumnSpec[PlanRow], ...]] = (
    ColumnSpec(
        key="customer_name",
        header=N_("Customer"),
        text=lambda row, _face: row.customer_name,
        sort_key=lambda row: row.customer_name,
        kind=Kind.NAME,
        width=160,
        stretch=True,
    ),
    ColumnSpec(
        key="plan_no",
        header=N_("Plan"),
        text=lambda row, _face: row.plan_no,
        sort_key=lambda row: row.plan_no,
        width=116,
    ),
    ColumnSpec(
        key="state",
        header=N_("State"),
        text=lambda row, face: word(face.t, row.state),
        sort_key=lambda row: list(PlanState).index(row.state),
        kind=Kind.TAG,
        look=lambda row, _face: Look(tone=_TONES[row.state]),
        width=104,
    ),
    ColumnSpec(
        key="progress",
        header=N_("Paid"),
        text=lambda row, _face: str(row.paid_count),
        sort_key=lambda row: row.paid_count / max(1, row.installment_count),
        kind=Kind.PROGRESS,
        look=lambda row, _face: Look(
            figure=row.paid_count / max(1, row.installment_count),
            rest=f" / {row.installment_count}",
        ),
        width=180,
    ),
    ColumnSpec(
        key="total_fen",
        header=N_("Agreed sum"),
        text=lambda row, face: face.figures.amount(row.total_fen),
        sort_key=lambda row: row.total_fen,
        kind=Kind.MONEY,
        width=104,
    ),
    ColumnSpec(
        key="left_fen",
        header=N_("Still owed"),
        text=lambda row, face: face.figures.amount(row.left_fen),
        sort_key=lambda row: row.left_fen,
        kind=Kind.MONEY,
        width=104,
    ),
    ColumnSpec(
        key="overdue_fen",
        header=N_("Late"),
        text=lambda row, face: face.figures.amount(row.overdue_fen) if row.overdue_fen else "",
        sort_key=lambda row: row.overdue_fen,
        kind=Kind.NUMBER,
        look=_late_look,
        width=96,
    ),
    ColumnSpec(
        key="next_due_on",
        header=N_("Next installment"),
        text=_next_words,
        sort_key=lambda row: row.next_due_on,
        width=150,
    ),
)


_WIDTHS: Final = {
    "wide": {"plan_no": 116, "progress": 180, "total_fen": 104, "left_fen": 104,
             "overdue_fen": 96, "next_due_on": 150},
    "narrow": {"plan_no": 106, "progress": 116, "total_fen": 92, "left_fen": 92,
               "overdue_fen": 84, "next_due_on": 132},
}  # fmt: skip


def _rows(session: ReadSession, *, day: date, chip: str, words: str) -> list[PlanRow]:
    found = plans(session, day, states=_CHIPS[chip] or None)
    if chip == "late":
        found = [row for row in found if row.overdue_fen]
    if not words.strip():
        return found
    named = {row.customer_id for row in customers(session, day, search=words)}
    number = words.strip().casefold()
    return [row for row in found if row.customer_id in named or number in row.plan_no.casefold()]


class PlansPage(ListPage[PlanRow]):
    """All plans; a plan counts once its paper is signed."""

    key = "plans"
    icon = "calendar-range"
    sums = "left_fen"

    def __init__(self, tools: Tools) -> None:
        empty = EmptyState(tools.face, "plans")
        super().__init__(tools, PLAN_COLUMNS, lambda row: row.plan_no, empty)
        self.doors = Doors(tools.desk, self)
        self.offer("open", N_("Open the plan"), self.open_current, icon="eye")
        self.offer("sign", N_("Mark as signed"), self.sign, icon="signature")
        self.offer("paper", N_("Print the agreement"), self.paper, icon="printer", keys="Ctrl+P")
        self.offer("pay", N_("Record a payment"), self.pay, icon="banknote", keys="P")
        self.offer("end", N_("End the plan…"), self.end, icon="x")
        self.offer_list_acts()
        self.empty.button.clicked.connect(self._empty_button)
        self.empty.link.clicked.connect(lambda: self.room_wanted.emit("overdue", ""))
        self.add_list()
        self.retranslate()

    def title(self) -> str:
        return self.face.t.gettext("Plans")

    def load(self) -> None:
        self.load_rows()
        self.load_badge()

    def load_badge(self) -> None:
        day = self.face.today
        self.tools.reader.ask(
            self, "badge", lambda s: plans(s, day, states=(PlanState.ACTIVE,)), self._counted
        )

    def _counted(self, active: list[PlanRow]) -> None:
        self.set_badge(Badge(len(active)) if active else None)

    def load_rows(self) -> None:
        question = partial(_rows, day=self.face.today, chip=self.asked.chip, words=self.asked.words)
        self.tools.reader.ask(self, "rows", question, self.show_rows)

    def chip_words(self) -> dict[str, str]:
        t = self.face.t
        return {
            "": t.gettext("All plans"),
            "active": t.gettext("Being paid"),
            "late": t.gettext("Installment late"),
            "unsigned": t.gettext("To be signed"),
            "ended": t.gettext("Ended"),
        }

    def current_customer_no(self) -> str:
        row = self.table.current()
        return row.customer_no if row is not None else ""

    def row_acts(self) -> Sequence[str]:
        return ("open", "sign", "paper", "pay", "end")

    def current_changed(self) -> None:
        super().current_changed()
        row = self.table.current()
        self.acts["sign"].setEnabled(row is not None and row.state in _UNSIGNED)
        self.acts["paper"].setEnabled(row is not None and row.state in _UNSIGNED)
        self.acts["end"].setEnabled(row is not None and row.state in _RUNNING)

    def open_current(self) -> None:
        row = self.table.current()
        if row is not None:
            self.doors.plan_card(row)

    def sign(self) -> None:
        """The signed paper is there."""
        row = self.table.current()
        if row is not None:
            self.doors.sign_plan(row.plan_no)

    def paper(self) -> None:
        """The agreement to sign."""
        row = self.table.current()
        if row is not None:
            self.doors.letter(row.customer_no, LetterKind.AGREEMENT, row.plan_no)

    def pay(self) -> None:
        """Money came in."""
        row = self.table.current()
        if row is not None:
            self.doors.payment(row.customer_no)

    def end(self) -> None:
        """A plan ends before it is paid: the bills count by their own dates again."""
        row = self.table.current()
        if row is not None:
            self.doors.end_plan(row.plan_no)

    def set_room(self, room: Room) -> None:
        super().set_room(room)
        self.table.set_widths(_WIDTHS["wide" if room is Room.WIDE else "narrow"])

    # Words

    def say_empty(self) -> None:
        t = self.face.t
        if self.asked:
            self.empty.set_words(
                t.gettext("No plan like this"),
                t.gettext("Choose another filter above."),
                t.gettext("Show all plans"),
            )
            return
        self.empty.set_words(
            t.gettext("No installment plans yet"),
            t.gettext(
                "When a customer cannot pay at once, agree how much comes when. Signed papers"
                " and every installment stand here."
            ),
            t.gettext("Agree installments"),
            t.gettext("See who is overdue"),
        )

    def _empty_button(self) -> None:
        if self.asked:
            self.filter_by(ListFilter())
        else:
            self.doors.for_someone(self.doors.plan)

    def counted(self, count: int, total: str) -> str:
        return self.face.t.ngettext(
            "{n} plan · still owed {total}", "{n} plans · still owed {total}", count, total=total
        )

    def counted_selected(self, count: int, total: str) -> str:
        return self.face.t.ngettext(
            "{n} selected · {total}", "{n} selected · {total}", count, total=total
        )

    def keys(self) -> tuple[tuple[str, str], ...]:
        t = self.face.t
        return (("Enter", t.gettext("open")), ("P", t.gettext("payment")))

    def retranslate(self) -> None:
        super().retranslate()
        self.set_counts(None)
