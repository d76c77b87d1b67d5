"""The dialogs of late charges: what is seen line by line, agreed, forgiven, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_ar.domain.charge_lines import LineKind
from desktop_ar.queries.accrual import accrued
from desktop_ar.services.customer_terms import terms_profile
from desktop_ar.services.settings import ChangeSettings, change_settings
from desktop_ar.ui.desk import Desk, Done
from desktop_ar.ui.dialogs.agree_charge import AgreeChargeDialog
from desktop_ar.ui.dialogs.late_charge import LateChargeDialog
from desktop_ar.ui.dialogs.payment import PaymentDialog
from desktop_ar.ui.dialogs.terms import TermsDialog
from desktop_ar.ui.dialogs.waive_accrued import WaiveAccruedDialog
from tests.ui.dialogs import shop
from tests.ui.dialogs.hands import Hands, sentence

OLDEST = "XS-2026-0612"


@pytest.fixture
def announced(desk: Desk) -> Desk:
    """A shop whose late charge was announced at the beginning of the year."""
    values = {"policy": "percent_per_day", "rate": "0.05", "announced_on": "2026-01-01"}
    keys = tuple((f"late_charge.{key}", value) for key, value in values.items())
    desk.act(None, lambda s, c: change_settings(s, c, ChangeSettings(keys)))
    return desk


def accrued_fen(desk: Desk) -> int:
    with desk.book.read() as session:
        return sum(row.amount_fen for row in accrued(session, desk.face.today))


def looked_at(
    qtbot: QtBot, hands: Hands, desk: Desk, window: QWidget, bill: str = ""
) -> LateChargeDialog:
    dialog = LateChargeDialog(desk, window, shop.DECORATOR, bill)
    hands.keep(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.shown is not None)
    return dialog


def test_every_line_is_shown_and_adds_up_to_the_total(
    announced: Desk, window: QWidget, qtbot: QtBot, hands: Hands
) -> None:
    announced.face.speak("zh_CN")
    dialog = looked_at(qtbot, hands, announced, window)
    rows = dialog.table.model.rows

    assert [row.kind for row in rows] == [LineKind.STEP, LineKind.CAP] * 3
    assert sum(row.amount_fen for row in rows) == 31_133
    assert dialog.total.words() == "合计 311.33"
    assert "第五百八十五条" in dialog.risk.words()
    assert dialog.risk.property("box") == "warn"
    assert "滞纳金" not in dialog.basis.text() + dialog.risk.words()


def test_one_bill_shows_only_its_own_lines(
    announced: Desk, window: QWidget, qtbot: QtBot, hands: Hands
) -> None:
    dialog = looked_at(qtbot, hands, announced, window, OLDEST)

    assert {row.bill.receivable_no for row in dialog.table.model.rows} == {OLDEST}


def test_where_nothing_is_agreed_an_estimate_is_shown_as_one(
    desk: Desk, window: QWidget, qtbot: QtBot, hands: Hands
) -> None:
    desk.face.speak("en")
    dialog = looked_at(qtbot, hands, desk, window)

    texts = {str(dialog.table.model.index(at, 0).data()) for at in range(3)}
    assert all(text.endswith(", estimate") for text in texts)
    assert dialog.basis.text().startswith("Nothing is agreed")
    assert not dialog.waive_button.isEnabled()


def test_a_charge_is_agreed_with_its_sentence_and_risk_in_sight_and_undone(
    desk: Desk, window: QWidget, hands: Hands, told: list[Done]
) -> None:
    desk.face.speak("en")
    dialog = hands.open(AgreeChargeDialog(desk, window, shop.DECORATOR))
    dialog.form.kind_combo.setCurrentIndex(2)
    dialog.form.kind_combo.activated.emit(2)
    hands.type(dialog.form.sum_edit, "100")
    hands.type(dialog.from_edit, "2026-01-01")
    assert dialog.form.yearly_edit.text() == "12"
    assert hands.wait(dialog)
    assert "at most 12% a year" in dialog.says.sentence.text()
    assert "¥98.63" in dialog.says.example.text()

    hands.save(dialog)

    assert accrued_fen(desk) > 0
    assert told[-1].words(desk.face.t).startswith("The late charge of")
    desk.undo()
    assert accrued_fen(desk) == 0


def test_no_cap_needs_a_reason_and_shows_red(desk: Desk, window: QWidget, hands: Hands) -> None:
    dialog = hands.open(AgreeChargeDialog(desk, window, shop.DECORATOR, OLDEST))
    dialog.form.kind_combo.setCurrentIndex(2)
    hands.type(dialog.form.sum_edit, "100")
    dialog.note_edit.setText(" ")
    assert not hands.wait(dialog)
    assert sentence(dialog, "note")

    hands.type(dialog.note_edit, "contract, clause 5")

    assert hands.wait(dialog)
    assert dialog.says.risk.property("box") == "overdue"
    assert not dialog.from_edit.isVisibleTo(dialog)


def test_what_cannot_be_a_rate_is_said_beside_its_field(
    desk: Desk, window: QWidget, hands: Hands
) -> None:
    dialog = hands.open(AgreeChargeDialog(desk, window, shop.DECORATOR))
    dialog.form.kind_combo.setCurrentIndex(4)
    hands.type(dialog.form.rate_edit, "lots")

    assert not hands.wait(dialog)
    assert sentence(dialog, "rate")
    assert not dialog.says.isVisibleTo(dialog)


def test_terms_are_kept_undone_and_printed(
    announced: Desk, window: QWidget, hands: Hands, qtbot: QtBot
) -> None:
    dialog = hands.open(TermsDialog(announced, window, shop.SCHOOL))
    assert "0.05%" in dialog.says.sentence.text()
    dialog.days_edit.setValue(15)
    hands.type(dialog.by_edit, "He")
    assert not hands.wait(dialog)
    assert sentence(dialog, "accepted_on")
    hands.type(dialog.accepted_edit, "2026-11-02")
    assert hands.wait(dialog)

    with qtbot.waitSignal(dialog.print_wanted, timeout=5_000) as printed:
        hands.click(dialog.print_button)

    assert printed.args == [shop.SCHOOL]
    with announced.book.read() as session:
        kept = terms_profile(session, announced.context(), shop.SCHOOL).own
    assert (kept.terms_days, kept.accepted_by) == (15, "He")
    announced.undo()
    with announced.book.read() as session:
        assert terms_profile(session, announced.context(), shop.SCHOOL).own.terms_days is None


def test_what_accrued_is_forgiven_and_the_undo_lets_it_accrue_again(
    announced: Desk, window: QWidget, hands: Hands
) -> None:
    before = accrued_fen(announced)
    dialog = hands.open(WaiveAccruedDialog(announced, window, OLDEST))

    hands.save(dialog)

    assert accrued_fen(announced) == before - 20_612
    announced.undo()
    assert accrued_fen(announced) == before


def test_a_payment_says_that_what_accrued_is_not_paid_by_it(
    announced: Desk, window: QWidget, hands: Hands
) -> None:
    announced.face.speak("zh_CN")
    dialog = hands.open(PaymentDialog(announced, window, shop.DECORATOR))
    hands.type(dialog.amount_edit, "9860")
    assert hands.wait(dialog)

    said = dialog.lines.words()

    assert "另有违约金 311.33 已产生、尚未计收，付款后仍可计收" in said
    assert "全部抵充本金，没有余款" in said
