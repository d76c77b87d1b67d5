"""How a late charge comes about, line by line, and how it stands before the law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_ar.domain.charge_lines import LineKind
from desktop_ar.domain.faults import Refused
from desktop_ar.language.catalogue import N_
from desktop_ar.language.charge_words import policy_sentence, rate_words
from desktop_ar.queries.accrual import AccrualRow, charges_of
from desktop_ar.queries.customer_card import CustomerFacts, customer_facts
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.dialogs.charge_form import RiskBox
from desktop_ar.ui.dialogs.total_line import TotalCell, TotalLine, fit_totals
from desktop_ar.ui.face import Face
from desktop_ar.ui.models.columns import ColumnSpec, Kind, Look
from desktop_ar.ui.widgets.dialog import EDGE, DialogFrame
from desktop_ar.ui.widgets.label import Label
from desktop_ar.ui.widgets.table_card import TableCard
from desktop_ar.ui.worker import ReadSession

SIZE: Final = QSize(880, 560)
_BILL, _AMOUNT = 0, 6


@dataclass(frozen=True, slots=True)
class ChargeView:
    """Whose charges, and every bill that bears one on the day."""

    facts: CustomerFacts
    rows: tuple[AccrualRow, ...]


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of the derivation of one bill."""

    key: tuple[str, int]
    bill: AccrualRow
    kind: LineKind
    amount_fen: int
    from_date: date | None
    to_date: date | None
    days: int
    base_fen: int


def charge_view(
    session: ReadSession, day: date, customer_no: str, receivable_no: str
) -> ChargeView | None:
    """The charges of a customer, or of one bill; where nothing is agreed the estimates."""
    try:
        facts = customer_facts(session, customer_no)
    except Refused:
        return None
    rows = charges_of(session, day, (facts.customer_id,), estimate=True)
    return ChargeView(facts, tuple(row for row in rows if receivable_no in ("", row.receivable_no)))


def line_rows(rows: Sequence[AccrualRow]) -> Iterator[LineRow]:
    """Every line of every bill."""
    for row in rows:
        for at, line in enumerate(row.lines):
            yield LineRow(
                (row.receivable_no, at),
                row,
                line.kind,
                line.amount_fen,
                line.from_date,
                line.to_date,
                line.days,
                line.base_fen,
            )


def _words(row: LineRow, face: Face) -> str:
    t = face.t
    if row.kind is LineKind.CAP:
        return t.gettext("above the cap")
    if row.kind is LineKind.SETTLED:
        return t.gettext("charged before")
    if row.bill.estimate:
        return t.gettext("{number}, estimate", number=row.bill.receivable_no)
    return row.bill.receivable_no


def _day(day: date | None, face: Face) -> str:
    return face.day(day) if day else ""


def _fen(fen: int, face: Face) -> str:
    return face.figures.amount(fen) if fen else ""


COLUMNS: Final[tuple[ColumnSpec[LineRow], ...]] = (
    ColumnSpec(
        key="bill", header=N_("Bill"), width=150, stretch=True, text=_words,
        sort_key=lambda row: row.key,
        look=lambda row, _face: Look(tone="text" if row.kind is LineKind.STEP else "muted"),
        tip=lambda row, _face: row.bill.description,
    ),
    ColumnSpec(
        key="base_fen", header=N_("Unpaid"), kind=Kind.NUMBER, width=96,
        text=lambda row, face: _fen(row.base_fen, face), sort_key=lambda row: row.base_fen,
    ),
    ColumnSpec(
        key="from_date", header=N_("From"), kind=Kind.DATE, width=84,
        text=lambda row, face: _day(row.from_date, face), sort_key=lambda row: row.from_date,
        tip=lambda row, face: face.long_day(row.from_date) if row.from_date else "",
    ),
    ColumnSpec(
        key="to_date", header=N_("To"), kind=Kind.DATE, width=84,
        text=lambda row, face: _day(row.to_date, face), sort_key=lambda row: row.to_date,
        tip=lambda row, face: face.long_day(row.to_date) if row.to_date else "",
    ),
    ColumnSpec(
        key="days", header=N_("Days"), kind=Kind.NUMBER, width=58,
        text=lambda row, _face: str(row.days or ""), sort_key=lambda row: row.days,
    ),
    ColumnSpec(
        key="rate", header=N_("Rate"), kind=Kind.NUMBER, width=104,
        text=lambda row, face: rate_words(face.t, row.bill.agreed) if row.days else "",
        sort_key=lambda row: row.bill.agreed.rate,
    ),
    ColumnSpec(
        key="amount_fen", header=N_("Late charge"), kind=Kind.MONEY, width=104,
        text=lambda row, face: face.figures.amount(row.amount_fen),
        sort_key=lambda row: row.amount_fen,
    ),
)  # fmt: skip


