"""A late charge from its announcement to its end: silent, charged, outliving its bill, forgiven."""

from __future__ import annotations

from desktop_ar.domain.codes import LetterKind
from desktop_ar.queries.accrual import accrued
from desktop_ar.queries.overdue import overdue
from desktop_ar.services.accrued_charges import WaiveAccrued, waive_accrued
from desktop_ar.services.letter_facts import LetterOrder
from desktop_ar.services.letters import issue_letter
from desktop_ar.services.receivables import CancelBill, cancel_bill
from desktop_ar.services.settings import ChangeSettings, change_settings
from tests.shop import Shop


def accrued_fen(shop: Shop) -> int:
    with shop.book.read() as session:
        return sum(row.amount_fen for row in accrued(session, shop.today))


def charge_rows(shop: Shop) -> list[tuple[str, int]]:
    with shop.book.read() as session:
        rows = session.connection().exec_driver_sql(
            "SELECT receivable_no, open_fen FROM receivables WHERE kind = 'late_charge' ORDER BY id"
        )
        return [(row[0], row[1]) for row in rows]


def test_accrued_then_charged_then_paid_then_forgiven_and_never_lost(shop: Shop) -> None:
    values = {"policy": "percent_per_year", "rate": "12", "announced_on": "2026-01-01"}
    keys = tuple((f"late_charge.{key}", value) for key, value in values.items())
    shop.do(change_settings, ChangeSettings(keys))
    customer = shop.customer()
    bill = customer.bill(1_000_000, due=-30)

    # Silent: it shows beside what is overdue and is no part of it.
    with shop.book.read() as session:
        (row,) = overdue(session, shop.today)
    assert (row.overdue_fen, row.late_charge_fen) == (1_000_000, 9863)

    # A letter charges it, once.
    for _ in range(2):
        shop.do(issue_letter, LetterOrder(LetterKind.FORMAL_DEMAND, customer.no))
    ((charge_no, charged),) = charge_rows(shop)
    assert (charged, accrued_fen(shop)) == (9863, 0)

    # The customer pays the principal alone and names it: what ran since is not lost.
    later = customer.in_days(10)
    later.pay(1_000_000, bill)
    assert accrued_fen(later.shop) == 3288
    assert charge_rows(later.shop) == [(charge_no, 9863)]
    assert accrued_fen(later.in_days(100).shop) == 3288

    # The charge is paid as a debt of its own, the rest is forgiven, and nothing is left.
    later.pay(9863)
    later.shop.do(waive_accrued, WaiveAccrued(bill, "老客户"))
    assert accrued_fen(later.shop) == 0
    with later.shop.book.read() as session:
        assert overdue(session, later.in_days(100).shop.today) == []
    later.shop.assert_sound()


def test_a_bill_that_was_wrong_from_the_start_bears_no_charge(shop: Shop) -> None:
    values = {"policy": "percent_per_year", "rate": "12", "announced_on": "2026-01-01"}
    keys = tuple((f"late_charge.{key}", value) for key, value in values.items())
    shop.do(change_settings, ChangeSettings(keys))
    bill = shop.customer().bill(1_000_000, due=-30)
    assert accrued_fen(shop) == 9863

    shop.do(cancel_bill, CancelBill(bill, shop.today))

    assert accrued_fen(shop) == 0
