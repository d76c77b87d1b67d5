"""What to do today and who is left alone, by example; and nobody is in both lists."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from desktop_ar.domain.codes import Action, LetterKind, Level
from desktop_ar.domain.dunning import Blocker, StepReason
from desktop_ar.language.because import why
from desktop_ar.language.catalogue import LANGUAGES, translator
from desktop_ar.queries.ageing import ageing
from desktop_ar.queries.customer_card import customer_card
from desktop_ar.queries.figures import shop_figures, week_figures
from desktop_ar.queries.overdue import overdue, overdue_counts, overdue_sums
from desktop_ar.queries.overdue_filters import OVERDUE_FILTERS
from desktop_ar.queries.prepaid import prepaid
from desktop_ar.queries.prepaid_charts import prepaid_weeks
from desktop_ar.queries.prepaid_filters import PREPAID_FILTERS
from desktop_ar.queries.timeline import timeline
from desktop_ar.queries.worklist import WorkRow, due_installments, worklist, worklist_head
from tests.queries.conftest import Reading
from tests.queries.ledger import Ledger, day
from tests.queries.shops import Asked, asked
from tests.queries.test_open_items import many


@many
@given(asked=asked())
def test_everyone_who_is_late_is_either_to_be_asked_or_left_alone_for_a_reason(
    reading: Reading, asked: Asked
) -> None:
    ledger, numbers = asked
    with reading(ledger) as session:
        for number in numbers:
            as_of = day(number)
            due, skipped = worklist(session, as_of), worklist(session, as_of, skipped=True)
            late = {row.customer_no for row in overdue_sums(session, as_of)}
            to_ask = [row.customer_no for row in due if row.overdue_fen]
            alone = [row.customer_no for row in skipped if row.overdue_fen]
            assert sorted(to_ask + alone) == sorted(late)
            numbers_of = [row.customer_no for row in due]
            assert len(set(numbers_of)) == len(numbers_of)
            assert all(row.due_on <= as_of and not row.blocked_by for row in due)
            assert all(row.blocked_by for row in skipped)
            for row in (*due, *skipped):
                assert all(why(translator(language), row.reasons) for language in LANGUAGES)


@many
@given(asked=asked())
def test_the_head_of_the_worklist_is_how_the_whole_begins(reading: Reading, asked: Asked) -> None:
    ledger, numbers = asked
    with reading(ledger) as session:
        for number in numbers:
            whole = worklist(session, day(number))
            for most in (1, 2, 40):
                head = worklist_head(session, day(number), most)
                assert head == whole[: len(head)]
                assert len(head) <= most
            assert len(head) == len([row for row in whole if not row.lot_no])


def test_those_who_owe_the_same_keep_their_order_in_the_head(reading: Reading) -> None:
    ledger = Ledger()
    for due in (12, 10, 9, 8, 5, 3):
        late_customer(ledger, due)
    with reading(ledger) as session:
        whole = worklist(session, day(40))
        for most in (1, 2, 6):
            head = worklist_head(session, day(40), most)
            assert head == whole[: len(head)]
        assert head == whole


def only(rows: list[WorkRow]) -> WorkRow:
    """The one row there is."""
    assert len(rows) == 1
    return rows[0]


def late_customer(ledger: Ledger, due: int = 10, amount: int = 500) -> int:
    """A customer with a bill due on a day."""
    customer = ledger.customer()
    ledger.bill(customer, 0, due, amount)
    return customer


def test_a_day_late_and_never_asked_is_a_call(reading: Reading) -> None:
    ledger = Ledger()
    late_customer(ledger)
    with reading(ledger) as session:
        row = only(worklist(session, day(11)))
        assert (row.action, row.level, row.due_on) == (Action.CALL, Level.REMINDER, day(11))
        assert row.reason_codes == (StepReason.OVERDUE, StepReason.NO_CONTACT_YET)
        assert why(translator("en"), row.reasons) == (
            "Step 1 (Reminder): 1 day late, and nobody has asked yet."
        )


def test_three_days_before_the_due_date_a_word_is_proposed(reading: Reading) -> None:
    ledger = Ledger()
    late_customer(ledger)
    with reading(ledger) as session:
        assert worklist(session, day(6)) == []
        row = only(worklist(session, day(7)))
        assert (row.action, row.level, row.overdue_fen) == (Action.MESSAGE, Level.PRE_DUE, 0)
        assert worklist(session, day(7), skipped=True) == []


def test_just_contacted_is_left_alone_until_the_next_rung(reading: Reading) -> None:
    ledger = Ledger()
    customer = late_customer(ledger)
    ledger.contact(customer, 11)
    with reading(ledger) as session:
        assert worklist(session, day(12)) == []
        row = only(worklist(session, day(12), skipped=True))
        assert row.blocked_by == (Blocker.MIN_GAP,)
        assert (row.due_on, row.level) == (day(17), Level.FOLLOW_UP)
        assert why(translator("zh_CN"), row.reasons) == "1月12日刚联系过，1月18日再走下一步。"
        following = only(worklist(session, day(17)))
        assert (following.action, following.letter) == (Action.LETTER, LetterKind.FOLLOW_UP)


def test_an_open_promise_is_waited_for_and_a_broken_one_is_a_call(reading: Reading) -> None:
    ledger = Ledger()
    customer = late_customer(ledger)
    ledger.contact(customer, 11, "promised")
    ledger.promise(customer, 11, 20, 300000)
    with reading(ledger) as session:
        row = only(worklist(session, day(23), skipped=True))
        assert row.blocked_by == (Blocker.PROMISE_OPEN,)
        broken = only(worklist(session, day(24)))
        assert broken.action is Action.CALL
        assert StepReason.PROMISE_BROKEN in broken.reason_codes
        assert why(translator("zh_CN"), broken.reasons) == (
            "答应1月21日付 ¥3,000 没有到账，宽限到1月24日已过，先问清原因。"
        )


def test_a_plan_in_good_standing_is_left_alone_and_one_that_is_late_is_not(
    reading: Reading,
) -> None:
    ledger = Ledger()
    customer = ledger.customer()
    bill = ledger.bill(customer, 0, 10, 900)
    plan = ledger.plan([(bill, 900)], [(40, 300), (70, 600)], 20, signed=20)
    with reading(ledger) as session:
        assert worklist(session, day(30)) == []
        row = only(worklist(session, day(47), skipped=True))
        assert row.blocked_by == (Blocker.PLAN_ACTIVE,)
        late = only(worklist(session, day(48)))
        assert StepReason.OVERDUE in late.reason_codes
        assert late.reasons[0].code is StepReason.PLAN_LATE
        assert late.reasons[0].params["plan_no"] == plan["plan_no"]


def test_a_bill_contested_whole_is_left_alone_and_a_part_is_not(reading: Reading) -> None:
    ledger = Ledger()
    for part in (None, 200):
        customer = ledger.customer()
        ledger.dispute(ledger.bill(customer, 0, 10, 500), 5, amount=part)
    with reading(ledger) as session:
        row = only(worklist(session, day(30), skipped=True))
        assert (row.customer_no, row.blocked_by) == ("K-0001", (Blocker.DISPUTE,))
        assert row.reasons[0].params["disputed_fen"] == 500
        assert only(worklist(session, day(30))).customer_no == "K-0002"


def test_the_day_the_owner_chose_decides(reading: Reading) -> None:
    ledger = Ledger()
    customer = late_customer(ledger)
    ledger.contact(customer, 20, next_action="visit", next_action_on=day(31))
    with reading(ledger) as session:
        row = only(worklist(session, day(30), skipped=True))
        assert (row.blocked_by, row.due_on) == ((Blocker.PAUSED,), day(31))
        due = only(worklist(session, day(31)))
        assert (due.action, due.blocked_by) == (Action.VISIT, ())
        assert due.reasons[0].code is StepReason.OWN_STEP


def test_a_rule_that_forbids_a_step_is_named_before_the_owners_day_and_yields_on_it(
    reading: Reading,
) -> None:
    ledger = Ledger()
    customer = late_customer(ledger)
    ledger.contact(customer, 20, next_action="call", next_action_on=day(31))
    ledger.promise(customer, 20, 30, 500)
    with reading(ledger) as session:
        row = only(worklist(session, day(29), skipped=True))
        assert (row.blocked_by, row.due_on) == ((Blocker.PROMISE_OPEN,), day(31))
        due = only(worklist(session, day(31)))
        assert (due.action, due.blocked_by) == (Action.CALL, ())


def test_a_letter_is_given_its_time_even_where_no_contact_tells_of_it(reading: Reading) -> None:
    ledger = Ledger()
    ledger.letter(late_customer(ledger), 18, "follow-up")
    with reading(ledger) as session:
        row = only(worklist(session, day(20), skipped=True))
        assert (row.blocked_by, row.due_on) == ((Blocker.MIN_GAP,), day(29))
        assert row.reasons[0].params["contacted_on"] == day(18)
        notice = only(worklist(session, day(29)))
        assert notice.letter is LetterKind.OVERDUE_NOTICE


def test_the_largest_debt_is_on_top_and_invitations_come_last(reading: Reading) -> None:
    ledger = Ledger()
    late_customer(ledger, amount=100)
    late_customer(ledger, amount=900)
    guest = ledger.customer("客人")
    ledger.sell(guest, 0, 1000, units=10, until=37, kind="class_pack", title="书法课")
    with reading(ledger) as session:
        rows = worklist(session, day(30))
        assert [row.overdue_fen for row in rows] == [900, 100, 0]
        row = rows[-1]
        assert (row.action, row.level, row.lot_no) == (Action.INVITE, None, "YF-0001")
        assert row.prepaid_value_fen == 1000
        assert row.reason_codes == (StepReason.PREPAID_ENDS,)
        assert "10" in why(translator("zh_CN"), row.reasons)


def test_who_owes_is_not_invited_at_the_same_time(reading: Reading) -> None:
    ledger = Ledger()
    customer = late_customer(ledger)
    ledger.contact(customer, 29)
    ledger.sell(customer, 0, 1000, until=37)
    with reading(ledger) as session:
        assert worklist(session, day(30)) == []
        assert only(worklist(session, day(30), skipped=True)).prepaid_value_fen == 1000


@pytest.mark.parametrize(
    ("until", "reason"),
    [(30, StepReason.PREPAID_ENDS), (29, StepReason.PREPAID_ENDED)],
)
def test_a_credit_is_named_by_its_deadline(
    reading: Reading, until: int, reason: StepReason
) -> None:
    ledger = Ledger()
    ledger.sell(ledger.customer(), 0, 1000, until=until)
    with reading(ledger) as session:
        assert only(worklist(session, day(30))).reason_codes == (reason,)


def test_a_credit_without_a_deadline_is_brought_to_mind_when_long_unused(
    reading: Reading,
) -> None:
    ledger = Ledger()
    ledger.sell(ledger.customer(), 0, 1000)
    with reading(ledger) as session:
        assert worklist(session, day(89)) == []
        assert only(worklist(session, day(90))).reason_codes == (StepReason.PREPAID_UNUSED,)


def test_installments_late_or_due_soon_are_named_with_their_place(reading: Reading) -> None:
    ledger = Ledger()
    bill = ledger.bill(ledger.customer(), 0, 10, 900)
    ledger.plan([(bill, 900)], [(40, 300), (70, 600)], 20, signed=20)
    with reading(ledger) as session:
        assert due_installments(session, day(32)) == []
        part = due_installments(session, day(33))[0]
        assert (part.no, part.last_no, part.due_date, part.left_fen) == (1, 2, day(40), 300)


@pytest.mark.parametrize("as_of", [date.min, date.max])
def test_every_question_can_be_asked_for_the_ends_of_the_calendar(
    reading: Reading, as_of: date
) -> None:
    ledger = Ledger()
    customer = late_customer(ledger)
    ledger.sell(customer, 0, 1000, until=50)
    with reading(ledger) as session:
        overdue(session, as_of, OVERDUE_FILTERS)
        overdue_counts(session, as_of)
        ageing(session, as_of)
        prepaid(session, as_of, PREPAID_FILTERS)
        prepaid_weeks(session, as_of)
        shop_figures(session, as_of)
        week_figures(session, as_of)
        due_installments(session, as_of)
        timeline(session, as_of, customer)
        customer_card(session, as_of, "K-0001")
        assert bool(worklist(session, as_of)) == (as_of == date.max)


def test_who_was_just_asked_for_money_is_not_invited_in_the_same_days(reading: Reading) -> None:
    ledger = Ledger()
    guest = ledger.customer("客人")
    ledger.sell(guest, 0, 1000, units=10, until=37, kind="class_pack", title="书法课")
    ledger.contact(guest, 29)
    with reading(ledger) as session:
        assert worklist(session, day(30)) == []
        row = only(worklist(session, day(30), skipped=True))
        assert (row.action, row.blocked_by) == (Action.INVITE, (Blocker.MIN_GAP,))
        assert why(translator("zh_CN"), row.reasons) == "1月30日刚联系过，2月2日再走下一步。"
        assert only(worklist(session, day(32))).blocked_by == ()
