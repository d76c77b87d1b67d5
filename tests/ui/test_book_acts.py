"""The acts of the book end to end: copy it, put a copy back, check it, and what is said then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop_ar.queries.customers import customers
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.services.customers import CustomerData, add_customer
from desktop_ar.system.clock import Clock
from desktop_ar.system.habits import Habits
from desktop_ar.ui import start
from desktop_ar.ui.book_acts import BookActs
from desktop_ar.ui.desk import Done
from desktop_ar.ui.main_window import MainWindow
from desktop_ar.ui.pages.customers import CustomersPage
from desktop_ar.ui.pages.settings import SettingsPage
from desktop_ar.ui.start import Program
from desktop_ar.ui.widgets.notice import Notice
from tests.storage.shop import open_shop
from tests.ui.active import bring_to_front
from tests.ui.answers import choose_file

TODAY = date(2026, 11, 21)


@pytest.fixture
def program(qapp: QApplication, book: Book, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    """The whole program on a real book with a few customers."""
    open_shop(book, Context(TODAY, datetime(2026, 11, 21, 2, 30, tzinfo=UTC), "test"))
    habits = Habits(tmp_path / "habits.json", {"theme": "light"})
    made = start.assemble(qapp, book, "en", Clock(TODAY), habits)
    qtbot.addWidget(made.window)
    with qtbot.waitSignal(made.window.settled, timeout=20_000):
        made.window.begin("today")
    bring_to_front(qtbot, made.window)
    qtbot.waitUntil(lambda: not made.desk.reader.busy)
    yield made
    made.window.close()
    made.desk.reader.close()


@pytest.fixture
def window(program: Program) -> MainWindow:
    return program.window


@pytest.fixture
def acts(window: MainWindow) -> BookActs:
    """The acts the window was furnished with."""
    return window.findChildren(BookActs)[0]


@pytest.fixture
def told(qtbot: QtBot) -> Callable[[], Notice]:
    """Waits for a message and answers it."""

    def wait() -> Notice:
        def there() -> list[Notice]:
            return [
                widget
                for widget in QApplication.topLevelWidgets()
                if isinstance(widget, Notice) and widget.isVisible()
            ]

        qtbot.waitUntil(lambda: bool(there()), timeout=15_000)
        return there()[0]

    return wait


def file_dialog(window: MainWindow) -> QFileDialog:
    """The one that is open."""
    return next(d for d in window.findChildren(QFileDialog) if d.isVisible())


def names(book: Book) -> set[str]:
    """Who is in the book."""
    with book.read() as session:
        return {row.customer_name for row in customers(session, TODAY)}


def add(program: Program, name: str) -> None:
    """Take somebody on, as a dialog would."""
    changes = program.desk.act(None, lambda s, c: add_customer(s, c, CustomerData(name)))
    assert changes is not None
    more = CustomerData(f"{name} again")
    program.desk.finish(changes, Done(lambda _t: name, lambda s, c: add_customer(s, c, more)))


def test_a_backup_is_a_whole_book_of_its_own(
    program: Program, window: MainWindow, told: Callable[[], Notice], tmp_path: Path
) -> None:
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    asked = file_dialog(window)
    assert Path(asked.selectedFiles()[0]).suffix == ".book"
    choose_file(asked, tmp_path / "copy.book")
    said = told()
    assert "copy.book" in said.sentence.text()
    said.close()
    with Book.open(tmp_path / "copy.book") as copy:
        assert names(copy) == names(program.desk.book)
        assert all(line.ok for line in copy.check())


def test_the_foot_of_the_window_says_when_the_book_was_copied(
    window: MainWindow, acts: BookActs, told: Callable[[], Notice], tmp_path: Path
) -> None:
    line = window.sidebar.backup
    assert line.isVisible()
    assert line.accessibleName() == "Back up not yet done"
    acts.back_up_into(tmp_path / "copy.book")
    told().close()
    assert line.accessibleName() == "Backed up just now"
    window.choose_language("zh_CN")
    assert line.accessibleName() == "已备份 刚刚"
    window.choose_language("en")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_line_at_the_foot_leads_to_a_backup(window: MainWindow, key: Qt.Key) -> None:
    line = window.sidebar.backup
    line.setFocus()
    QTest.keyClick(line, key)
    file_dialog(window).reject()


def test_a_copy_a_week_old_is_no_comfort(window: MainWindow, program: Program) -> None:
    habits, path = window.tools.habits, program.desk.book.path
    now = datetime.now(UTC)
    for days, icon in ((6, "shield-check"), (8, "triangle-alert")):
        habits.note_backup(path, now - timedelta(days=days))
        window.face.language_changed.emit()
        assert window.sidebar.backup._icon == icon
        assert f"{days} days ago" in window.sidebar.backup.accessibleName()


def test_a_backup_never_overwrites_an_older_one(
    acts: BookActs, told: Callable[[], Notice], tmp_path: Path, window: MainWindow
) -> None:
    there = tmp_path / "copy.book"
    there.write_bytes(b"older")
    acts.back_up_into(there)
    said = told()
    assert said.heading.text() == "This was not done"
    said.close()
    assert there.read_bytes() == b"older"
    assert window.sidebar.backup.accessibleName() == "Back up not yet done"


def test_a_backup_put_back_shows_the_book_of_then_and_keeps_the_one_of_now(
    program: Program, acts: BookActs, told: Callable[[], Notice], tmp_path: Path, qtbot: QtBot
) -> None:
    book = program.desk.book
    then = names(book)
    acts.back_up_into(tmp_path / "copy.book")
    told().close()
    add(program, "后来的人")
    assert program.desk.last is not None
    program.window.go("customers")
    qtbot.waitUntil(lambda: not program.desk.reader.busy)
    question = acts.ask_back(tmp_path / "copy.book")
    question.yes.click()
    names(book)  # somebody reads meanwhile, and holds the file that was there
    qtbot.waitUntil(lambda: "The backup is open now" in told().heading.text(), timeout=15_000)
    said = told()
    kept = Path(said.sentence.text().split("kept as ")[1].rstrip("."))
    said.close()
    assert names(book) == then
    qtbot.waitUntil(lambda: not program.desk.reader.busy)
    page = program.window.page
    assert isinstance(page, CustomersPage)
    assert {row.customer_name for row in page.table.model.rows} == then
    assert not program.window.acts.undo.isEnabled(), "that was done in another book"
    with Book.open(kept) as old:
        assert "后来的人" in names(old)


def test_no_puts_nothing_back(
    program: Program, acts: BookActs, told: Callable[[], Notice], tmp_path: Path
) -> None:
    acts.back_up_into(tmp_path / "copy.book")
    told().close()
    add(program, "后来的人")
    question = acts.ask_back(tmp_path / "copy.book")
    question.reject()
    assert "后来的人" in names(program.desk.book)


@pytest.mark.parametrize("body", [b"", b"no book at all"])
def test_what_is_no_backup_is_refused_and_the_book_stays(
    program: Program, acts: BookActs, told: Callable[[], Notice], tmp_path: Path, body: bytes
) -> None:
    bad = tmp_path / "bad.book"
    bad.write_bytes(body)
    then = names(program.desk.book)
    acts.ask_back(bad).yes.click()
    said = told()
    while said.heading.text() != "This was not done":
        said = told()
    said.close()
    assert names(program.desk.book) == then


def test_a_sound_book_is_said_to_be_in_order(
    window: MainWindow, acts: BookActs, told: Callable[[], Notice]
) -> None:
    acts.check_act.trigger()
    assert told().heading.text() == "The book is in order"
    told().close()
    assert window.isVisible()


def test_a_balance_that_does_not_agree_is_named(
    program: Program, acts: BookActs, told: Callable[[], Notice]
) -> None:
    with program.desk.book.write() as session:
        session.connection().exec_driver_sql(
            "UPDATE receivables SET open_fen = open_fen - 1 WHERE open_fen > 1"
        )
    acts.check_act.trigger()
    said = told()
    assert said.heading.text() == "Something in the book does not agree"
    said.close()


def test_a_window_that_closes_waits_for_a_copy_under_way(
    program: Program, acts: BookActs, tmp_path: Path, qtbot: QtBot
) -> None:
    acts.back_up_into(tmp_path / "copy.book")
    program.window.close()
    qtbot.wait(50)
    left = [path.name for path in tmp_path.iterdir() if ".part" in path.name]
    assert left == []
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, Notice)]


def test_the_acts_stand_in_the_menu_of_the_book_and_in_the_settings(
    window: MainWindow, acts: BookActs
) -> None:
    menu = window.menus.parts["book"]
    assert [act for act in menu.actions() if act in acts.acts] == acts.acts
    page = window.pages["settings"]
    assert isinstance(page, SettingsPage)
    words = {button.text() for button, _ in page.book._buttons}
    assert words == {act.text() for act in acts.acts}
