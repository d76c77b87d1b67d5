"""The agreement of a plan as typed now, on its real paper, before anything is kept."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from desktop_ar.domain.codes import LetterKind
from desktop_ar.domain.faults import Refused
from desktop_ar.language.sentences import refusal_sentence
from desktop_ar.services.context import Context
from desktop_ar.services.letter_facts import LetterOrder
from desktop_ar.services.letters import letter_pdf, prepare_letter
from desktop_ar.services.plans import DraftPlan, keep_plan
from desktop_ar.ui.desk import BookSession, Desk
from desktop_ar.ui.paper.preview import PdfPreview
from desktop_ar.ui.widgets.dialog import DialogFrame

SIZE: Final = QSize(700, 760)


class AgreementPreview(DialogFrame):
    """Shows the paper; the plan is kept for that only as long as it takes to set it."""

    shown = Signal(bool)
    """The paper is there; False: it was refused and says why."""

    def __init__(self, desk: Desk, parent: QWidget | None, plan: DraftPlan) -> None:
        super().__init__(desk.face, parent, size=SIZE)
        self.drop_head()
        self.pages = PdfPreview(desk.face)
        self.body.addWidget(self.pages, 1)
        self.close_button = self.add_button(closes=True)
        self.retranslate()
        self.pages.show_words(desk.face.t.gettext("One moment…"))
        desk.rehearse(self, "agreement", partial(_paper, plan=plan), self._show)

    def _show(self, pdf: bytes | Refused) -> None:
        if isinstance(pdf, Refused):
            self.pages.show_words(refusal_sentence(self.face.t, pdf))
        else:
            self.pages.show_pdf(pdf)
        self.shown.emit(not isinstance(pdf, Refused))

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Installment agreement"))
        self.note.setText(t.gettext("Only to look at: nothing is kept yet"))
        self.close_button.setText(t.gettext("Close"))
        self.pages.retranslate()


def _paper(session: BookSession, context: Context, plan: DraftPlan) -> bytes:
    number = keep_plan(session, context, plan).numbers[0]
    order = LetterOrder(LetterKind.AGREEMENT, plan.customer_no, plan_no=number)
    return letter_pdf(prepare_letter(session, context, order, draft=True).facts)
