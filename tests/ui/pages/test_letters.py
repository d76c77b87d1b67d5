"""The archive of letters: what was sent leaves again byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from desktop_ar.domain.codes import LetterKind
from desktop_ar.queries.letters import LetterRow, letter_pdf, letters
from desktop_ar.services.book import Book
from desktop_ar.ui.dialogs.pick_customer import CustomerPicker
from desktop_ar.ui.pages.letters import LettersPage
from desktop_ar.ui.pages.page import Tools
from desktop_ar.ui.pages.saved_filters import ListFilter
from desktop_ar.ui.widgets.notice import Notice
from tests.ui.answers import choose_file, print_into
from tests.ui.names import nameless
from tests.ui.pages.conftest import show

Settle = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, shop_tools: Tools) -> LettersPage:
    """The room, shown, with everything answered."""
    made = LettersPage(shop_tools)
    show(qtbot, made)
    return made


@pytest.fixture
def rows(shop: Book, day: date) -> list[LetterRow]:
    """What the question behind it answers."""
    with shop.read() as session:
        return letters(session, day)


def kept(shop: Book, row: LetterRow) -> bytes:
    """The bytes of the archive."""
    with shop.read() as session:
        return letter_pdf(session, row.letter_no)


def numbers(page: LettersPage) -> list[str]:
    """The letters of the list, as they stand."""
    return [row.letter_no for row in page.table.model.rows]


def top() -> QDialog:
    """The dialog that is open."""
    return next(
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog) and widget.isVisible()
    )


def test_the_list_is_a_sound_model(page: LettersPage) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(page.table.model, mode, page)
    for spec in page.table.model.columns:
        page.table.sort(spec.key)
    page.table.set_rows([])


def test_the_newest_letter_stands_on_top(page: LettersPage, rows: list[LetterRow]) -> None:
    assert numbers(page) == [row.letter_no for row in rows]
    assert page.table.current() == rows[0]
    total = page.face.figures.money(sum(row.total_fen for row in rows))
    assert total in page.status().sentences[0]


@pytest.mark.parametrize("kind", list(LetterKind))
def test_each_chip_shows_one_kind(
    page: LettersPage, rows: list[LetterRow], settle: Settle, kind: LetterKind
) -> None:
    page.filter_by(ListFilter(kind.value))
    settle()
    assert numbers(page) == [row.letter_no for row in rows if row.kind is kind]


@pytest.mark.parametrize("typed", ["wxm", "王小明", "GJ-2026-0012"])
def test_it_finds_by_pinyin_name_and_number(
    page: LettersPage, rows: list[LetterRow], settle: Settle, typed: str
) -> None:
    page.ask_words(typed)
    settle()
    assert numbers(page)
    assert "GJ-2026-0012" in numbers(page)
    assert {row.customer_name for row in page.table.model.rows} == {"王小明"}
    assert len(numbers(page)) < len(rows)


def test_saving_writes_the_very_bytes_of_the_archive(
    page: LettersPage,
    rows: list[LetterRow],
    shop: Book,
    settle: Settle,
    tmp_path: Path,
) -> None:
    QTest.keyClick(page.table.view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    (asked,) = page.findChildren(QFileDialog)
    assert rows[0].letter_no in asked.selectedFiles()[0]
    choose_file(asked, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == kept(shop, rows[0])


def test_a_full_disk_is_said(page: LettersPage, tmp_path: Path) -> None:
    page._write(b"%PDF-", tmp_path / "no folder" / "x.pdf")
    notice = top()
    assert isinstance(notice, Notice)
    assert "no folder" in notice.sentence.text()
    notice.close()


def test_printing_again_prints_every_page(
    page: LettersPage, rows: list[LetterRow], settle: Settle, tmp_path: Path
) -> None:
    row = next(row for row in rows if row.page_count > 1)
    page.table.select(row.letter_no)
    QTest.keyClick(page.table.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle()
    (asked,) = page.findChildren(QPrintDialog)
    print_into(asked, tmp_path / "printed.pdf")
    printed = QPdfDocument()
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() == row.page_count
    printed.close()


def test_enter_opens_the_archived_pdf_in_the_viewer(
    page: LettersPage,
    rows: list[LetterRow],
    shop: Book,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[bytes] = []

    def viewer(path: Path) -> bool:
        seen.append(path.read_bytes())
        return True

    monkeypatch.setattr("desktop_ar.ui.paper.saving.open_in_viewer", viewer)
    QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    settle()
    assert seen == [kept(shop, rows[0])]


def test_without_letters_the_room_offers_to_make_one(qtbot: QtBot, tools: Tools) -> None:
    page = LettersPage(tools)
    show(qtbot, page)
    assert page.empty.isVisible()
    page.empty.button.click()
    assert isinstance(top(), CustomerPicker)
    top().reject()


def test_a_filter_that_finds_nothing_offers_all_letters(
    page: LettersPage, rows: list[LetterRow], settle: Settle
) -> None:
    page.ask_words("nobody")
    settle()
    page.empty.button.click()
    settle()
    assert len(numbers(page)) == len(rows)


def test_words_follow_the_language_and_everything_has_a_name(page: LettersPage) -> None:
    page.face.speak("en")
    assert page.title() == "Letters"
    assert page.acts["again"].text() == "Print it again…"
    assert page.chip_words()["reminder"] == "Payment reminder"
    assert nameless(page) == []


def test_hidden_sums_are_hidden_in_the_list(page: LettersPage) -> None:
    page.face.figures.hide(True)
    model = page.table.model
    assert "•" in str(model.index(0, model.column_at("total_fen")).data())
    assert "•" in page.status().sentences[0]
