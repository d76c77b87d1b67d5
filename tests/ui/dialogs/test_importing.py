"""Bringing a file in: what is shown before is what is done, and nothing else is."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_ar.exchange.fields import ImportKind
from desktop_ar.language.catalogue import translator
from desktop_ar.language.sentences import fault_sentence
from desktop_ar.queries.customers import CustomerRow, customers
from desktop_ar.services.book import Book
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.importing import Counts
from desktop_ar.ui.desk import Desk, Done
from desktop_ar.ui.dialogs.importing import ImportDialog
from desktop_ar.ui.dialogs.parts import FormCombo
from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.notice import Notice
from tests.cli.program import Program
from tests.exchange.sheets import workbook
from tests.shop import contents
from tests.ui.active import bring_to_front
from tests.ui.dialogs.hands import Hands
from tests.ui.names import nameless

TODAY = date(2026, 11, 21)
LEDGERS = Path(__file__).resolve().parents[4] / "shared" / "data" / "ledgers"
GOOD = (
    "客户,电话,欠款,到期日\n王一,13911110001,1280.00,2026-10-03\n李二,13911110002,980,2026-10-10\n"
)
MESSY = (
    "客户,电话,欠款,到期日\n"
    "王一,13911110001,1280.00,2026-10-03\n"
    "李二,13911110002,九百八,2026-10-10\n"
    "赵三,13911110003,660,05/07/2026\n"
)
UNKNOWN = "甲,乙,丙\n王一,1280,2026-10-03\n李二,980,2026-10-10\n"
Opened = Callable[..., ImportDialog]


@pytest.fixture
def opened(desk: Desk, window: QWidget, hands: Hands, qtbot: QtBot, tmp_path: Path) -> Opened:
    """Opens the dialog on a file with these contents and waits for the preview."""

    def go(
        text: str | bytes, kind: ImportKind = ImportKind.BALANCES, name: str = "名单.csv"
    ) -> ImportDialog:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        made = ImportDialog(desk, window)
        hands.keep(made)
        made.open()
        made.resize(1000, 640)
        bring_to_front(qtbot, made)
        made.kind_combo.setCurrentIndex(made.kind_combo.findData(kind))
        looked(qtbot, made, lambda: made.take_file(path))
        return made

    return go


def looked(qtbot: QtBot, dialog: ImportDialog, act: Callable[[], object]) -> None:
    """Do something and wait for the preview of it."""
    with qtbot.waitSignal(dialog.looked, timeout=10_000):
        act()


def choose(combo: FormCombo, value: object) -> None:
    """Choose from a list as the owner does."""
    at = combo.findData(value)
    assert at >= 0
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


def figures(dialog: ImportDialog) -> list[str]:
    """New, changed, known, rejected, as they stand there."""
    return [figure.text() for figure in dialog.outcome.figures]


def lines(dialog: ImportDialog) -> list[tuple[int, str, str]]:
    """Row, column and value of what is to be known."""
    return [(line[1], line[2], line[3]) for line in dialog.outcome.table.model.rows]


def everyone(book: Book) -> list[CustomerRow]:
    """The customers of the book."""
    with book.read() as session:
        return customers(session, TODAY)


def test_nothing_is_read_before_a_file_is_chosen(desk: Desk, window: QWidget, hands: Hands) -> None:
    dialog = ImportDialog(desk, window)
    hands.keep(dialog)
    dialog.open()
    assert dialog.outcome.words.isVisible()
    assert not dialog.import_button.isEnabled()
    assert not dialog.columns.isVisible()


def test_choosing_a_file_asks_for_tables(desk: Desk, window: QWidget, hands: Hands) -> None:
    dialog = ImportDialog(desk, window)
    hands.keep(dialog)
    dialog.open()
    dialog.file_button.click()
    (asked,) = dialog.findChildren(QFileDialog)
    assert "*.xlsx" in asked.nameFilters()[0]
    asked.reject()


@pytest.mark.skipif(not LEDGERS.is_dir(), reason="the ledgers are not at hand")
@pytest.mark.parametrize(
    "name",
    [
        "receivables_gb18030.csv",
        "receivables.xlsx",
        "members_utf8_semicolon.csv",
        "balances_tab.txt",
    ],
)
def test_the_preview_counts_what_the_command_counts(
    opened: Opened, book: Book, name: str, tmp_path: Path
) -> None:
    expected = json.loads((LEDGERS / "expected.json").read_text("utf-8"))[name]
    kind = ImportKind(expected["kind"])
    dialog = opened((LEDGERS / name).read_bytes(), kind, name)
    ran = Program(book.path)("import", kind, tmp_path / name, "--dry-run")
    new, changed, known, rejected = figures(dialog)
    said = f"new {new}, changed {changed}, duplicate {known}, rejected {rejected}"
    assert ran.out.splitlines()[-1] == said
    assert (int(new), int(rejected)) == (expected["new"], expected["rejected"])


def test_looking_writes_nothing(opened: Opened, book: Book) -> None:
    before = contents(book)
    dialog = opened(GOOD)
    assert figures(dialog) == ["2", "0", "0", "0"]
    assert dialog.import_button.text() == "导入 2 行"
    dialog.reject()
    assert contents(book) == before


def test_imported_rows_are_in_the_book_and_the_views_are_told(
    opened: Opened, book: Book, qtbot: QtBot, told: list[Done], changed: list[ChangeSet]
) -> None:
    dialog = opened(GOOD)
    with qtbot.waitSignal(dialog.accepted, timeout=10_000):
        dialog.import_button.click()
    owed = {row.customer_name: row.overdue_fen for row in everyone(book)}
    assert (owed["王一"], owed["李二"]) == (128_000, 98_000)
    assert len(changed[0].receivables) == 2
    assert told[0].words(translator("en")) == "Imported: 2 new, 0 changed, 0 rejected"
    assert told[0].undo is None


def test_a_second_import_of_the_same_file_has_nothing_to_bring(
    opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened(GOOD)
    with qtbot.waitSignal(dialog.accepted, timeout=10_000):
        dialog.import_button.click()
    again = opened(GOOD)
    assert figures(again) == ["0", "0", "2", "0"]
    assert not again.import_button.isEnabled()
    assert again.note.text() != ""


def test_rejected_rows_are_named_with_row_column_value_and_reason(opened: Opened) -> None:
    dialog = opened(MESSY)
    assert figures(dialog) == ["1", "0", "0", "2"]
    assert lines(dialog) == [(3, "欠款", "九百八"), (4, "到期日", "05/07/2026")]
    model = dialog.outcome.table.model
    reason = str(model.index(0, model.column_at("reason")).data())
    assert "九百八" in reason
    assert dialog.outcome.detail.text() == reason


def test_dates_in_two_ways_are_asked_about_beside_the_field_and_never_guessed(
    opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened(MESSY)
    fault = dialog.order_block.fault
    assert fault is not None
    assert fault_sentence(dialog.face.t, fault) in dialog.order_combo.accessibleDescription()
    looked(qtbot, dialog, lambda: choose(dialog.order_combo, "dmy"))
    assert dialog.order_block.fault is None
    assert figures(dialog) == ["2", "0", "0", "1"]


def test_good_rows_are_taken_and_the_rejected_ones_stay_to_be_saved(
    opened: Opened, book: Book, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(MESSY)
    with qtbot.waitSignals([dialog.imported, dialog.looked], timeout=10_000):
        dialog.import_button.click()
    assert "王一" in {row.customer_name for row in everyone(book)}
    assert dialog.isVisible()
    dialog.outcome.save_button.click()
    (asked,) = dialog.findChildren(QFileDialog)
    assert Path(asked.selectedFiles()[0]).name == "名单-rejected.xlsx"
    asked.reject()
    target = tmp_path / "退回.csv"
    dialog.save_rejects(target)
    rows = list(csv.reader(target.read_text("utf-8-sig").splitlines()))
    assert rows[0][:4] == ["客户", "电话", "欠款", "到期日"]
    assert [row[0] for row in rows[1:]] == ["李二", "赵三"]
    assert "九百八" in rows[1][-1]


def test_rejected_rows_can_be_saved_as_a_spreadsheet(opened: Opened, tmp_path: Path) -> None:
    opened(MESSY).save_rejects(tmp_path / "x.xlsx")
    assert (tmp_path / "x.xlsx").read_bytes().startswith(b"PK")


def test_a_disk_that_takes_no_file_is_said(opened: Opened, tmp_path: Path) -> None:
    dialog = opened(MESSY)
    dialog.save_rejects(tmp_path / "no folder" / "x.csv")
    told = [w for w in QApplication.topLevelWidgets() if isinstance(w, Notice) and w.isVisible()]
    assert "no folder" in told[0].sentence.text()
    told[0].close()


def test_columns_nobody_can_guess_are_chosen_from_lists(
    opened: Opened, qtbot: QtBot, book: Book
) -> None:
    dialog = opened(UNKNOWN)
    assert list(dialog.columns.combos) == ["甲", "乙", "丙"]
    assert dialog.outcome.words.isVisible()
    assert "1280" in dialog.columns.combos["乙"].toolTip()
    for column, field in (("甲", "customer_name"), ("乙", "balance"), ("丙", "due_date")):
        looked(qtbot, dialog, partial(choose, dialog.columns.combos[column], field))
    assert figures(dialog) == ["2", "0", "0", "0"]
    with qtbot.waitSignal(dialog.accepted, timeout=10_000):
        dialog.import_button.click()
    assert {row.customer_name: row.overdue_fen for row in everyone(book)}["王一"] == 128_000


def test_choosing_a_column_keeps_the_place_of_the_keyboard(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(UNKNOWN)
    combo = dialog.columns.combos["乙"]
    combo.setFocus()
    looked(qtbot, dialog, lambda: choose(combo, "balance"))
    assert isValid(combo)
    assert combo.hasFocus()
    assert combo.currentData() == "balance"


def test_a_column_can_be_left_out(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(MESSY)
    combo = dialog.columns.combos["到期日"]
    assert combo.currentData() == "due_date"
    looked(qtbot, dialog, lambda: choose(combo, ""))
    assert combo.currentData() == ""
    assert figures(dialog)[3] == "1", "the dates are not looked at any more"


def test_two_columns_of_the_same_name_can_be_told_apart(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened("客户,金额,金额\n王一,100,200\n")
    assert list(dialog.columns.combos) == ["客户", "B", "C"]
    looked(qtbot, dialog, lambda: choose(dialog.columns.combos["C"], "balance"))
    assert dialog.columns.combos["C"].currentData() == "balance"
    assert dialog.columns.combos["B"].currentData() == ""


def test_a_sheet_can_be_chosen_where_several_look_alike(opened: Opened, qtbot: QtBot) -> None:
    head = ["客户", "欠款", "到期日"]
    first = [head, ["王一", 100, date(2026, 10, 1)]]
    second = [head, ["李二", 200, date(2026, 10, 1)], ["赵三", 300, date(2026, 10, 1)]]
    dialog = opened(workbook({"十月": first, "十一月": second}), name="账.xlsx")
    assert dialog.sheet_block.isVisible()
    assert not dialog.encoding_block.isVisible()
    other = {dialog.sheet_combo.itemText(at): at for at in range(dialog.sheet_combo.count())}
    assert set(other) == {"十月", "十一月"}

    def take(name: str) -> None:
        dialog.sheet_combo.setCurrentIndex(other[name])
        dialog.sheet_combo.activated.emit(other[name])

    looked(qtbot, dialog, lambda: take("十月"))
    assert figures(dialog)[0] == "1"
    looked(qtbot, dialog, lambda: take("十一月"))
    assert figures(dialog)[0] == "2"


def test_another_kind_reads_the_same_file_anew(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened("编号,姓名,电话\nK-9001,王一,13911110001\n")
    looked(qtbot, dialog, lambda: choose(dialog.kind_combo, ImportKind.CUSTOMERS))
    assert figures(dialog) == ["1", "0", "0", "0"]


@pytest.mark.parametrize(
    ("body", "name"), [("", "空.csv"), ("<html><table>", "x.xls"), (b"PK\x03\x04junk", "y.xlsx")]
)
def test_a_file_that_is_no_table_says_why(opened: Opened, body: str | bytes, name: str) -> None:
    dialog = opened(body, name=name)
    assert dialog.outcome.words.isVisible()
    assert dialog.outcome.words.text().endswith("。")
    assert not dialog.import_button.isEnabled()


def test_a_file_that_went_away_says_so(
    desk: Desk, window: QWidget, hands: Hands, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ImportDialog(desk, window)
    hands.keep(dialog)
    dialog.open()
    looked(qtbot, dialog, lambda: dialog.take_file(tmp_path / "gone.csv"))
    assert "gone.csv" in dialog.outcome.words.text()


def test_words_speak_of_the_window_and_not_of_options(opened: Opened, face: Face) -> None:
    dialog = opened("客户,备注\n王一,x\n")
    face.speak("en")
    assert "--" not in dialog.outcome.words.text()
    assert "Balance owed" in dialog.outcome.words.text()
    dialog = opened(MESSY)
    assert all("--" not in line[-1] for line in dialog.outcome.table.model.rows)


def test_leaving_while_it_is_written_stops_it_and_leaves_nothing(
    opened: Opened, book: Book, qtbot: QtBot, hands: Hands
) -> None:
    rows = [f"客户{at},139{at:08d},{at + 1}.00,2026-10-03" for at in range(3_000)]
    dialog = opened("客户,电话,欠款,到期日\n" + "\n".join(rows))
    before = contents(book)
    gone: list[bool] = []
    dialog.rejected.connect(lambda: gone.append(True))
    dialog.import_button.click()
    hands.press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible(), "it waits until the work has stopped"
    qtbot.waitUntil(lambda: bool(gone), timeout=20_000)
    assert contents(book) == before


def test_a_book_that_is_being_written_elsewhere_is_said_over_the_dialog(
    opened: Opened, book: Book, qtbot: QtBot
) -> None:
    dialog = opened(GOOD)
    locked = Book.open(book.path)
    with locked.write() as session:
        session.connection()
        dialog.import_button.click()
        qtbot.waitUntil(
            lambda: any(
                isinstance(w, Notice) and w.isVisible() for w in QApplication.topLevelWidgets()
            ),
            timeout=15_000,
        )
    told = [w for w in QApplication.topLevelWidgets() if isinstance(w, Notice) and w.isVisible()]
    assert told[0].heading.text() == "没有导入"
    told[0].close()
    assert dialog.isVisible()
    assert dialog.import_button.isEnabled()
    locked.close()


def test_all_words_change_with_the_language_and_choices_stay(
    opened: Opened, face: Face, qtbot: QtBot
) -> None:
    dialog = opened(MESSY)
    looked(qtbot, dialog, lambda: choose(dialog.order_combo, "mdy"))
    face.speak("en")
    assert dialog.windowTitle() == "Import a file"
    assert dialog.order_combo.currentText() == "Month, day, year"
    assert dialog.kind_combo.currentText() == "Who owes how much, since when"
    assert dialog.columns.combos["欠款"].currentText() == "Balance owed"
    assert dialog.import_button.text() == "Import 2 rows"
    assert "is not an amount" in dialog.outcome.detail.text()


def test_everything_one_can_reach_has_a_name(opened: Opened) -> None:
    assert nameless(opened(MESSY)) == []


def test_counts_are_those_of_the_service(opened: Opened) -> None:
    dialog = opened(MESSY)
    assert dialog._looked is not None
    assert dialog._looked.preview.counts == Counts(new=1, rejected=2)
