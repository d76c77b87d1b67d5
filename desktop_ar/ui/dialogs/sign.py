"""Both have signed the paper: from its day the plan is in force."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_ar.domain.codes import AttachmentOwner
from desktop_ar.domain.faults import Refused, Unavailable
from desktop_ar.language.sentences import fault_sentence
from desktop_ar.services.attachments import AttachFile, ChosenFile, attach_file, read_file
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.drafts import SigningDraft, draft_signing, plan_to_sign
from desktop_ar.services.plans import EndPlan, SignPlan, end_plan, sign_plan
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.confirmation import Confirmation
from desktop_ar.ui.dialogs.parts import PlainLine
from desktop_ar.ui.paper.saving import ask_which
from desktop_ar.ui.widgets.button import Button


class SignPlanDialog(Confirmation[SignPlan, SigningDraft]):
    """Mark a plan as signed, with the day on the paper."""

    day_field = "signed_on"

    def __init__(self, desk: Desk, parent: QWidget | None, plan_no: str) -> None:
        super().__init__(desk, parent)
        self.plan_no = plan_no
        self.paper: ChosenFile | None = None
        self.paper_button = Button(self.face, "tinted", icon="file", size="small")
        self.paper_button.clicked.connect(self._ask_paper)
        self.column.insertWidget(self.column.count() - 1, self.paper_button)
        self.begin()

    def _ask_paper(self) -> None:
        t = self.face.t
        kinds = t.gettext("Pictures and PDF (*.pdf *.png *.jpg *.jpeg *.webp *.heic)")
        ask_which(self, t.gettext("The signed paper"), kinds, self.take_paper)

    def take_paper(self, path: Path) -> None:
        """A scan or photograph of the signed paper, to be kept with the plan."""
        t = self.face.t
        try:
            self.paper = read_file(path)
        except Refused as refusal:
            sentence = fault_sentence(t, refusal.faults[0])
            self.desk.tell(self, t.gettext("This file cannot be kept"), sentence)
        except Unavailable as error:
            sentence = fault_sentence(t, error.fault)
            self.desk.tell(self, t.gettext("This file cannot be kept"), sentence)
        self._say_paper()

    def _say_paper(self) -> None:
        t = self.face.t
        self.paper_button.setText(
            t.gettext("Signed paper: {name}", name=self.paper.name)
            if self.paper is not None
            else t.gettext("Attach the signed paper…")
        )

    def facts(self, session: BookSession, context: Context) -> SigningDraft:
        del context
        return plan_to_sign(session, self.plan_no)

    def command(self) -> SignPlan:
        return SignPlan(self.plan_no, self.day_edit.day() or self.face.today)

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> bool:
        draft_signing(session, context, command)
        return True

    def lines(self, known: SigningDraft) -> Sequence[PlainLine]:
        t = self.face.t
        words = t.ngettext(
            "{n} part, from {first} to {last}",
            "{n} parts, from {first} to {last}",
            known.count,
            first=known.first_due_date.isoformat(),
            last=known.last_due_date.isoformat(),
        )
        then = t.gettext("From that day each part is overdue by its own date")
        rest = t.gettext("Dunning waits while the parts are paid in time")
        return [
            PlainLine("calendar-range", words),
            PlainLine("signature", then),
            PlainLine("clock", rest),
        ]

    def do(self, command: SignPlan) -> None:
        paper = self.paper

        def sign(session: BookSession, context: Context) -> ChangeSet:
            changes = sign_plan(session, context, command)
            if paper is None:
                return changes
            kept = AttachFile(AttachmentOwner.PLAN, command.plan_no, paper.name, command.signed_on)
            return changes | attach_file(session, context, kept, paper.content)

        changes = self.act(sign)
        if changes is None:
            return
        number = self.plan_no
        self.finish(
            changes,
            Done(
                lambda t: t.gettext("Plan {number} is signed and in force", number=number),
                lambda session, context: end_plan(session, context, EndPlan(number, context.today)),
                lambda t: t.gettext("plan {number}, which is cancelled now", number=number),
            ),
        )

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Plan {number} signed", number=self.plan_no))
        self.day_block.set_label(t.gettext("Signed on"))
        self.save_button.setText(t.gettext("Mark as signed"))
        self._say_paper()
        if self.known is not None:
            self.head.set_sum(self.plan_no, self.known.total_fen, "text")
        super().retranslate()
