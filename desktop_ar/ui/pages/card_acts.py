"""What can be done with one bill, credit, plan, promise or event of a customer's card."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from typing import Final

from desktop_ar.domain.codes import LetterKind, LotState, PlanState, PromiseState, ReceivableKind
from desktop_ar.language.catalogue import N_
from desktop_ar.queries.customer_card import CustomerFacts
from desktop_ar.queries.plans import PlanRow
from desktop_ar.queries.prepaid import PrepaidRow
from desktop_ar.queries.promises import PromiseRow
from desktop_ar.queries.receivables import BillRow
from desktop_ar.queries.timeline import Event, EventKind
from desktop_ar.services.corrections import CORRECTIONS
from desktop_ar.ui.pages.doors import Doors

_UNSIGNED: Final = frozenset({PlanState.DRAFT, PlanState.PRINTED})
_RUNNING: Final = _UNSIGNED | {PlanState.ACTIVE}


@dataclass(frozen=True, slots=True)
class CardAct:
    """Words marked with `N_`, an icon, and the door it opens."""

    words: str
    icon: str
    go: Callable[[], object]


CORRECTED: Final = frozenset(kind.value for kind in CORRECTIONS)
"""Entries of the history that can be taken back as corrections."""


class CardActs:
    """The acts about one customer's records; the first of each is what Enter does."""

    def __init__(self, doors: Doors, facts: CustomerFacts) -> None:
        self._doors = doors
        self._facts = facts

    def of_bill(self, row: BillRow) -> list[CardAct]:
        """Only what is open can be paid, contested or cancelled; a charge outlives its bill."""
        doors, number = self._doors, row.receivable_no
        charge = self._of_charge(row)
        if row.open_fen == 0:
            return charge
        pay = partial(doors.payment, self._facts.customer_no, number)
        acts = [CardAct(N_("Record a payment"), "banknote", pay)]
        if row.disputed_fen:
            settle = partial(doors.settle_dispute, number)
            acts.append(CardAct(N_("Settle the dispute"), "scale", settle))
        else:
            acts.append(CardAct(N_("Contest it"), "scale", partial(doors.open_dispute, number)))
        if not row.plan_no:
            acts.append(
                CardAct(N_("Give more time"), "calendar-days", partial(doors.extend, number))
            )
            acts.append(
                CardAct(
                    N_("Take something off it"), "pen-line", partial(doors.correct_bill, number)
                )
            )
        if row.open_fen == row.amount_fen:
            acts.append(CardAct(N_("Cancel the bill"), "x", partial(doors.cancel_bill, number)))
        return acts + charge

    def _of_charge(self, row: BillRow) -> list[CardAct]:
        """How the charge of a bill comes about, and what is agreed for it."""
        if row.kind not in {ReceivableKind.INVOICE, ReceivableKind.OPENING_BALANCE}:
            return []
        own, number = self._facts.customer_no, row.receivable_no
        show = partial(self._doors.late_charge, own, number)
        agree = partial(self._doors.agree_charge, own, number)
        return [
            CardAct(N_("How the late charge is reckoned"), "timer", show),
            CardAct(N_("Agree on a late charge"), "signature", agree),
        ]

    def of_lot(self, row: PrepaidRow) -> list[CardAct]:
        """A credit can be used, or activated first; given more time, paid back."""
        doors = self._doors
        use = partial(doors.redeem, self._facts.customer_no, row.lot_no)
        acts = [CardAct(N_("Use it"), "tickets", use)]
        if row.state is LotState.NOT_ACTIVATED:
            begin = partial(doors.activate_lot, row.lot_no)
            acts = [CardAct(N_("Activate the credit"), "check", begin)]
        if row.valid_until is not None:
            more = partial(doors.extend_lot, row.lot_no)
            acts.append(CardAct(N_("Give the credit more time"), "calendar-days", more))
        back = partial(doors.refund, row.lot_no)
        return [*acts, CardAct(N_("Pay the credit back"), "coins", back)]

    def of_plan(self, row: PlanRow) -> list[CardAct]:
        """A plan can be looked at; before it is paid signed, printed and ended."""
        doors, number = self._doors, row.plan_no
        acts = [CardAct(N_("Open the plan"), "eye", partial(doors.plan_card, row))]
        if row.state in _UNSIGNED:
            acts.append(
                CardAct(N_("Mark as signed"), "signature", partial(doors.sign_plan, number))
            )
            paper = partial(doors.letter, self._facts.customer_no, LetterKind.AGREEMENT, number)
            acts.append(CardAct(N_("Print the agreement"), "printer", paper))
        if row.state in _RUNNING:
            acts.append(CardAct(N_("End the plan"), "x", partial(doors.end_plan, number)))
        return acts

    def of_promise(self, row: PromiseRow) -> list[CardAct]:
        """Money that comes in keeps it; what was said by mistake is withdrawn."""
        doors = self._doors
        withdraw = partial(doors.withdraw_promise, row.promise_no)
        acts = [CardAct(N_("Withdraw the promise"), "undo-2", withdraw)]
        if row.state is not PromiseState.KEPT:
            pay = partial(doors.payment, self._facts.customer_no)
            acts.insert(0, CardAct(N_("Record a payment"), "banknote", pay))
        return acts

    def of_event(
        self,
        event: Event,
        bills: Collection[BillRow],
        lots: Collection[PrepaidRow],
        plans: Collection[PlanRow],
        gone: Collection[str],
    ) -> list[CardAct]:
        """What its record allows now; `gone` are the numbers of payments taken back."""
        doors, number = self._doors, event.number
        if event.kind is EventKind.PAYMENT and number not in gone:
            back = partial(doors.reverse_payment, number)
            paper = partial(doors.receipt, self._facts.customer_no, number)
            return [
                CardAct(N_("Take the payment back"), "undo-2", back),
                CardAct(N_("Print the receipt"), "printer", paper),
            ]
        if event.kind is EventKind.PROMISE:
            pay = partial(doors.payment, self._facts.customer_no)
            back = partial(doors.withdraw_promise, number)
            return [
                CardAct(N_("Record a payment"), "banknote", pay),
                CardAct(N_("Withdraw the promise"), "undo-2", back),
            ]
        if event.kind is EventKind.EXTENSION:
            back = partial(doors.withdraw_extension, event.code)
            paper = partial(doors.letter, self._facts.customer_no, LetterKind.EXTENSION)
            return [
                CardAct(N_("Print the agreement"), "printer", paper),
                CardAct(N_("Take the extension back"), "undo-2", back),
            ]
        if event.kind is EventKind.LETTER:
            return self._of_letter(number)
        if event.kind is EventKind.ADJUSTMENT and event.code in CORRECTED:
            back = partial(doors.take_correction_back, number)
            return [CardAct(N_("Take the correction back"), "undo-2", back)]
        found = self._back_of_lot(event)
        found += [act for row in bills if row.receivable_no == number for act in self.of_bill(row)]
        found += [act for lot in lots if lot.lot_no == number for act in self.of_lot(lot)]
        return found + [
            act for plan in plans if plan.plan_no == number for act in self.of_plan(plan)
        ]

    def _back_of_lot(self, event: Event) -> list[CardAct]:
        """What was done with a credit is taken back."""
        doors, number = self._doors, event.number
        if event.kind is EventKind.REDEMPTION:
            back = partial(doors.undo_use, event.entry_id)
            return [CardAct(N_("Take the use back"), "undo-2", back)]
        if event.kind is EventKind.PREPAID_REFUND:
            back = partial(doors.undo_refund, number)
            return [CardAct(N_("Take the refund back"), "undo-2", back)]
        if event.kind is EventKind.LOT_EXTENDED:
            back = partial(doors.undo_lot_extension, number)
            return [CardAct(N_("Take the extension back"), "undo-2", back)]
        return []

    def _of_letter(self, number: str) -> list[CardAct]:
        show = partial(self._doors.show_letter, number, self._facts)
        again = partial(self._doors.print_letter, number, self._facts)
        return [
            CardAct(N_("Open in the PDF viewer"), "external-link", show),
            CardAct(N_("Print it again…"), "printer", again),
        ]
