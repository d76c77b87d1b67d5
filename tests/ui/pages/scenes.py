"""What the pictures show: rooms as they open, dialogs filled in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QDialog

from desktop_ar.domain.codes import LetterKind
from desktop_ar.queries.overdue import overdue
from desktop_ar.ui.dialogs.importing import ImportDialog
from desktop_ar.ui.dialogs.letter import LetterDialog
from desktop_ar.ui.dialogs.pick_customer import CustomerPicker
from desktop_ar.ui.start import Program

Scene = Callable[[Program], QDialog | None]


def room(key: str, program: Program) -> None:
    """A room as it opens."""
    program.window.go(key)


def letter(program: Program, kind: LetterKind | None = None) -> QDialog:
    """A letter to whoever owes most."""
    with program.desk.book.read() as session:
        row = overdue(session, program.face.today)[0]
    dialog = LetterDialog(program.desk, program.window, row.customer_no, kind=kind)
    dialog.open()
    return dialog


def importing(program: Program) -> QDialog:
    """Before a file is chosen."""
    dialog = ImportDialog(program.desk, program.window)
    dialog.open()
    return dialog


def picking(program: Program) -> QDialog:
    """Whom is it about."""
    dialog = CustomerPicker(program.desk, program.window)
    dialog.open()
    return dialog


SCENES: dict[str, Scene] = {
    **{
        key: partial(room, key)
        for key in (
            "today", "overdue", "prepaid", "customers", "plans", "letters", "settings",
        )
    },
    "letter": letter,
    "letter-demand": partial(letter, kind=LetterKind.FORMAL_DEMAND),
    "import": importing,
    "pick": picking,
}  # fmt: skip
