"""One plan as it stands: every installment, what is paid of it and what is late."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from desktop_ar.domain.codes import AttachmentOwner
from desktop_ar.domain.faults import Refused
from desktop_ar.language.catalogue import N_
from desktop_ar.language.code_words import word
from desktop_ar.language.days import weekday
from desktop_ar.queries.attachments import AttachmentRow
from desktop_ar.queries.plans import InstallmentRow, PlanRow
from desktop_ar.services.attachments import attachment_content, files_of
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.face import Face
from desktop_ar.ui.models.columns import ColumnSpec, Kind, Look
from desktop_ar.ui.paper.saving import open_in_viewer, place_to_open
from desktop_ar.ui.widgets.dialog import EDGE, DialogFrame
from desktop_ar.ui.widgets.table_card import TableCard

SIZE: Final = QSize(640, 520)


def _name(row: InstallmentRow, face: Face) -> str:
    t = face.t
    return t.gettext("Down payment") if row.no == 0 else t.gettext("Installment {no}", no=row.no)


def _state(row: InstallmentRow, face: Face) -> str:
    t = face.t
    if row.left_fen == 0:
        return t.gettext("paid")
    days = (face.today - row.due_date).days
    if days > 0:
        return t.ngettext("{n} day late", "{n} days late", days)
    return t.gettext("partly paid") if row.left_fen < row.amount_fen else t.gettext("to come")


def _look(row: InstallmentRow, face: Face) -> Look:
    if row.left_fen == 0:
        return Look(tone="good", icon="check")
    return Look(tone="overdue" if row.due_date < face.today else "muted")


COLUMNS: Final[tuple[ColumnSpec[InstallmentRow], ...]] = (
    ColumnSpec(
        key="no",
        header=N_("Part"),
        text=_name,
        sort_key=lambda row: row.no,
        kind=Kind.NAME,
        width=120,
        stretch=True,
    ),
    ColumnSpec(
        key="due_date",
        header=N_("Due"),
        text=lambda row, _face: row.due_date.isoformat(),
        tip=lambda row, face: weekday(face.t, row.due_date),
        sort_key=lambda row: row.due_date,
        kind=Kind.DATE,
        width=104,
    ),
    ColumnSpec(
        key="amount_fen",
        header=N_("Sum"),
        text=lambda row, face: face.figures.amount(row.amount_fen),
        sort_key=lambda row: row.amount_fen,
        kind=Kind.MONEY,
        width=104,
    ),
    ColumnSpec(
        key="left_fen",
        header=N_("Left"),
        text=lambda row, face: face.figures.amount(row.left_fen),
        sort_key=lambda row: row.left_fen,
        kind=Kind.NUMBER,
        width=104,
    ),
    ColumnSpec(
        key="state",
        header=N_("State"),
        text=_state,
        sort_key=lambda row: (row.left_fen == 0, row.due_date),
        kind=Kind.TAG,
        look=_look,
        width=120,
    ),
)


class PlanCard(DialogFrame):
    """Looked at, then closed; what is done with a plan stands in the list's menu."""

    def __init__(self, desk: Desk, parent: QWidget | None, plan: PlanRow) -> None:
        super().__init__(desk.face, parent, size=SIZE)
        self.plan = plan
        self.table: TableCard[InstallmentRow] = TableCard(
            self.face, COLUMNS, lambda row: row.no, framed=False
        )
        self.table.set_edges(EDGE, EDGE)
        self.table.set_rows(plan.installments)
        self.body.addWidget(self.table, 1)
        self._desk = desk
        self.files: list[AttachmentRow] = []
        self.paper_button = self.add_button(icon="file")
        self.paper_button.hide()
        self.paper_button.clicked.connect(self._open_paper)
        self.close_button = self.add_button("primary", closes=True)
        self.close_button.setDefault(True)
        self.retranslate()
        number = plan.plan_no
        desk.read(
            self,
            "files",
            lambda session, context: files_of(session, context, AttachmentOwner.PLAN, number),
            self._know_files,
        )

    def _know_files(self, answer: list[AttachmentRow] | Refused) -> None:
        self.files = [] if isinstance(answer, Refused) else answer
        self.paper_button.setVisible(bool(self.files))

    def _open_paper(self) -> None:
        """The newest signed paper in the program that belongs to it."""
        with self._desk.book.read() as session:
            name, content = attachment_content(session, self.files[-1].attachment_id)
        path = place_to_open(name)
        path.write_bytes(content)
        open_in_viewer(path)

    def retranslate(self) -> None:
        t, plan = self.face.t, self.plan
        self.setWindowTitle(t.gettext("Installment plan"))
        self.head.set_who(plan.customer_name, " · ".join(self._facts()))
        self.head.set_sum(t.gettext("Still owed"), plan.left_fen, "text")
        self.close_button.setText(t.gettext("Close"))
        self.paper_button.setText(t.gettext("Open the signed paper"))
        self.table.view.setAccessibleName(t.gettext("Installments"))
        self.note.setText(
            t.ngettext(
                "{paid} of {n} installment paid",
                "{paid} of {n} installments paid",
                plan.installment_count,
                paid=plan.paid_count,
            )
        )

    def _facts(self) -> list[str]:
        t, plan = self.face.t, self.plan
        facts = [plan.plan_no, word(t, plan.state), word(t, plan.every)]
        if plan.signed_on is not None:
            facts.append(t.gettext("signed {day}", day=plan.signed_on.isoformat()))
        return facts
