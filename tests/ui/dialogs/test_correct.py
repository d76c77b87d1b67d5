"""Something is taken off a bill by hand, and taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_ar.domain.codes import AdjustmentKind
from desktop_ar.services.corrections import standing_corrections
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.dialogs.correct import CorrectBillDialog, TakeCorrectionBackDialog
from tests.ui.dialogs import shop
from tests.ui.dialogs.hands import Hands


def bill_of(desk: Desk) -> str:
    """An open bill that is under no plan."""
    from desktop_ar.queries.claims import claims_of  # noqa: PLC0415 - only here
    from desktop_ar.services.acts import the_customer  # noqa: PLC0415 - only here

    with desk.book.read() as session:
        customer = the_customer(session, shop.WANG)
        return claims_of(session, customer.id, desk.face.today)[0].number


def standing(desk: Desk, number: str) -> list[tuple[AdjustmentKind, int]]:
    with desk.book.read() as session:
        return [(made.kind, made.amount_fen) for made in standing_corrections(session, number)]


def test_part_of_a_bill_is_discounted_and_the_discount_taken_back(
    desk: Desk, window: QWidget, hands: Hands
) -> None:
    number = bill_of(desk)
    dialog = hands.open(CorrectBillDialog(desk, window, number))
    dialog.kind_choice.button(AdjustmentKind.DISCOUNT).click()
    dialog.amount_edit.set_fen(1_000)
    hands.type(dialog.note_edit, "agreed")
    hands.save(dialog)
    assert standing(desk, number) == [(AdjustmentKind.DISCOUNT, 1_000)]
    back = hands.open(TakeCorrectionBackDialog(desk, window, number))
    hands.save(back)
    assert standing(desk, number) == []


def test_a_waiver_must_be_confirmed(desk: Desk, window: QWidget, hands: Hands) -> None:
    number = bill_of(desk)
    dialog = hands.open(CorrectBillDialog(desk, window, number))
    assert not dialog.confirm_switch.isVisible()
    dialog.kind_choice.button(AdjustmentKind.WAIVER).click()
    assert dialog.confirm_switch.isVisible()
    hands.type(dialog.note_edit, "hardship")
    hands.wait(dialog)
    dialog.commit()
    assert dialog.isVisible()
    assert standing(desk, number) == []
    dialog.confirm_switch.click()
    hands.save(dialog)
    assert [kind for kind, _ in standing(desk, number)] == [AdjustmentKind.WAIVER]
