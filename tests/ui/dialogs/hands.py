"""What a person does with a dialog: open it, wait, type, press the last button."""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_ar.language.sentences import fault_sentence
from desktop_ar.ui.dialogs.act_dialog import ActDialog

Dialog = TypeVar("Dialog", bound=ActDialog[Any, Any])


class Hands:
    """Two hands on mouse and keyboard."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self._opened: list[QWidget] = []

    def open(self, dialog: Dialog) -> Dialog:
        """Open a dialog and wait until the book has judged what stands in it at first."""
        self._opened.append(dialog)
        with self.qtbot.waitSignal(dialog.reviewed, timeout=5_000):
            dialog.open()
        return dialog

    def keep(self, dialog: QWidget) -> None:
        """Close this one at the end as well."""
        self._opened.append(dialog)

    def wait(self, dialog: ActDialog[Any, Any]) -> bool:
        """Wait until what is typed now was judged; whether it may be done."""
        with self.qtbot.waitSignal(dialog.reviewed, timeout=5_000) as judged:
            dialog.review_soon()
        assert judged.args is not None
        return bool(judged.args[0])

    def type(self, field: QLineEdit, words: str) -> None:
        """Type over what stands in a field."""
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, words)

    def press(self, widget: QWidget, key: Qt.Key, *, ctrl: bool = False) -> None:
        """One key."""
        keys = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(widget, key, keys)

    def click(self, button: QWidget) -> None:
        """The left button of the mouse."""
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def leave(self) -> None:
        """Close what is still open; a dialog that closed is gone already."""
        for dialog in self._opened:
            if isValid(dialog):
                dialog.close()

    def save(self, dialog: ActDialog[Any, Any]) -> None:
        """Ctrl+Enter, and wait until the dialog is gone."""
        with self.qtbot.waitSignal(dialog.accepted, timeout=5_000):
            self.press(dialog, Qt.Key.Key_Return, ctrl=True)


def sentence(dialog: ActDialog[Any, Any], field: str) -> str:
    """What stands under a field, or nothing."""
    fault = dialog.blocks[field].fault
    return fault_sentence(dialog.face.t, fault) if fault else ""
