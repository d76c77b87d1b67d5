"""Before something is taken back the dialog says what it is and what follows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from desktop_ar.domain.codes import AttachmentOwner
from desktop_ar.queries.plans import plans
from desktop_ar.queries.promises import promises
from desktop_ar.services.attachments import attachment_content, files_of
from desktop_ar.services.context import Context
from desktop_ar.services.payments import RecordPayment, record_payment
from desktop_ar.services.plans import DraftPlan, SignPlan, keep_plan, sign_plan
from desktop_ar.services.prepaid import Redeem, redeem
from desktop_ar.services.standing import standing_of
from desktop_ar.ui.desk import Desk, Done
from desktop_ar.ui.dialogs.ending import CancelBillDialog, EndPlanDialog
from desktop_ar.ui.dialogs.sign import SignPlanDialog
from desktop_ar.ui.dialogs.taking_back import (
    ReversePaymentDialog,
    UndoUseDialog,
    WithdrawPromiseDialog,
)
from tests.ui.dialogs import shop
from tests.ui.dialogs.hands import Hands, sentence


@pytest.fixture
def payment_no(desk: Desk, context: Context) -> str:
    """5,000 that paid one bill and a part of the next."""
    with desk.book.write() as session:
        command = RecordPayment(shop.DECORATOR, 500_000, context.today)
        return record_payment(session, context, command).payment_no


@pytest.fixture
def plan_no(desk: Desk, context: Context) -> str:
    """A plan of three parts, not signed."""
    with desk.book.write() as session:
        command = DraftPlan(shop.WANG, context.today, count=3)
        return keep_plan(session, context, command).numbers[0]


def _state(desk: Desk, plan_no: str) -> str:
    with desk.book.read() as session:
        rows = plans(session, desk.face.today)
        return str({row.plan_no: row.state for row in rows}[plan_no])


def test_a_payment_taken_back_opens_its_bills_again(
    desk: Desk, window: QWidget, hands: Hands, context: Context, payment_no: str
) -> None:
    dialog = hands.open(ReversePaymentDialog(desk, window, payment_no))
    assert dialog.says.words() == [
        "SK-2026-0001，11-21，其他",
        "XS-2026-0612 重新欠 ¥4,860.00",
        "XS-2026-0755 重新欠 ¥140.00",
    ]
    hands.save(dialog)
    with desk.book.read() as session:
        assert standing_of(session, context, shop.DECORATOR).open_fen == 986_000


def test_a_payment_is_taken_back_only_once(
    desk: Desk, window: QWidget, hands: Hands, payment_no: str
) -> None:
    hands.save(hands.open(ReversePaymentDialog(desk, window, payment_no)))
    again = hands.open(ReversePaymentDialog(desk, window, payment_no))
    assert not again.save_button.isEnabled()
    assert payment_no in again.refused_box.words()


def test_a_day_before_the_payment_is_refused_beside_the_day(
    desk: Desk, window: QWidget, hands: Hands, payment_no: str
) -> None:
    dialog = hands.open(ReversePaymentDialog(desk, window, payment_no))
    hands.type(dialog.day_edit, "2026-11-20")
    dialog.cancel_button.setFocus()
    assert not hands.wait(dialog)
    assert "2026-11-21" in sentence(dialog, "reversed_on")


def test_a_use_taken_back_says_what_comes_back(
    desk: Desk, window: QWidget, hands: Hands, context: Context
) -> None:
    lot_no = shop.lots_of(desk.book, shop.WANG)["装裱次卡"]
    with desk.book.write() as session:
        used = redeem(session, context, Redeem(lot_no, context.today, units=2, what="两幅"))
    dialog = hands.open(UndoUseDialog(desk, window, used.entry_id))
    assert dialog.says.words() == [f"装裱次卡 {lot_no}，11-21 消费", "两幅", "退回 2 次"]
    hands.save(dialog)
    again = hands.open(UndoUseDialog(desk, window, used.entry_id))
    assert not again.save_button.isEnabled()


def test_a_withdrawn_promise_counts_no_more(desk: Desk, window: QWidget, hands: Hands) -> None:
    dialog = hands.open(WithdrawPromiseDialog(desk, window, "CN-2026-0001"))
    assert dialog.head.sum.text() == "¥2,000.00"
    hands.save(dialog)
    with desk.book.read() as session:
        left = {row.promise_no for row in promises(session, desk.face.today)}
    assert left == {"CN-2026-0002"}


def test_a_bill_that_was_wrong_is_cancelled(
    desk: Desk, window: QWidget, hands: Hands, context: Context
) -> None:
    dialog = hands.open(CancelBillDialog(desk, window, "XS-2026-0871"))
    hands.type(dialog.note_edit, "twice")
    hands.save(dialog)
    with desk.book.read() as session:
        assert standing_of(session, context, shop.WANG).open_fen == 0


@pytest.mark.usefixtures("payment_no")
def test_a_bill_that_is_partly_paid_cannot_be_cancelled_and_says_why(
    desk: Desk, window: QWidget, hands: Hands
) -> None:
    dialog = hands.open(CancelBillDialog(desk, window, "XS-2026-0755"))
    assert not dialog.save_button.isEnabled()
    assert "XS-2026-0755" in dialog.refused_box.words()


def test_an_unsigned_plan_can_be_given_up_but_not_be_called_broken(
    desk: Desk, window: QWidget, hands: Hands, plan_no: str
) -> None:
    dialog = hands.open(EndPlanDialog(desk, window, plan_no))
    assert not dialog.way_choice.button("broken").isEnabled()
    hands.save(dialog)
    assert _state(desk, plan_no) == "cancelled"


def test_a_signed_plan_that_was_not_kept_is_broken(
    desk: Desk, window: QWidget, hands: Hands, context: Context, plan_no: str
) -> None:
    with desk.book.write() as session:
        sign_plan(session, context, SignPlan(plan_no, context.today))
    dialog = hands.open(EndPlanDialog(desk, window, plan_no))
    hands.click(dialog.way_choice.button("broken"))
    hands.save(dialog)
    assert _state(desk, plan_no) == "broken"


def test_a_signed_paper_puts_the_plan_in_force(
    desk: Desk, window: QWidget, hands: Hands, plan_no: str
) -> None:
    dialog = hands.open(SignPlanDialog(desk, window, plan_no))
    assert dialog.says.words()[0] == "3 期，2026-12-21 至 2027-02-22"
    hands.save(dialog)
    assert _state(desk, plan_no) == "active"


def test_undoing_a_signature_says_that_the_plan_is_cancelled(
    desk: Desk, window: QWidget, hands: Hands, plan_no: str, told: list[Done]
) -> None:
    hands.save(hands.open(SignPlanDialog(desk, window, plan_no)))
    desk.undo()
    assert _state(desk, plan_no) == "cancelled"
    assert told[-1].words(desk.face.t) == f"已撤销：分期计划 {plan_no}，现已取消"


def test_a_plan_cannot_be_signed_for_tomorrow(
    desk: Desk, window: QWidget, hands: Hands, plan_no: str
) -> None:
    dialog = hands.open(SignPlanDialog(desk, window, plan_no))
    hands.type(dialog.day_edit, "2026-11-22")
    dialog.cancel_button.setFocus()
    assert not hands.wait(dialog)
    assert "2026-11-22" in sentence(dialog, "signed_on")


def test_what_is_not_there_any_more_is_said_so(desk: Desk, window: QWidget, hands: Hands) -> None:
    dialog = hands.open(ReversePaymentDialog(desk, window, "SK-1999-0001"))
    assert "SK-1999-0001" in dialog.refused_box.words()
    assert not dialog.save_button.isEnabled()


def test_the_signed_paper_is_kept_with_the_plan(
    desk: Desk, window: QWidget, hands: Hands, plan_no: str, tmp_path: Path
) -> None:
    paper = tmp_path / "签字页.png"
    paper.write_bytes(b"\x89PNG\r\n\x1a\n..")
    dialog = hands.open(SignPlanDialog(desk, window, plan_no))
    dialog.take_paper(paper)
    assert "签字页.png" in dialog.paper_button.text()
    hands.save(dialog)
    with desk.book.read() as session:
        (kept,) = files_of(session, desk.context(), AttachmentOwner.PLAN, plan_no)
        assert attachment_content(session, kept.attachment_id)[1] == paper.read_bytes()
