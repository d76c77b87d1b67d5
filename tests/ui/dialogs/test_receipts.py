"""Receipts in the window: shown with a reason, given to somebody, booked together, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_ar.domain.receipts import ReceiptState
from desktop_ar.language.catalogue import translator
from desktop_ar.queries.receipt_targets import payers
from desktop_ar.services.book import Book
from desktop_ar.ui.desk import Desk, Done
from desktop_ar.ui.dialogs.pick_customer import CustomerPicker
from desktop_ar.ui.dialogs.receipt_lines import Given
from desktop_ar.ui.dialogs.receipts import ReceiptsDialog
from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.notice import Notice
from tests.exchange.bills import WECHAT_HEAD
from tests.shop import contents
from tests.ui.active import bring_to_front
from tests.ui.dialogs import shop
from tests.ui.dialogs.hands import Hands

NAMED, OUT, ALIKE, STRANGER = 2, 3, 4, 5
ROWS = (
    '2026-11-18 09:12:30,转账,王小明,"XS-2026-0871",收入,¥680.00,零钱,已存入零钱,90001,/,/',
    '2026-11-18 12:00:00,商户消费,便利店,"矿泉水",支出,¥3.00,零钱,支付成功,90002,/,/',
    '2026-11-19 08:00:00,转账,老何,"/",收入,¥2000.00,零钱,已存入零钱,90003,/,/',
    '2026-11-19 12:00:00,二维码收款,路人,"/",收入,¥50.00,零钱,已存入零钱,90004,/,/',
)
Opened = Callable[..., ReceiptsDialog]


@pytest.fixture
def opened(desk: Desk, window: QWidget, hands: Hands, qtbot: QtBot, tmp_path: Path) -> Opened:
    """Opens the dialog on a bill of WeChat and waits until it was read."""

    def go(*rows: str, text: str | None = None) -> ReceiptsDialog:
        path = tmp_path / "账单.csv"
        path.write_text(text or "\n".join([WECHAT_HEAD, *(rows or ROWS)]), "utf-8")
        made = ReceiptsDialog(desk, window)
        hands.keep(made)
        made.open()
        bring_to_front(qtbot, made)
        with qtbot.waitSignal(made.looked, timeout=10_000):
            made.take_file(path)
        return made

    return go


def shown(dialog: ReceiptsDialog) -> list[tuple[int, str]]:
    """The rows of the file that stand there, with their states."""
    return [(row.incoming.row, row.state.value) for row in dialog.table.model.rows]


def cell(dialog: ReceiptsDialog, row: int, key: str) -> str:
    """What stands in a cell."""
    at = dialog.table.model.place_of(row)
    assert at is not None
    return str(dialog.table.model.index(at, dialog.table.model.column_at(key)).data())


def choose(combo: QComboBox, words: str) -> None:
    """Choose the line with these words."""
    at = next(at for at in range(combo.count()) if words in combo.itemText(at))
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


def book_now(dialog: ReceiptsDialog, qtbot: QtBot) -> None:
    """Ctrl+Enter, and wait until it is written."""
    with qtbot.waitSignal(dialog.booked, timeout=10_000):
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def open_fen(book: Book, face: Face, customer_no: str) -> int:
    """What a customer owes."""
    with book.read() as session:
        known = {one.customer_no: one for one in payers(session, face.today)}
    return sum(one.open_fen for one in known[customer_no].targets) if customer_no in known else 0


def test_receipts_stand_there_with_state_customer_and_reason_and_nothing_is_written(
    opened: Opened, book: Book
) -> None:
    before = contents(book)
    dialog = opened()
    assert shown(dialog) == [(NAMED, "sure"), (ALIKE, "proposed"), (STRANGER, "unknown")]
    assert (cell(dialog, NAMED, "customer"), cell(dialog, NAMED, "bills")) == (
        "王小明",
        "XS-2026-0871",
    )
    assert cell(dialog, NAMED, "why") == dialog.choice.reason.text()
    assert dialog.book_button.text() == "入账 1 笔"
    dialog.reject()
    assert contents(book) == before


def test_rows_that_are_no_receipts_are_shown_on_demand_and_have_no_tick(opened: Opened) -> None:
    dialog = opened()
    dialog.all_box.click()
    assert (OUT, "not_income") in shown(dialog)
    dialog.table.select(OUT)
    dialog.tick(dialog.table.selected())
    assert OUT not in dialog.choices.ticked
    assert not dialog.choice.other_button.isEnabled()


def test_space_ticks_and_unticks_and_the_button_counts(opened: Opened) -> None:
    dialog = opened()
    dialog.table.select(ALIKE)
    QTest.keyClick(dialog.table.view, Qt.Key.Key_Space)
    assert dialog.book_button.text() == "入账 2 笔"
    QTest.keyClick(dialog.table.view, Qt.Key.Key_Space)
    dialog.table.select(NAMED)
    QTest.keyClick(dialog.table.view, Qt.Key.Key_Space)
    assert not dialog.book_button.isEnabled()


def test_a_click_into_the_box_ticks_the_row(opened: Opened) -> None:
    dialog = opened()
    at = dialog.table.model.place_of(ALIKE)
    assert at is not None
    index = dialog.table.model.index(at, dialog.table.model.column_at("tick"))
    spot = dialog.table.view.visualRect(index).center()
    QTest.mouseClick(dialog.table.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert ALIKE in dialog.choices.ticked


def test_what_is_ticked_is_booked_and_can_be_taken_back(
    opened: Opened, book: Book, desk: Desk, qtbot: QtBot, told: list[Done]
) -> None:
    dialog = opened()
    with qtbot.waitSignal(dialog.looked, timeout=10_000):
        book_now(dialog, qtbot)
    assert shown(dialog)[0] == (NAMED, ReceiptState.BOOKED)
    assert not dialog.book_button.isEnabled()
    assert told[0].words(translator("en")) == "1 receipt booked"
    assert open_fen(book, desk.face, shop.WANG) == 0
    desk.undo(dialog)
    assert open_fen(book, desk.face, shop.WANG) == 68_000


def test_another_candidate_and_another_bill_can_be_chosen(
    opened: Opened, book: Book, face: Face, qtbot: QtBot
) -> None:
    dialog = opened()
    dialog.table.select(ALIKE)
    before = open_fen(book, face, shop.SCHOOL)
    choose(dialog.choice.customer_combo, shop.SCHOOL)
    choose(dialog.choice.bill_combo, "XS-2026-0951")
    assert cell(dialog, ALIKE, "bills") == "XS-2026-0951"
    assert cell(dialog, ALIKE, "customer") == "北桥社区幼儿园"
    book_now(dialog, qtbot)
    assert open_fen(book, face, shop.SCHOOL) == before - 200_000
    with book.read() as session:
        (school,) = [o for o in payers(session, face.today) if o.customer_no == shop.SCHOOL]
    assert "XS-2026-0951" not in {one.key for one in school.targets}
    assert "老何" in school.aliases


def test_an_unknown_payer_is_asked_for_when_ticked(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened()
    dialog.table.select(STRANGER)
    QTest.keyClick(dialog.table.view, Qt.Key.Key_Space)
    (picker,) = dialog.findChildren(CustomerPicker)
    picker.reject()
    picker.picked.emit(shop.NEW)
    qtbot.waitUntil(lambda: STRANGER in dialog.choices.ticked, timeout=5_000)
    assert cell(dialog, STRANGER, "customer") == "许知夏"
    assert cell(dialog, STRANGER, "bills") == "按规则自动分配"


def test_when_one_row_is_refused_none_is_booked_and_it_is_named(
    opened: Opened, book: Book, qtbot: QtBot
) -> None:
    dialog = opened()
    dialog.choices.given[ALIKE] = Given(shop.WANG, ("XS-2026-0612",))  # a bill of somebody else
    dialog.choices.ticked.add(ALIKE)
    before = contents(book)
    dialog.book_button.click()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(Notice)))
    (notice,) = dialog.findChildren(Notice)
    assert notice.sentence.text().startswith(f"第 {ALIKE} 行")
    notice.close()
    assert contents(book) == before


def test_a_file_that_is_no_bill_says_what_to_do(opened: Opened) -> None:
    dialog = opened(text="甲,乙\n1,2\n")
    assert dialog.words.isVisible()
    assert dialog.words.text().endswith("。")
    assert not dialog.book_button.isEnabled()


def test_everything_has_a_name_in_both_languages(opened: Opened, face: Face) -> None:
    dialog = opened()
    face.speak("en")
    assert dialog.book_button.text() == "Book 1 receipt"
    assert cell(dialog, NAMED, "why").startswith("The remark names XS-2026-0871.")
    for part in dialog.findChildren(QWidget):
        if isinstance(part, QAbstractButton | QComboBox) and part.isVisibleTo(dialog):
            words = part.text() if isinstance(part, QAbstractButton) else ""
            plain = (
                part.objectName().startswith("qt_") or part.focusPolicy() == Qt.FocusPolicy.NoFocus
            )
            assert plain or part.accessibleName() or words, part
