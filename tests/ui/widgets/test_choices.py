"""Segments, switch, chips: by mouse, by key, in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.chips import Chip, ChipRow, ChipSpec
from desktop_ar.ui.widgets.choices import SegmentedChoice, Switch
from tests.ui.active import bring_to_front

SPECS = [ChipSpec(f"k{n}", f"有争议的账单 {n}", n) for n in range(8)]


@pytest.fixture
def choice(face: Face, qtbot: QtBot) -> SegmentedChoice:
    made = SegmentedChoice(face)
    qtbot.addWidget(made)
    made.set_options([("week", "每周"), ("fortnight", "两周"), ("month", "每月")])
    made.choose("fortnight")
    made.show()
    return made


def test_arrow_keys_move_between_segments(choice: SegmentedChoice, qtbot: QtBot) -> None:
    bring_to_front(qtbot, choice)
    choice.button("fortnight").setFocus()
    qtbot.waitUntil(choice.button("fortnight").hasFocus)
    with qtbot.waitSignal(choice.chosen) as signal:
        QTest.keyClick(choice.button("fortnight"), Qt.Key.Key_Right)
    assert signal.args == ["month"]
    assert choice.key() == "month"


def test_choosing_by_program_is_silent(choice: SegmentedChoice, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(choice.chosen):
        choice.choose("week")
    assert choice.key() == "week"


def test_other_words_keep_what_was_chosen(choice: SegmentedChoice) -> None:
    choice.set_options([("week", "Weekly"), ("fortnight", "Fortnightly"), ("month", "Monthly")])
    assert choice.key() == "fortnight"
    assert choice.button("month").text() == "Monthly"
    assert choice.button("month").accessibleName() == "Monthly"


def test_bold_words_do_not_change_the_width(choice: SegmentedChoice) -> None:
    before = choice.sizeHint().width()
    choice.choose("month")
    assert choice.sizeHint().width() == before


def test_a_switch_answers_mouse_and_space(face: Face, qtbot: QtBot) -> None:
    switch = Switch(face, "显示")
    qtbot.addWidget(switch)
    switch.show()
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(50, 10))
    assert switch.isChecked()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert not switch.isChecked()


def test_a_chip_says_its_name_and_count(face: Face, qtbot: QtBot) -> None:
    chip = Chip(face, "plan")
    qtbot.addWidget(chip)
    chip.set_words("分期", 3)
    interface = QAccessible.queryAccessibleInterface(chip)
    assert interface.text(QAccessible.Text.Name) == "分期 3"


@pytest.fixture
def chips(face: Face, qtbot: QtBot) -> ChipRow:
    made = ChipRow(face)
    qtbot.addWidget(made)
    made.set_chips(SPECS)
    made.resize(made.sizeHint().width(), 28)
    made.show()
    qtbot.waitExposed(made)
    return made


def shown(chips: ChipRow) -> list[str]:
    """Keys of the chips one can see."""
    return [spec.key for spec in SPECS if chips.chip(spec.key).isVisible()]


def test_all_chips_show_where_there_is_room(chips: ChipRow) -> None:
    assert shown(chips) == [spec.key for spec in SPECS]


def test_one_chip_is_always_on(chips: ChipRow, qtbot: QtBot) -> None:
    assert chips.key() == "k0"
    with qtbot.waitSignal(chips.chosen) as signal:
        chips.chip("k2").click()
    assert signal.args == ["k2"]
    chips.chip("k2").click()
    assert chips.key() == "k2"


@pytest.mark.parametrize("width", [700, 500, 300, 200])
def test_chips_never_make_a_second_row(chips: ChipRow, width: int) -> None:
    chips.choose("k7")
    chips.resize(width, 28)
    seen = shown(chips)
    assert "k7" in seen
    assert len(seen) < len(SPECS)
    right = max(chips.chip(key).geometry().right() for key in seen)
    assert right < width
    assert {chips.chip(key).y() for key in seen} == {0}


def test_a_chip_behind_more_can_be_chosen(chips: ChipRow, qtbot: QtBot) -> None:
    chips.resize(300, 28)
    hidden = next(spec.key for spec in SPECS if spec.key not in shown(chips))
    chips._more.click()
    menu = chips.findChild(QMenu)
    assert menu is not None
    with qtbot.waitSignal(chips.chosen) as signal:
        menu.actions()[0].trigger()
    assert signal.args == [hidden]
    assert hidden in shown(chips)
    menu.close()


def test_new_counts_keep_the_chips_and_the_choice(chips: ChipRow) -> None:
    chip = chips.chip("k3")
    chips.choose("k3")
    chips.set_chips([ChipSpec(spec.key, spec.words, 99) for spec in SPECS])
    assert chips.chip("k3") is chip
    assert chips.key() == "k3"
    assert chip.accessibleName().endswith("99")
