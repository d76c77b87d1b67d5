"""An installment plan: the schedule follows every key and adds up to the fen."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget

from desktop_ar.domain.codes import Interval
from desktop_ar.domain.installments import schedule_by_count
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.plans import DraftPlan, SignPlan, keep_plan, sign_plan
from desktop_ar.services.receivables import IssueBill, issue_bill
from desktop_ar.services.undoing import plan_to_end
from desktop_ar.ui.desk import Desk, Done
from desktop_ar.ui.dialogs.agreement_preview import AgreementPreview
from desktop_ar.ui.dialogs.plan import PlanDialog
from desktop_ar.ui.dialogs.schedule_table import part_rows
from desktop_ar.ui.face import Face
from tests.ui.dialogs import shop
from tests.ui.dialogs.hands import Hands, sentence


@pytest.fixture
def dialog(desk: Desk, window: QWidget, hands: Hands) -> PlanDialog:
    return hands.open(PlanDialog(desk, window, shop.DECORATOR))


def _parts(dialog: PlanDialog) -> list[tuple[int, str, int, int]]:
    rows = dialog.schedule.table.model.rows
    return [(row.no, row.due_date.isoformat(), row.amount_fen, row.left_fen) for row in rows]


def _column(dialog: PlanDialog, key: str) -> list[str]:
    model = dialog.schedule.table.model
    at = model.column_at(key)
    return [str(model.data(model.index(row, at))) for row in range(model.rowCount())]


def test_all_open_bills_are_ticked_and_three_monthly_parts_are_proposed(
    dialog: PlanDialog,
) -> None:
    assert len(dialog.command().receivable_nos) == 3
    assert _parts(dialog) == [
        (1, "2026-12-21", 328_666, 657_334),
        (2, "2027-01-21", 328_666, 328_668),
        (3, "2027-02-22", 328_668, 0),
    ]


def test_the_schedule_of_the_drawing_comes_out_to_the_fen(dialog: PlanDialog, hands: Hands) -> None:
    hands.type(dialog.down_edit, "1860")
    dialog.count_edit.setValue(6)
    hands.type(dialog.first_edit, "2026-12-15")
    assert hands.wait(dialog)
    parts = _parts(dialog)
    assert parts[0] == (0, "2026-11-21", 186_000, 800_000)
    assert parts[1] == (1, "2026-12-15", 133_333, 666_667)
    assert parts[-1] == (6, "2027-05-17", 133_335, 0)
    assert dialog.figures.each.text() == "¥1,333.33"
    assert dialog.figures.last.text() == "¥1,333.35"
    assert dialog.figures.ends.text() == "2027-05-17"
    assert dialog.schedule.total.words() == "合计 7 笔 与欠款一分不差 9,860.00 0.00"


def test_weekdays_stand_beside_the_dates_and_a_weekend_is_named(
    dialog: PlanDialog, hands: Hands
) -> None:
    hands.type(dialog.down_edit, "860")
    hands.type(dialog.first_edit, "2026-12-12")
    hands.wait(dialog)
    assert _column(dialog, "note")[:2] == ["周六，今天", "周一（原定12-12，周六）"]
    assert "2027" in dialog.calendar_box.words()  # of which only the weekends are known
    assert _column(dialog, "no") == ["首付", "1", "2", "3"]


def test_by_sum_the_last_part_is_what_is_left(dialog: PlanDialog, hands: Hands) -> None:
    hands.click(dialog.way_choice.button("sum"))
    hands.type(dialog.each_edit, "4000")
    assert hands.wait(dialog)
    assert [amount for _, _, amount, _ in _parts(dialog)] == [400_000, 400_000, 186_000]


def test_the_first_date_follows_the_interval_until_the_owner_says_one(
    dialog: PlanDialog, hands: Hands
) -> None:
    hands.click(dialog.every_choice.button(Interval.WEEK))
    hands.wait(dialog)
    assert dialog.first_edit.day() == date(2026, 11, 28)
    hands.type(dialog.first_edit, "2026-12-03")
    hands.click(dialog.every_choice.button(Interval.FORTNIGHT))
    hands.wait(dialog)
    assert dialog.first_edit.day() == date(2026, 12, 3)


def test_a_down_payment_above_the_debt_says_what_to_do_and_the_schedule_waits(
    dialog: PlanDialog, hands: Hands
) -> None:
    hands.type(dialog.down_edit, "11860")
    assert not hands.wait(dialog)
    assert "¥9,860.00" in sentence(dialog, "down_payment_fen")
    assert dialog.pages.currentWidget() is dialog.waiting
    assert dialog.waiting.title.text() == "改好首付，还款表会立刻出来"
    assert dialog.figures.each.text() == "–"
    assert dialog.down_edit.text() == "11860"
    for button in (dialog.signed_button, dialog.draft_button, dialog.save_button):
        assert not button.isEnabled()


def test_a_mended_field_brings_the_schedule_back(dialog: PlanDialog, hands: Hands) -> None:
    hands.type(dialog.down_edit, "11860")
    hands.wait(dialog)
    hands.type(dialog.down_edit, "1860")
    assert hands.wait(dialog)
    assert dialog.pages.currentWidget() is not dialog.waiting
    assert sentence(dialog, "down_payment_fen") == ""


def test_a_sum_above_the_rest_is_marked_on_the_sum_and_not_on_the_number(
    dialog: PlanDialog, hands: Hands
) -> None:
    hands.click(dialog.way_choice.button("sum"))
    hands.type(dialog.each_edit, "10000")
    assert not hands.wait(dialog)
    assert "¥9,860.00" in sentence(dialog, "each_fen")
    assert dialog.each_edit.property("fault") is True
    assert not dialog.count_edit.property("fault")


def test_without_a_ticked_bill_there_is_no_plan(dialog: PlanDialog, hands: Hands) -> None:
    for number in ("XS-2026-0612", "XS-2026-0755", "XS-2026-0902"):
        dialog.bill_checks.box(number).click()
    assert not hands.wait(dialog)
    assert sentence(dialog, "receivable_nos") == "请至少勾选一笔账单。"


def test_an_unticked_bill_is_left_out_of_the_total(dialog: PlanDialog, hands: Hands) -> None:
    dialog.bill_checks.box("XS-2026-0612").click()
    hands.wait(dialog)
    assert dialog.figures.whole.text() == "¥5,000.00"


@pytest.mark.parametrize(
    ("can_pay", "words"),
    [
        ("3500", "客户每期能付 3,500 元，每期在范围内"),
        ("3000", "客户每期能付 3,000 元，每期却要 3,286.68 元"),
        ("", ""),
    ],
)
def test_what_the_customer_can_pay_is_held_against_the_largest_part(
    dialog: PlanDialog, hands: Hands, can_pay: str, words: str
) -> None:
    if can_pay:
        hands.type(dialog.affordable_edit, can_pay)
    hands.wait(dialog)
    assert dialog.affordable_box.words() == words


def test_a_bill_under_a_signed_plan_is_not_offered_again(
    desk: Desk, window: QWidget, hands: Hands, context: Context
) -> None:
    with desk.book.write() as session:
        command = DraftPlan(shop.WANG, context.today, count=2)
        number = keep_plan(session, context, command).numbers[0]
        sign_plan(session, context, SignPlan(number, context.today))
    dialog = hands.open(PlanDialog(desk, window, shop.WANG))
    assert dialog.bill_checks.chosen() == ()
    assert not dialog.save_button.isEnabled()
    assert sentence(dialog, "receivable_nos") != ""


def test_keeping_a_draft_keeps_the_plan_and_opens_nothing(
    desk: Desk, dialog: PlanDialog, hands: Hands, changed: list[ChangeSet], told: list[Done]
) -> None:
    asked: list[str] = []
    dialog.print_agreement.connect(asked.append)
    with hands.qtbot.waitSignal(dialog.accepted, timeout=5_000):
        hands.click(dialog.draft_button)
    assert changed[0].numbers == ("FQ-2026-0001",)
    assert asked == []
    assert "FQ-2026-0001" in told[0].words(desk.face.t)


def test_saving_asks_for_the_agreement_of_the_plan_to_be_printed(
    dialog: PlanDialog, hands: Hands
) -> None:
    asked: list[str] = []
    dialog.print_agreement.connect(asked.append)
    hands.save(dialog)
    assert asked == ["FQ-2026-0001"]


def test_signed_already_keeps_the_plan_and_asks_for_the_day(
    dialog: PlanDialog, hands: Hands
) -> None:
    asked: list[str] = []
    dialog.sign_wanted.connect(asked.append)
    with hands.qtbot.waitSignal(dialog.accepted, timeout=5_000):
        hands.click(dialog.signed_button)
    assert asked == ["FQ-2026-0001"]


def test_a_kept_plan_can_be_undone(
    desk: Desk, dialog: PlanDialog, hands: Hands, context: Context
) -> None:
    hands.save(dialog)
    assert desk.last is not None
    desk.undo()
    with desk.book.read() as session:
        assert plan_to_end(session, "FQ-2026-0001").signed is False
        assert not _running_plans(session, context)


def _running_plans(session: object, context: Context) -> list[str]:
    from desktop_ar.queries.plans import plans  # noqa: PLC0415 - only here

    return [row.plan_no for row in plans(session, context.today) if row.state != "cancelled"]  # type: ignore[arg-type]  # a session of the book


def test_the_agreement_can_be_looked_at_before_anything_is_kept(
    desk: Desk, dialog: PlanDialog, hands: Hands
) -> None:
    preview = AgreementPreview(desk, dialog, dialog.command())
    with hands.qtbot.waitSignal(preview.shown, timeout=20_000) as shown:
        preview.open()
    assert shown.args == [True]
    assert preview.pages.document.pageCount() >= 1
    preview.reject()
    with desk.book.read() as session:
        assert _running_plans(session, desk.context()) == []


def test_in_a_low_window_the_agreement_is_one_line(dialog: PlanDialog) -> None:
    dialog.resize(976, 520)
    assert dialog.agreement.short_preview.isVisible()
    assert not dialog.agreement.sentence.isVisible()
    dialog.resize(980, 650)
    assert dialog.agreement.sentence.isVisible()


def test_a_long_schedule_scrolls_under_its_head_and_over_its_total(
    dialog: PlanDialog, hands: Hands
) -> None:
    dialog.count_edit.setValue(24)
    hands.wait(dialog)
    dialog.resize(976, 520)
    view = dialog.schedule.table.view
    hands.qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    total = dialog.schedule.total
    bottom = total.mapTo(dialog, total.rect().bottomLeft()).y()
    assert bottom < dialog.height()


def test_words_and_plurals_follow_the_language(
    face: Face, dialog: PlanDialog, hands: Hands
) -> None:
    face.speak("en")
    dialog.count_edit.setValue(1)
    hands.wait(dialog)
    assert dialog.count_edit.text() == "1 part"
    assert dialog.schedule.total.words() == "In all 1 payment adds up to the fen 9,860.00 0.00"
    dialog.count_edit.setValue(2)
    assert dialog.count_edit.text() == "2 parts"


@given(total=st.integers(1, 10**9), count=st.integers(1, 60))
def test_the_rest_after_the_last_part_is_always_nothing(total: int, count: int) -> None:
    if count > total:
        return
    rows = part_rows(schedule_by_count(total, count, date(2026, 12, 15), Interval.MONTH))
    assert rows[-1].left_fen == 0
    assert all(row.left_fen >= 0 for row in rows)
    assert sum(row.amount_fen for row in rows) == total


def _many_bills(desk: Desk, context: Context) -> None:
    with desk.book.write() as session:
        for at in range(12):
            day = date(2026, 3, 1 + at)
            command = IssueBill(
                shop.NEW, 123_456_789 + at, day, date(2026, 4, 1), f"LONG-2026-{at:05d}"
            )
            issue_bill(session, context, command)


def test_many_bills_scroll_in_their_own_place_and_no_sum_is_cut(
    desk: Desk, window: QWidget, hands: Hands, context: Context
) -> None:
    _many_bills(desk, context)
    dialog = hands.open(PlanDialog(desk, window, shop.NEW))
    dialog.count_edit.setValue(24)
    hands.wait(dialog)
    checks, total, head = dialog.bill_checks, dialog.schedule.total, dialog.schedule.table.head

    def whole() -> bool:
        boxes = [checks.box(number) for number in checks.chosen()]
        line = boxes[0].parentWidget()
        assert line is not None
        wide = line.minimumSizeHint().width() <= line.width()
        return wide and all(head.sectionSize(at) >= room for at, room in total.widths().items())

    hands.qtbot.waitUntil(whole)
    assert len(checks.chosen()) == 12
    assert checks.height() < 12 * 20
