"""A contact: the fields are those its outcome needs, and Ctrl+Enter saves."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_ar.domain.codes import Action, Channel, Outcome, Reason
from desktop_ar.queries.promises import promises
from desktop_ar.services.changes import ChangeSet
from desktop_ar.ui.desk import Desk, Done
from desktop_ar.ui.dialogs.contact import ContactDialog
from desktop_ar.ui.dialogs.quick_days import month_end, next_friday
from tests.ui.dialogs import shop
from tests.ui.dialogs.hands import Hands, sentence


@pytest.fixture
def dialog(desk: Desk, window: QWidget, hands: Hands) -> ContactDialog:
    return hands.open(ContactDialog(desk, window, shop.DECORATOR))


def _choose(dialog: ContactDialog, hands: Hands, outcome: Outcome) -> None:
    hands.click(dialog.outcome_grid.tile(outcome))


def test_nothing_can_be_saved_before_an_outcome_is_chosen(dialog: ContactDialog) -> None:
    assert not dialog.save_button.isEnabled()
    assert dialog.save_button.toolTip() == "请选择联系的结果。"


def test_a_promise_opens_its_fields_and_any_other_outcome_does_not(
    dialog: ContactDialog, hands: Hands
) -> None:
    assert not dialog.promise_box.isVisible()
    _choose(dialog, hands, Outcome.PROMISED)
    assert dialog.promise_box.isVisible()
    _choose(dialog, hands, Outcome.REFUSED)
    assert not dialog.promise_box.isVisible()


def test_a_promise_begins_with_what_is_late_and_asks_for_its_day(
    dialog: ContactDialog, hands: Hands
) -> None:
    _choose(dialog, hands, Outcome.PROMISED)
    assert not hands.wait(dialog)
    assert dialog.promise_box.amount_edit.fen() == 986_000
    assert dialog.save_button.toolTip() == "请填对方答应哪天之前付。"


def test_quick_days_are_one_click_away(dialog: ContactDialog, hands: Hands) -> None:
    _choose(dialog, hands, Outcome.PROMISED)
    chips = dialog.promise_box.chips
    days = []
    for at in range(4):
        hands.click(chips.chip(at))
        days.append(dialog.promise_box.day_edit.day())
    assert days == [date(2026, 11, 22), date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 30)]


def test_the_count_of_promises_is_said_where_there_was_one(
    desk: Desk, dialog: ContactDialog, hands: Hands, window: QWidget
) -> None:
    assert dialog.promise_box.count_tag.words() == "第 2 次承诺"
    first = hands.open(ContactDialog(desk, window, shop.WANG))
    assert first.promise_box.count_tag.words() == ""


def test_after_a_promise_the_next_step_is_to_check_the_day_after(
    dialog: ContactDialog, hands: Hands
) -> None:
    _choose(dialog, hands, Outcome.PROMISED)
    hands.type(dialog.promise_box.day_edit, "2026-11-27")
    assert dialog.command().next_action is Action.REVIEW
    assert dialog.command().next_action_on == date(2026, 11, 28)


def test_what_the_owner_chose_as_next_step_is_not_overwritten(
    dialog: ContactDialog, hands: Hands
) -> None:
    _choose(dialog, hands, Outcome.OTHER)
    dialog.action_combo.setCurrentIndex(dialog.action_combo.findData(Action.VISIT.value))
    hands.type(dialog.action_day_edit, "2026-12-01")
    _choose(dialog, hands, Outcome.NO_ANSWER)
    assert dialog.command().next_action is Action.VISIT
    assert dialog.command().next_action_on == date(2026, 12, 1)


def test_no_answer_proposes_another_try_tomorrow(dialog: ContactDialog, hands: Hands) -> None:
    _choose(dialog, hands, Outcome.NO_ANSWER)
    assert hands.wait(dialog)
    command = dialog.command()
    assert (command.next_action, command.next_action_on) == (Action.CALL, date(2026, 11, 22))


def test_a_next_step_needs_its_day(dialog: ContactDialog, hands: Hands) -> None:
    _choose(dialog, hands, Outcome.OTHER)
    dialog.action_combo.setCurrentIndex(dialog.action_combo.findData(Action.CALL.value))
    dialog.action_day_edit.setFocus()
    hands.type(dialog.action_day_edit, "1")
    hands.press(dialog.action_day_edit, Qt.Key.Key_Backspace)
    dialog.note_edit.setFocus()
    assert not hands.wait(dialog)
    assert sentence(dialog, "next_action_on") != ""


def test_a_promise_before_the_contact_is_refused_beside_its_day(
    dialog: ContactDialog, hands: Hands
) -> None:
    _choose(dialog, hands, Outcome.PROMISED)
    hands.type(dialog.promise_box.day_edit, "2026-11-20")
    dialog.note_edit.setFocus()
    assert not hands.wait(dialog)
    assert "2026-11-20" in sentence(dialog, "promise_due_on")


def test_everything_typed_is_in_the_command(dialog: ContactDialog, hands: Hands) -> None:
    hands.click(dialog.channel_choice.button(Channel.WECHAT))
    _choose(dialog, hands, Outcome.PROMISED)
    hands.click(dialog.promise_box.chips.chip(0))
    hands.type(dialog.promise_box.amount_edit, "2000")
    hands.type(dialog.answered_edit, "boss")
    dialog.reason_combo.setCurrentIndex(dialog.reason_combo.findData(Reason.HARDSHIP.value))
    hands.type(dialog.ability_edit, "500 a month")
    dialog.note_edit.setPlainText("下周五有一笔进账")
    command = dialog.command()
    assert command.channel is Channel.WECHAT
    assert command.promise is not None
    assert (command.promise.amount_fen, command.promise.due_on) == (200_000, date(2026, 11, 22))
    assert (command.answered_by, command.ability) == ("boss", "500 a month")
    assert (command.reason, command.note) == (Reason.HARDSHIP, "下周五有一笔进账")


def test_a_saved_promise_can_be_withdrawn_by_undo_and_the_contact_stays(
    desk: Desk, dialog: ContactDialog, hands: Hands, told: list[Done]
) -> None:
    _choose(dialog, hands, Outcome.PROMISED)
    hands.click(dialog.promise_box.chips.chip(1))
    hands.save(dialog)
    desk.undo()
    with desk.book.read() as session:
        standing = {row.promise_no for row in promises(session, desk.face.today)}
    assert standing == {"CN-2026-0001", "CN-2026-0002"}
    assert told[-1].words(desk.face.t) == "已撤销：青石装饰工程部 的承诺，联系记录仍保留"


def test_a_contact_without_a_promise_cannot_be_undone(
    desk: Desk, dialog: ContactDialog, hands: Hands, changed: list[ChangeSet]
) -> None:
    _choose(dialog, hands, Outcome.REFUSED)
    hands.save(dialog)
    assert len(changed[0].contacts) == 1
    assert desk.last is None


def test_who_wants_to_pay_in_parts_goes_on_to_the_plan(dialog: ContactDialog, hands: Hands) -> None:
    wanted: list[str] = []
    dialog.plan_wanted.connect(wanted.append)
    _choose(dialog, hands, Outcome.WANTS_PLAN)
    assert dialog.note.text() == "保存后打开分期付款"
    hands.save(dialog)
    assert wanted == [shop.DECORATOR]


def test_the_outcome_may_be_known_already(desk: Desk, window: QWidget, hands: Hands) -> None:
    dialog = hands.open(
        ContactDialog(desk, window, shop.WANG, channel=Channel.SMS, outcome=Outcome.NO_ANSWER)
    )
    assert dialog.command().channel is Channel.SMS
    assert dialog.save_button.isEnabled()


@pytest.mark.parametrize(
    ("today", "friday", "end"),
    [
        (date(2026, 11, 21), date(2026, 11, 27), date(2026, 11, 30)),
        (date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 30)),
        (date(2026, 11, 27), date(2026, 12, 4), date(2026, 11, 30)),
        (date(2026, 11, 30), date(2026, 12, 4), date(2026, 12, 31)),
    ],
)
def test_quick_days_always_lie_ahead(today: date, friday: date, end: date) -> None:
    assert next_friday(today) == friday
    assert month_end(today) == end
