"""Both have signed the paper: from its day the plan is in force."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_ar.services.context import Context
from desktop_ar.services.drafts import SigningDraft, draft_signing, plan_to_sign
from desktop_ar.services.plans import EndPlan, SignPlan, end_plan, sign_plan
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.confirmation import Confirmation
from desktop_ar.ui.dialogs.parts import PlainLine


class SignPlanDialog(Confirmation[SignPlan, SigningDraft]):
    """Mark a plan as signed, with the day on the paper."""

    day_field = "signed_on"

    def __init__(self, desk: Desk, parent: QWidget | None, plan_no: str) -> None:
        super().__init__(desk, parent)
        self.plan_no = plan_no
        self.begin()

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
        changes = self.act(lambda session, context: sign_plan(session, context, command))
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
        if self.known is not None:
            self.head.set_sum(self.plan_no, self.known.total_fen, "text")
        super().retranslate()
