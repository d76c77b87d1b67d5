"""Where a file goes, asked without stopping the window; and opening one in its own program."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_ar.system import paths


def ask_where(
    parent: QWidget,
    title: str,
    name: str,
    kinds: str,
    chosen: Callable[[Path], object],
    *,
    replaces: bool = True,
) -> QFileDialog:
    """Ask for a file to write; `kinds` as Qt writes filters: ``PDF (*.pdf)``.

    Where nothing is ever replaced, the dialog does not ask whether it may be.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, folder, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replaces)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def ask_which(
    parent: QWidget, title: str, kinds: str, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a file to read."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def place_to_open(name: str) -> Path:
    """Where a paper is put for another program: a folder of its own that only this person can
    read. Raises `OSError`."""
    folder = paths.opened_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Path(mkdtemp(dir=folder)) / name


def forget_opened() -> None:
    """Remove what was handed to other programs before; what one of them still holds stays."""
    shutil.rmtree(paths.opened_folder(), ignore_errors=True)


def open_in_viewer(path: Path) -> bool:
    """Open a file in the program that belongs to it; False where there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
