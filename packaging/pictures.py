"""Take the pictures of the README from the program itself, on the sample shop.

    QT_QPA_PLATFORM=offscreen python packaging/pictures.py [NAME…]

Written into `resources/pictures`; without names all of them. The day is fixed, so that a picture
changes only when the window does.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QSize, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QDialog

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desktop_ar.domain.codes import LetterKind  # noqa: E402 - after the path is known
from desktop_ar.services.book import Book  # noqa: E402
from desktop_ar.services.context import Context  # noqa: E402
from desktop_ar.services.letter_facts import LetterOrder  # noqa: E402
from desktop_ar.services.letters import letter_pdf, prepare_letter  # noqa: E402
from desktop_ar.services.sample_shop import make_sample  # noqa: E402
from desktop_ar.system.clock import Clock  # noqa: E402
from desktop_ar.system.habits import Habits  # noqa: E402
from desktop_ar.ui import start  # noqa: E402
from desktop_ar.ui.dialogs.letter import LetterDialog  # noqa: E402
from desktop_ar.ui.dialogs.payment import PaymentDialog  # noqa: E402
from desktop_ar.ui.dialogs.plan import PlanDialog  # noqa: E402
from desktop_ar.ui.look.theme import ThemeChoice  # noqa: E402
from desktop_ar.ui.start import Program  # noqa: E402

FOLDER = ROOT / "resources" / "pictures"
TODAY = date(2026, 11, 22)
SIZE = QSize(1280, 800)
SMALL = QSize(1024, 600)
DEBTOR = "K-0002"
COMPANY = "K-0004"


@dataclass(frozen=True, slots=True)
class Wish:
    """One picture: a room in a language and a theme, perhaps with a dialog over it."""

    name: str
    room: str
    language: str = "zh_CN"
    theme: ThemeChoice = "light"
    size: QSize = SIZE
    dialog: Callable[[Program], QDialog] | None = None
    select: str = ""


def _payment(program: Program) -> QDialog:
    return PaymentDialog(program.desk, program.window, DEBTOR, amount_fen=300000)


def _plan(program: Program) -> QDialog:
    return PlanDialog(program.desk, program.window, "K-0001")


def _letter(program: Program) -> QDialog:
    kind = LetterKind.FORMAL_DEMAND
    return LetterDialog(program.desk, program.window, COMPANY, kind=kind)


WISHES = (
    Wish("overdue", "overdue", select="K-0002"),
    Wish("overdue-dark", "overdue", theme="dark", select="K-0002"),
    Wish("overdue-en", "overdue", language="en", select="K-0002"),
    Wish("overdue-small", "overdue", size=SMALL, select="K-0002"),
    Wish("today", "today"),
    Wish("prepaid", "prepaid"),
    Wish("customers", "customers"),
    Wish("plans", "plans"),
    Wish("letters", "letters"),
    Wish("settings", "settings"),
    Wish("payment", "today", dialog=_payment),
    Wish("plan", "today", dialog=_plan),
    Wish("letter", "today", dialog=_letter),
)


def waited(milliseconds: int) -> None:
    """Let the window work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def take(application: QApplication, book: Book, folder: Path, wish: Wish) -> QPixmap:
    """Open the window, put it in the state wished for, and look at it."""
    habits = Habits(folder / "habits.json", {"theme": wish.theme})
    program = start.assemble(application, book, wish.language, Clock(TODAY), habits)
    window = program.window
    window.resize(wish.size)
    window.begin(wish.room)
    window.resize(wish.size)
    waited(1500)
    table = getattr(window.page, "table", None)
    if wish.select and table is not None:
        _select(table, wish.select)
    window.activateWindow()
    waited(700)
    picture = window.grab() if wish.dialog is None else _with_dialog(program, wish)
    window.close()
    window.deleteLater()
    waited(50)
    return picture


def _select(table: object, customer_no: str) -> None:
    """The row of a customer, whatever the list knows its rows by."""
    model = table.model  # type: ignore[attr-defined]  # a TableCard of any rows
    for row in model.rows:
        sums = getattr(row, "sums", row)
        if sums.customer_no == customer_no:
            table.select(model.identity(row))  # type: ignore[attr-defined]  # as above


def _with_dialog(program: Program, wish: Wish) -> QPixmap:
    if wish.dialog is None:
        raise ValueError(wish.name)
    dialog = wish.dialog(program)
    dialog.open()
    wanted = dialog.property("wanted_size") or getattr(dialog, "_wanted", None)
    room = wish.size - QSize(24, 40)
    dialog.resize((wanted or dialog.sizeHint()).boundedTo(room))
    waited(2500)
    picture = program.window.grab()
    painter = QPainter(picture)
    spot = QPoint(
        (wish.size.width() - dialog.width()) // 2, (wish.size.height() - dialog.height()) // 2
    )
    painter.drawPixmap(spot, dialog.grab())
    painter.end()
    dialog.reject()
    return picture


def demand(book: Book, target: Path) -> None:
    """The first page of a formal demand, as the addressee gets it."""
    order = LetterOrder(LetterKind.FORMAL_DEMAND, COMPANY)
    with book.read() as session:
        facts = prepare_letter(session, Context.at(TODAY), order, draft=False).facts
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demand.pdf"
        path.write_bytes(letter_pdf(facts))
        document = QPdfDocument()
        document.load(str(path))
        page = document.render(0, QSize(893, 1263))
        sheet = QPixmap(page.size())
        sheet.fill(QColor("white"))
        painter = QPainter(sheet)
        painter.drawImage(0, 0, page)
        painter.end()
        sheet.save(str(target))
        document.close()


def main() -> None:
    """Take the pictures asked for."""
    application = QApplication(sys.argv[:1])
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = set(sys.argv[1:])
    with tempfile.TemporaryDirectory() as home:
        path = make_sample(Path(home) / "demo.book", TODAY)
        with Book.open(path) as book:
            for wish in WISHES:
                if not wanted or wish.name in wanted:
                    picture = take(application, book, Path(home), wish)
                    picture.save(str(FOLDER / f"{wish.name}.png"))
                    print(wish.name)
            if not wanted or "demand" in wanted:
                demand(book, FOLDER / "demand.png")


if __name__ == "__main__":
    main()
