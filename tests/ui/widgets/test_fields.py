"""Inputs: what is typed stays, what is wrong is said under it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_ar.domain.faults import Fault
from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.date_edit import CalendarPopup, DateEdit
from desktop_ar.ui.widgets.fields import AmountEdit, CountEdit, FieldBlock

BEYOND_INT = 3_000_000_000_00


@pytest.fixture
def amount_edit(face: Face, qtbot: QtBot) -> AmountEdit:
    made = AmountEdit(face)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_sum_beyond_what_fits_an_int_arrives_whole(amount_edit: AmountEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(amount_edit.amount_changed) as signal:
        amount_edit.set_fen(BEYOND_INT)
    assert signal.args == [BEYOND_INT]


def test_leaving_the_field_writes_the_sum_out(amount_edit: AmountEdit) -> None:
    amount_edit.setFocus()
    QTest.keyClicks(amount_edit, "1280")
    amount_edit.clearFocus()
    assert amount_edit.text() == "1,280.00"


def test_wrong_words_stay_as_they_were_typed(amount_edit: AmountEdit) -> None:
    amount_edit.setFocus()
    QTest.keyClicks(amount_edit, "12..80")
    amount_edit.clearFocus()
    assert amount_edit.text() == "12..80"
    assert amount_edit.fen() is None
    fault = amount_edit.fault()
    assert fault is not None
    assert fault.code == "amount_two_points"


def test_full_width_digits_are_digits(amount_edit: AmountEdit) -> None:
    amount_edit.setText("￥１２３４．５")
    assert amount_edit.fen() == 123_450


def test_a_fault_stands_under_its_field_and_goes_away(face: Face, qtbot: QtBot) -> None:
    field = AmountEdit(face)
    block = FieldBlock(face, field)
    qtbot.addWidget(block)
    block.set_label("首付")
    block.show()
    height = block.sizeHint().height()
    block.set_fault(Fault("amount_two_points", "down_payment"))
    assert field.property("fault") is True
    assert "12.80" in field.accessibleDescription()
    assert block.sizeHint().height() > height
    face.speak("en")
    assert "decimal points" in field.accessibleDescription()
    block.set_fault(None)
    assert field.property("fault") is False
    assert block.sizeHint().height() == height


def test_the_label_names_the_input_for_readers(face: Face, qtbot: QtBot) -> None:
    field = QLineEdit()
    block = FieldBlock(face, field)
    qtbot.addWidget(block)
    block.set_label("流水号")
    interface = QAccessible.queryAccessibleInterface(field)
    assert interface.text(QAccessible.Text.Name) == "流水号"
    assert block.label.buddy() is field


@pytest.fixture
def date_edit(face: Face, qtbot: QtBot) -> DateEdit:
    made = DateEdit(face)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_short_date_means_this_year_and_is_written_out(date_edit: DateEdit) -> None:
    date_edit.setFocus()
    QTest.keyClicks(date_edit, "12-15")
    assert date_edit.day() == date(2026, 12, 15)
    date_edit.clearFocus()
    assert date_edit.text() == "2026-12-15"


def test_arrow_keys_go_a_day(date_edit: DateEdit, qtbot: QtBot) -> None:
    date_edit.set_day(date(2026, 11, 30))
    with qtbot.waitSignal(date_edit.date_changed) as signal:
        QTest.keyClick(date_edit, Qt.Key.Key_Up)
    assert signal.args == [date(2026, 12, 1)]
    QTest.keyClick(date_edit, Qt.Key.Key_Down)
    assert date_edit.day() == date(2026, 11, 30)


def test_the_calendar_opens_by_key_and_answers(date_edit: DateEdit, qtbot: QtBot) -> None:
    date_edit.set_day(date(2026, 11, 21))
    QTest.keyClick(date_edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = date_edit.findChild(CalendarPopup)
    assert popup is not None
    assert popup.isVisible()
    assert popup.selectedDate() == QDate(2026, 11, 21)
    with qtbot.waitSignal(date_edit.date_changed) as signal:
        popup.clicked.emit(QDate(2026, 12, 1))
    assert signal.args == [date(2026, 12, 1)]
    assert not popup.isVisible()


def test_the_calendar_closes_by_escape(date_edit: DateEdit) -> None:
    date_edit.open_calendar()
    popup = date_edit.findChild(CalendarPopup)
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert date_edit.isVisible()


def test_a_number_is_not_turned_by_passing_over_it(qtbot: QtBot) -> None:
    field = CountEdit(1, 60)
    qtbot.addWidget(field)
    assert field.focusPolicy() == Qt.FocusPolicy.StrongFocus
    field.setValue(99)
    assert field.value() == 60
