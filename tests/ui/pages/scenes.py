"""What the pictures show: rooms as they open, dialogs filled in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QDialog

from desktop_ar.domain.codes import LetterKind
from desktop_ar.queries.overdue import overdue
from desktop_ar.queries.plans import plans
from desktop_ar.ui.book_acts import BookActs
from desktop_ar.ui.dialogs.importing import ImportDialog
from desktop_ar.ui.dialogs.letter import LetterDialog
from desktop_ar.ui.dialogs.pick_customer import CustomerPicker
from desktop_ar.ui.dialogs.plan_card import PlanCard
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


_MESSY = """7 月赊账登记,,,,
客户,电话,欠款,哪天起,备注
王小明,13955502211,"1,280.00",2026-10-03,画框
青石装饰工程部,,9860,07/05/2026,
林可心家长,,一千二,2026-11-05,
许知夏,13655507788,980,2026-11-10,
"""


def importing_file(program: Program) -> QDialog:
    """A list with one date in two ways and one sum in words."""
    path = Path(mkdtemp()) / "赊账.csv"
    path.write_text(_MESSY, "utf-8")
    dialog = ImportDialog(program.desk, program.window, path)
    dialog.open()
    return dialog


def importing_unknown(program: Program) -> QDialog:
    """A list whose columns nobody can guess."""
    path = Path(mkdtemp()) / "list.csv"
    path.write_text("甲,乙,丙\n王小明,1280,2026-10-03\n许知夏,980,2026-11-10\n", "utf-8")
    dialog = ImportDialog(program.desk, program.window, path)
    dialog.open()
    return dialog


def notice(program: Program) -> QDialog:
    """Something that must be read."""
    acts = BookActs(program.window.tools, program.window)
    return acts.ask_back(Path("/media/stick/shop-20261120-1830.book"))


def plan_card(program: Program) -> QDialog:
    """The first plan."""
    with program.desk.book.read() as session:
        row = plans(session, program.face.today)[0]
    dialog = PlanCard(program.desk, program.window, row)
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
            "today", "overdue", "prepaid", "customers", "plans", "letters", "reports", "settings",
        )
    },
    "letter": letter,
    "letter-demand": partial(letter, kind=LetterKind.FORMAL_DEMAND),
    "import": importing,
    "import-file": importing_file,
    "import-unknown": importing_unknown,
    "question": notice,
    "plan-card": plan_card,
    "pick": picking,
}  # fmt: skip
