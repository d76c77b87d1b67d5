"""The main story: the list kept in Excel becomes a signed plan, and the plan is paid."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf

from desktop_ar.domain.codes import LetterKind, Outcome, PlanState, PromiseState, Reason
from desktop_ar.exchange.fields import ImportKind
from desktop_ar.exchange.reading import HowToRead, read_file
from desktop_ar.queries.letters import letter_pdf
from desktop_ar.queries.plans import plan_of
from desktop_ar.queries.promises import promises
from desktop_ar.services.importing import Imported, ImportTable, import_table
from desktop_ar.services.letter_facts import LetterOrder
from desktop_ar.services.letters import IssuedLetter, issue_letter
from desktop_ar.services.plans import SignPlan, sign_plan
from desktop_ar.services.settings import ChangeSettings, change_settings
from tests.scenarios.asking import card, history, overdue_fen, overdue_list, proposed
from tests.shop import Shop, ShopCustomer

LEDGER = """梧桐里文具画室 赊账表,,,
姓名,电话,欠款,到期日
曾知秋,169 0000 4423,"¥1,200.00",2026-10-20
单一鸣,169 0000 4305,300,2026/12/01
合计,,"1,500.00",
"""


def imported(shop: Shop, folder: Path) -> Imported:
    file = folder / "赊账.csv"
    file.write_text(LEDGER, encoding="gb18030")
    return shop.do(import_table, ImportTable(read_file(file, HowToRead(ImportKind.BALANCES))))


def letter(shop: Shop, kind: LetterKind, customer: ShopCustomer, plan_no: str = "") -> IssuedLetter:
    return shop.do(issue_letter, LetterOrder(kind, customer.no, plan_no=plan_no))


def words(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return "".join(page.extract_text() for page in pages).replace("\n", "")


def test_a_list_kept_in_excel_becomes_a_plan_that_is_signed_and_paid(
    shop: Shop, tmp_path: Path
) -> None:
    shop.do(change_settings, ChangeSettings((("shop.name", "梧桐里文具画室"),)))

    # The list comes in; the second time it brings nothing new.
    counts = imported(shop, tmp_path).preview.counts
    assert (counts.new, counts.rejected) == (2, 0)
    again = imported(shop, tmp_path).preview.counts
    assert (again.new, again.duplicate) == (0, 2)
    (late,) = overdue_list(shop).values()
    assert (late.customer_name, late.overdue_fen, late.days_past_due) == ("曾知秋", 120_000, 32)
    customer = ShopCustomer(shop, late.customer_no)

    # A reminder goes out, and the customer promises.
    reminder = letter(shop, LetterKind.REMINDER, customer)
    assert "1,200.00" in words(reminder.pdf)
    shop, customer = shop.later(4), customer.in_days(4)
    customer.promise(60_000, by=3)
    blocked = proposed(shop, "曾知秋", skipped=True)
    assert blocked is not None
    assert "promise_open" in blocked.blocked_by

    # The day passes, nothing comes; the promise is broken and the customer is called again.
    shop, customer = shop.later(7), customer.in_days(7)
    with shop.book.read() as session:
        assert [promise.state for promise in promises(session, shop.today)] == [PromiseState.BROKEN]
    assert "曾知秋" in overdue_list(shop, "promise_broken")
    assert proposed(shop, "曾知秋") is not None
    customer.contact(Outcome.WANTS_PLAN, reason=Reason.HARDSHIP, ability="每月四百")

    # A plan is kept and its agreement printed; nothing is eased before it is signed.
    plan_no = customer.plan(count=3)
    agreement = letter(shop, LetterKind.AGREEMENT, customer, plan_no)
    assert (agreement.letter_no, shop.plan_state(plan_no)) == (plan_no, PlanState.PRINTED)
    assert "400.00" in words(agreement.pdf)
    with shop.book.read() as session:
        assert letter_pdf(session, plan_no) == agreement.pdf
    assert overdue_fen(shop, "曾知秋") == 120_000
    shop.do(sign_plan, SignPlan(plan_no, shop.today))
    assert overdue_fen(shop, "曾知秋") == 0
    assert "曾知秋" in overdue_list(shop, "plan")

    # Two parts come in time, the third late: only that one shows as overdue.
    for _ in range(2):
        shop, customer = shop.later(29), customer.in_days(29)
        customer.pay(40_000)
        assert overdue_fen(shop, "曾知秋") == 0
    shop, customer = shop.later(40), customer.in_days(40)
    with shop.book.read() as session:
        plan = plan_of(session, shop.today, plan_no)
    assert (plan.paid_count, plan.overdue_count, plan.overdue_fen) == (2, 1, 40_000)
    assert overdue_fen(shop, "曾知秋") == 40_000

    # The last part closes everything.
    customer.pay(40_000)
    assert shop.plan_state(plan_no) == PlanState.COMPLETED
    assert overdue_fen(shop, "曾知秋") == 0
    assert card(shop, customer.no).owes.open_fen == 0
    kinds = [event.kind for event in history(shop, customer.no)]
    assert [kind.value for kind in kinds if kind.value.startswith("plan")] == [
        "plan_agreed",
        "plan_signed",
        "plan_ended",
    ]
    shop.assert_sound()


def test_every_day_of_the_story_can_be_asked_for_afterwards(shop: Shop) -> None:
    customer = shop.customer("覃晓岚")
    bill = customer.bill(90_000, issued=-100, due=-70)
    customer.plan(bill, count=3, agreed=-60, signed=-60, first_due_date=shop.on(-30))
    customer.pay(30_000, bill, on=-31)
    assert overdue_fen(shop, "覃晓岚", on=-70) == 0
    assert overdue_fen(shop, "覃晓岚", on=-61) == 90_000
    assert overdue_fen(shop, "覃晓岚", on=-60) == 0
    assert overdue_fen(shop, "覃晓岚", on=-20) == 0
    assert overdue_fen(shop, "覃晓岚") == 0
    late = shop.later(3)  # the day itself is a Sunday, so it is due on the Monday
    assert overdue_fen(late, "覃晓岚") == 30_000
