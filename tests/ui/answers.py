"""Answering the dialogs of the system."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QLineEdit


def choose_file(dialog: QFileDialog, path: Path) -> None:
    """Type a path and press the last button."""
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    edit.setText(str(path))
    dialog.accept()


def print_into(dialog: QPrintDialog, path: Path) -> None:
    """Print into a file: there is no printer in tests."""
    edit = dialog.findChild(QLineEdit, "filename")
    assert edit is not None
    edit.setText(str(path))
    dialog.accept()
