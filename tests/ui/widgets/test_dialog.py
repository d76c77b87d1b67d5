"""The frame of dialogs: keys, scrim, room, words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.dialog import DialogFrame, scrolled
from desktop_ar.ui.widgets.notice import Notice, Question
from desktop_ar.ui.widgets.scrim import Scrim


class Sample(DialogFrame):
    """A dialog with more than fits."""

    def __init__(self, face: Face, parent: QWidget | None) -> None:
        super().__init__(face, parent, size=QSize(940, 580))
        self.head.set_who("北桥社区幼儿园", "K-0012 ・ 137 **** 0918")
        self.head.set_sum("逾期", 648_000)
        column = QVBoxLayout()
        self.fields = [QLineEdit() for _ in range(40)]
        for field in self.fields:
            column.addWidget(field)
        self.body.addWidget(scrolled(column))
        self.cancel = self.add_button(closes=True)
        self.save = self.add_button("primary")
        self.save.clicked.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        self.save.setText("收下" if self.face.t.chinese else "Take")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


@pytest.fixture
def dialog(face: Face, window: QWidget, qtbot: QtBot) -> Sample:
    made = Sample(face, window)
    made.open()
    qtbot.waitExposed(made)
    return made


def test_ctrl_enter_saves(dialog: Sample, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.fields[3], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_enter_in_a_field_saves_nothing(dialog: Sample) -> None:
    QTest.keyClick(dialog.fields[3], Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.reject()


def test_a_disabled_save_is_not_done_by_key(dialog: Sample) -> None:
    dialog.save.setEnabled(False)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    dialog.reject()


def test_escape_cancels(dialog: Sample, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog.fields[0], Qt.Key.Key_Escape)


def test_the_window_behind_is_dimmed_as_long_as_it_is_open(
    dialog: Sample, window: QWidget, qtbot: QtBot
) -> None:
    scrim = window.findChild(Scrim)
    assert scrim is not None
    assert scrim.size() == window.size()
    window.resize(1100, 700)
    assert scrim.size() == window.size()
    dialog.reject()
    qtbot.waitUntil(lambda: window.findChild(Scrim) is None)


def test_it_works_inside_a_small_screen_with_its_foot_in_sight(dialog: Sample) -> None:
    """The offscreen screen is 800 x 800: smaller than the smallest we promise (1000 x 560)."""
    dialog.resize(976, 520)
    bottom = dialog.save.mapTo(dialog, dialog.save.rect().bottomRight())
    assert dialog.minimumSizeHint().height() <= 520
    assert bottom.y() < 520
    assert bottom.x() < 976
    dialog.reject()


def test_it_changes_its_language_while_open(dialog: Sample, face: Face) -> None:
    face.speak("en")
    assert dialog.save.text() == "Take"
    dialog.reject()


def test_a_closed_dialog_is_gone_and_hears_nothing(
    dialog: Sample, face: Face, qtbot: QtBot
) -> None:
    gone: list[int] = []
    dialog.destroyed.connect(lambda: gone.append(1))
    dialog.reject()
    qtbot.waitUntil(lambda: bool(gone))
    face.speak("en")


def test_a_question_is_no_by_itself(face: Face, window: QWidget, qtbot: QtBot) -> None:
    question = Question(face, window, "停下？", "没有写完的不会保存。", "停下")
    question.open()
    assert not question.yes.isDefault()
    with qtbot.waitSignal(question.rejected):
        QTest.keyClick(question, Qt.Key.Key_Escape)


def test_a_notice_can_be_read_and_copied(face: Face, window: QWidget) -> None:
    notice = Notice(face, window, "磁盘满了", "腾出一些空间，再试一次。")
    notice.open()
    flags = notice.sentence.textInteractionFlags()
    assert flags & Qt.TextInteractionFlag.TextSelectableByMouse
    notice.reject()