class LateChargeDialog(DialogFrame):
    """Looked at; from here a charge is agreed, and what accrued on one bill forgiven."""

    def __init__(
        self, desk: Desk, parent: QWidget | None, customer_no: str, receivable_no: str = ""
    ) -> None:
        super().__init__(desk.face, parent, size=SIZE)
        self.desk = desk
        self.customer_no = customer_no
        self.receivable_no = receivable_no
        self.shown: ChargeView | None = None
        self.table: TableCard[LineRow] = TableCard(
            self.face, COLUMNS, lambda row: row.key, framed=False
        )
        self.table.set_edges(EDGE, EDGE)
        self.empty = Label("", "body", "muted", wrap=True)
        self.empty.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table.set_empty(self.empty)
        self.table.head.setSectionsClickable(False)
        self.total = TotalLine(self.face, self.table.head)
        self.basis = Label("", "body", wrap=True)
        self.risk = RiskBox(self.face)
        self._arrange()
        self.face.changed.connect(lambda _changes: self.refresh())
        self.face.sums_changed.connect(self._show)
        self.face.day_changed.connect(self.refresh)
        self.retranslate()
        self.refresh()

    def _arrange(self) -> None:
        below = QVBoxLayout()
        below.setContentsMargins(EDGE, 12, EDGE, 12)
        below.setSpacing(8)
        below.addWidget(self.basis)
        below.addWidget(self.risk)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.total)
        self.body.addLayout(below)
        self.waive_button = self.add_button()
        self.waive_button.clicked.connect(self._waive)
        self.agree_button = self.add_button()
        self.agree_button.clicked.connect(self._agree)
        self.close_button = self.add_button("primary", closes=True)

    # Reading

    def refresh(self) -> None:
        """Read everything again."""
        question = partial(
            charge_view,
            day=self.face.today,
            customer_no=self.customer_no,
            receivable_no=self.receivable_no,
        )
        self.desk.reader.ask(self, "charges", question, self._take)

    def _take(self, view: ChargeView | None) -> None:
        if view is None:
            self.reject()
            return
        self.shown = view
        self.table.set_rows(line_rows(view.rows))
        self._show()

    # Acts

    def _agree(self) -> None:
        from desktop_ar.ui.dialogs.agree_charge import AgreeChargeDialog  # noqa: PLC0415 - a form

        AgreeChargeDialog(self.desk, self, self.customer_no, self.receivable_no).open()

    def _waive(self) -> None:
        from desktop_ar.ui.dialogs.waive_accrued import WaiveAccruedDialog  # noqa: PLC0415 - a form

        chosen = self._bill()
        if chosen is not None:
            WaiveAccruedDialog(self.desk, self, chosen.receivable_no).open()

    def _bill(self) -> AccrualRow | None:
        """The bill one stands on, else the only one."""
        rows = self._agreed()
        current = self.table.current()
        if current is not None and current.bill in rows:
            return current.bill
        return rows[0] if rows else None

    def _agreed(self) -> list[AccrualRow]:
        rows = self.shown.rows if self.shown else ()
        return [row for row in rows if not row.estimate and row.amount_fen]

    # Showing

    def _show(self) -> None:
        if self.shown is None:
            return
        t, rows = self.face.t, self.shown.rows
        agreed = [row for row in rows if not row.estimate]
        fen = sum(row.amount_fen for row in rows)
        estimates = bool(rows) and not agreed
        self.head.set_who(self.shown.facts.customer_name, self.receivable_no or self.customer_no)
        words = t.gettext("Estimate") if estimates else t.gettext("Late charge")
        self.head.set_sum(words if rows else "", fen if rows else None, "text")
        self.total.setVisible(bool(rows))
        amount = self.face.figures.amount(fen)
        self.total.set_cells({_BILL: TotalCell(t.gettext("In all")), _AMOUNT: TotalCell(amount)})
        fit_totals(self.table, self.total)
        self.waive_button.setEnabled(bool(self._agreed()))
        self._say_basis(agreed, estimates=estimates)

    def _say_basis(self, agreed: Sequence[AccrualRow], *, estimates: bool) -> None:
        t = self.face.t
        rows = self.shown.rows if self.shown else ()
        judged = max(rows, key=lambda row: row.yearly or Decimal(0), default=None)
        policies = {row.agreed for row in agreed}
        words = ""
        if estimates:
            words = t.gettext(
                "Nothing is agreed, so this is an estimate of the loss and may not be printed as a"
                " late charge: 1.3 to 1.5 times the 1-year LPR (sales interpretation art. 18), here"
                " at the lower end; 0.05% a day for public bodies and large firms (regulation 802)."
            )
        elif len(policies) == 1:
            words = policy_sentence(t, policies.pop())
        elif policies:
            words = t.gettext("The bills are under different agreements; see the rate of each.")
        self.basis.setText(words)
        self.basis.setVisible(bool(words))
        self.risk.show_risk(
            self.face, judged.yearly if judged else None, judged.lpr if judged else None
        )

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("How the late charge is reckoned"))
        self.empty.setText(
            t.gettext("No late charge. What lateness costs is shown here, day by day.")
        )
        self.waive_button.setText(t.gettext("Forgive what accrued…"))
        self.agree_button.setText(t.gettext("Agree on a late charge…"))
        self.close_button.setText(t.gettext("Close"))
        self.table.view.setAccessibleName(t.gettext("How the late charge is reckoned"))
        self._show()
