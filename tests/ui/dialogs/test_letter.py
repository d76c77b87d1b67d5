"""The letter dialog: the page that is seen is the page that is archived and leaves."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_ar.domain.codes import LetterKind
from desktop_ar.language.catalogue import translator
from desktop_ar.services.book import Book
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.plans import DraftPlan, keep_plan
from desktop_ar.ui.desk import Desk, Done
from desktop_ar.ui.face import Face
from desktop_ar.ui.letter_words import sum_words
from desktop_ar.ui.widgets.date_edit import DateEdit
from tests.ui.answers import choose_file
from tests.ui.dialogs import shop
from tests.ui.dialogs.hands import Hands
from tests.ui.dialogs.letter_hands import (
    TODAY,
    Opened,
    archive,
    fault_words,
    kept_pdf,
    notice,
    previewed,
    shown_pdf,
)
from tests.ui.names import nameless


def test_it_begins_with_the_next_step_and_shows_its_page(opened: Opened) -> None:
    dialog = opened()
    chosen = [button for button in dialog.kinds._buttons.values() if button.isChecked()]
    assert [button.choice.kind for button in chosen] == [LetterKind.OVERDUE_NOTICE]
    assert chosen[0].choice.proposed
    assert dialog.preview.document.pageCount() == 1
    assert dialog.preview.view.isVisible()
    assert dialog.head.sum.text() == "¥9,860.00"
    assert dialog.print_button.isEnabled()


@pytest.mark.parametrize("kind", [LetterKind.REMINDER, LetterKind.FORMAL_DEMAND])
def test_the_page_seen_is_the_page_archived_byte_for_byte(
    opened: Opened, book: Book, tmp_path: Path, kind: LetterKind
) -> None:
    dialog = opened(kind=kind)
    seen = shown_pdf(dialog)
    assert archive(book) == []
    dialog._issue_into(tmp_path / "letter.pdf")
    (row,) = archive(book)
    assert kept_pdf(book, row.letter_no) == seen
    assert (tmp_path / "letter.pdf").read_bytes() == seen
    assert row.sha256 == hashlib.sha256(seen).hexdigest()


def test_saving_asks_for_the_file_then_archives_once_and_closes(
    opened: Opened, book: Book, qtbot: QtBot, tmp_path: Path, told: list[Done]
) -> None:
    dialog = opened()
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    (asked,) = dialog.findChildren(QFileDialog)
    assert asked.selectedFiles()[0].endswith(".pdf")
    assert "青石装饰工程部" in asked.selectedFiles()[0]
    assert archive(book) == []
    with qtbot.waitSignal(dialog.accepted, timeout=5_000):
        choose_file(asked, tmp_path / "out.pdf")
    (row,) = archive(book)
    assert (tmp_path / "out.pdf").read_bytes() == kept_pdf(book, row.letter_no)
    assert told[-1].words(translator("en")) == f"{row.letter_no} to 青石装饰工程部 is archived"


def test_leaving_the_file_dialog_archives_nothing(opened: Opened, book: Book, qtbot: QtBot) -> None:
    dialog = opened()
    dialog.save_button.click()
    (asked,) = dialog.findChildren(QFileDialog)
    asked.reject()
    qtbot.wait(20)
    assert archive(book) == []
    assert dialog.isVisible()


def test_the_contact_is_logged_and_the_views_are_told(
    opened: Opened, tmp_path: Path, changed: list[ChangeSet]
) -> None:
    dialog = opened()
    dialog._issue_into(tmp_path / "letter.pdf")
    assert changed[0].letters
    assert changed[0].contacts
    assert changed[0].numbers == ("YQ-2026-0001",)


def test_a_disk_that_takes_nothing_is_said_and_the_letter_is_in_the_archive(
    opened: Opened, book: Book, tmp_path: Path
) -> None:
    folder = tmp_path / "no such folder"
    dialog = opened()
    dialog._issue_into(folder / "letter.pdf")
    told = notice()
    assert "档案" in told.sentence.text() or "存档" in told.sentence.text()
    assert str(folder) in told.sentence.text()
    assert len(archive(book)) == 1
    told.close()


def test_what_speaks_against_it_is_amber_and_does_not_block(opened: Opened) -> None:
    dialog = opened(shop.SCHOOL, LetterKind.FORMAL_DEMAND)
    verdict = dialog.options.verdict
    assert verdict.property("box") == "warn"
    assert any("2,000" in line for line in verdict.lines)  # a promise that runs
    assert dialog.print_button.isEnabled()
    assert dialog.save_button.isEnabled()


def test_where_nothing_speaks_against_it_that_is_said(opened: Opened) -> None:
    verdict = opened(shop.WANG, LetterKind.REMINDER).options.verdict
    assert verdict.lines == ["今天寄出没有不妥"]
    assert verdict.property("box") == "good"


def test_a_last_day_before_today_is_refused_beside_the_field(
    opened: Opened, qtbot: QtBot, hands: Hands
) -> None:
    dialog = opened()
    before = shown_pdf(dialog)
    edit = dialog.options.deadline_edit
    previewed(qtbot, dialog, lambda: hands.type(edit, "2026-11-20"))
    assert "2026-11-20" in fault_words(dialog)
    assert edit.text() == "2026-11-20"
    assert not dialog.print_button.isEnabled()
    assert not dialog.save_button.isEnabled()
    assert shown_pdf(dialog) == before, "the old page stays"
    previewed(qtbot, dialog, lambda: hands.type(edit, "2026-12-01"))
    assert fault_words(dialog) == ""
    assert dialog.print_button.isEnabled()


def test_another_last_day_stands_on_the_page(
    opened: Opened, qtbot: QtBot, hands: Hands, book: Book, tmp_path: Path
) -> None:
    dialog = opened()
    previewed(qtbot, dialog, lambda: hands.type(dialog.options.deadline_edit, "2026-12-24"))
    page = QPdfDocument.getAllText(dialog.preview.document, 0).text()
    assert "2026年12月24日" in page
    dialog._issue_into(tmp_path / "letter.pdf")
    assert archive(book)[0].deadline == date(2026, 12, 24)


def test_half_a_date_is_not_called_wrong_while_it_is_typed(
    opened: Opened, qtbot: QtBot, hands: Hands
) -> None:
    dialog = opened()
    hands.type(dialog.options.deadline_edit, "2026-12-")
    qtbot.waitUntil(lambda: not dialog.print_button.isEnabled())
    assert fault_words(dialog) == ""
    dialog.options.way_checks[0].setFocus()
    qtbot.waitUntil(lambda: fault_words(dialog) != "")


def test_an_emptied_last_day_is_proposed_again_when_one_goes_on(
    opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened()
    edit = dialog.options.deadline_edit
    proposed = edit.text()
    edit.setFocus()
    edit.selectAll()
    previewed(qtbot, dialog, lambda: QTest.keyClick(edit, Qt.Key.Key_Delete))
    assert edit.text() == ""
    dialog.cancel_button.setFocus()
    qtbot.waitUntil(lambda: edit.text() == proposed)


def test_print_right_after_a_change_waits_for_the_page_of_it(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(kind=LetterKind.FORMAL_DEMAND)
    before = shown_pdf(dialog)
    dialog.options.court_check.click()
    dialog.save_button.click()
    assert dialog.findChildren(QFileDialog) == []
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QFileDialog)), timeout=5_000)
    assert shown_pdf(dialog) != before
    dialog.findChildren(QFileDialog)[0].reject()


def test_arrow_keys_go_through_the_kinds_that_are_possible(
    opened: Opened, qtbot: QtBot, hands: Hands
) -> None:
    dialog = opened(kind=LetterKind.REMINDER)
    first = dialog.kinds.button(LetterKind.REMINDER)
    assert first.hasFocus()
    previewed(qtbot, dialog, lambda: hands.press(first, Qt.Key.Key_Down))
    second = dialog.kinds.button(LetterKind.FOLLOW_UP)
    assert second.hasFocus()
    assert second.isChecked()
    assert dialog.order().kind is LetterKind.FOLLOW_UP
    previewed(qtbot, dialog, lambda: hands.press(second, Qt.Key.Key_Down))
    assert dialog.order().kind is LetterKind.OVERDUE_NOTICE


def test_an_agreement_needs_a_plan(opened: Opened) -> None:
    button = opened(shop.WANG).kinds.button(LetterKind.AGREEMENT)
    assert not button.isEnabled()
    assert button.toolTip() != ""


def test_with_a_plan_its_agreement_can_be_printed(
    desk: Desk, opened: Opened, book: Book, tmp_path: Path
) -> None:
    kept = desk.act(None, lambda s, c: keep_plan(s, c, DraftPlan(shop.WANG, c.today, count=3)))
    assert kept is not None
    dialog = opened(shop.WANG, LetterKind.AGREEMENT, kept.numbers[0])
    assert dialog.kinds.button(LetterKind.AGREEMENT).isChecked()
    assert not dialog.options.deadline_block.isVisible()
    dialog._issue_into(tmp_path / "agreement.pdf")
    assert archive(book)[0].plan_no == kept.numbers[0]


def test_a_customer_who_owes_nothing_is_told_why_there_is_no_letter(opened: Opened) -> None:
    dialog = opened(shop.NEW)
    assert dialog.preview.words.isVisible()
    assert dialog.preview.words.text() != ""
    assert not dialog.print_button.isEnabled()
    assert dialog.kinds.button(LetterKind.REMINDER).toolTip() == "没有未结的款项。"


def test_in_a_narrow_dialog_the_kinds_are_a_list_that_drops_down(
    opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened()
    assert not dialog.kind_combo.isVisible()
    dialog.resize(976, 520)
    qtbot.waitUntil(dialog.kind_combo.isVisible)
    assert not dialog.kinds.isVisible()
    at = dialog.kind_combo.findData(LetterKind.FORMAL_DEMAND)
    dialog.kind_combo.setCurrentIndex(at)
    previewed(qtbot, dialog, lambda: dialog.kind_combo.activated.emit(at))
    assert dialog.order().kind is LetterKind.FORMAL_DEMAND
    assert dialog.options.court_check.isVisible()
    foot = dialog.print_button.mapTo(dialog, dialog.print_button.rect().bottomRight())
    assert dialog.rect().contains(foot)
    verdict = dialog.options.verdict
    assert dialog.rect().contains(verdict.mapTo(dialog, verdict.rect().bottomRight()))


def test_zooming_begins_from_what_is_shown(opened: Opened) -> None:
    preview = opened().preview
    fitted = preview._shown_factor()
    preview.larger.click()
    assert preview.view.zoomFactor() == pytest.approx(fitted * 1.2)
    preview.whole.click()
    assert preview._shown_factor() == pytest.approx(fitted)


def test_the_words_follow_the_language_and_the_page_follows_the_customer(
    face: Face, opened: Opened
) -> None:
    dialog = opened(kind=LetterKind.FORMAL_DEMAND)
    before = shown_pdf(dialog)
    face.speak("en")
    assert dialog.print_button.text() == "Print"
    assert dialog.options.deadline_block.label.text() == "To be paid by"
    assert dialog.kinds.button(LetterKind.FORMAL_DEMAND).text() == "Demand"
    assert "129 days overdue" in dialog.head.second.text()
    assert shown_pdf(dialog) == before


@pytest.mark.parametrize(
    ("kind", "ink"), [(LetterKind.FORMAL_DEMAND, "overdue"), (LetterKind.STATEMENT, "text")]
)
def test_only_a_sum_that_is_asked_for_is_red(opened: Opened, kind: LetterKind, ink: str) -> None:
    dialog = opened(kind=kind)
    assert dialog.head.sum.property("ink") == ink


def test_hidden_sums_are_hidden_in_the_head(face: Face, opened: Opened) -> None:
    dialog = opened()
    face.figures.hide(True)
    assert "9,860" not in dialog.head.sum.text()


def test_everything_one_can_reach_has_a_name(opened: Opened) -> None:
    dialog = opened(kind=LetterKind.FORMAL_DEMAND)
    assert nameless(dialog) == []


def test_it_fits_into_the_smallest_screen(opened: Opened) -> None:
    dialog = opened()
    least = dialog.minimumSizeHint()
    assert QSize(976, 520).expandedTo(least) == QSize(976, 520)
    assert QByteArray(shown_pdf(dialog)).size() > 0


def test_a_statement_proposes_its_period_and_takes_the_one_of_the_owner(
    qtbot: QtBot, opened: Opened, book: Book, tmp_path: Path
) -> None:
    dialog = opened(kind=LetterKind.STATEMENT)
    assert sum_words(dialog.face.t, LetterKind.STATEMENT) in texts_of(dialog)
    period = dialog.options.period
    assert period.isVisibleTo(dialog)
    assert period.last_edit.day() == TODAY
    assert dialog.order().period_from is None
    first = TODAY.replace(day=1)

    previewed(qtbot, dialog, lambda: _typed(period.first_edit, first.isoformat()))

    assert dialog.order().period_from == first
    dialog._issue_into(tmp_path / "statement.pdf")
    with book.read() as session:
        (facts,) = session.execute(sa.text("SELECT facts FROM letters")).one()
    assert '"period_from": "2026-11-01"' in facts
    assert '"period_to": "2026-11-21"' in facts


def test_a_period_that_ends_before_it_begins_is_said_beside_its_field(
    qtbot: QtBot, opened: Opened
) -> None:
    dialog = opened(kind=LetterKind.STATEMENT)
    last = dialog.options.period.last_edit
    previewed(qtbot, dialog, lambda: _typed(last, "2020-01-01"))
    first = dialog.options.period.first_edit
    previewed(qtbot, dialog, lambda: _typed(first, "2020-02-01"))
    assert "2020" in first.accessibleDescription()
    assert not dialog.print_button.isEnabled()


def test_other_letters_have_no_period(opened: Opened) -> None:
    dialog = opened(kind=LetterKind.FORMAL_DEMAND)
    assert not dialog.options.period.isVisibleTo(dialog)


def texts_of(dialog: QWidget) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def _typed(edit: DateEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
