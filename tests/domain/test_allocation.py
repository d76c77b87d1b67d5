"""Rules of which debts a payment pays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.domain.allocation import Allocation, AllocationOrder, Debt, Share, allocate
from desktop_ar.domain.codes import ReceivableKind

LAW, PRINCIPAL_FIRST = AllocationOrder.LAW, AllocationOrder.PRINCIPAL_FIRST
DAY = date(2026, 3, 10)


def debt(
    debt_id: int,
    open_fen: int = 100,
    *,
    kind: ReceivableKind = ReceivableKind.INVOICE,
    issued: date = date(2026, 1, 1),
    due: date = date(2026, 2, 1),
    bears_charge: bool = False,
    origin_id: int | None = None,
) -> Debt:
    return Debt(debt_id, kind, issued, due, open_fen, bears_charge, origin_id)


def paid(allocation: Allocation) -> list[tuple[int, int]]:
    return [(share.debt_id, share.amount_fen) for share in allocation.shares]


def test_debts_that_are_due_come_before_those_that_are_not() -> None:
    debts = [debt(1, due=date(2026, 3, 11), bears_charge=True), debt(2, due=DAY)]
    assert paid(allocate(150, debts, DAY, LAW)) == [(2, 100), (1, 50)]


def test_a_debt_that_bears_a_charge_comes_before_an_older_one_that_does_not() -> None:
    debts = [debt(1, due=date(2026, 1, 5)), debt(2, due=date(2026, 3, 1), bears_charge=True)]
    assert paid(allocate(150, debts, DAY, LAW)) == [(2, 100), (1, 50)]


def test_the_earlier_due_date_comes_first_then_the_earlier_bill() -> None:
    debts = [
        debt(1, issued=date(2026, 1, 9)),
        debt(2, issued=date(2026, 1, 8)),
        debt(3, due=date(2026, 1, 31), issued=date(2026, 1, 20)),
    ]
    assert paid(allocate(250, debts, DAY, LAW)) == [(3, 100), (2, 100), (1, 50)]


def test_wholly_equal_debts_share_in_proportion_to_the_fen() -> None:
    debts = [debt(1, 100), debt(2, 100), debt(3, 100)]
    assert paid(allocate(100, debts, DAY, LAW)) == [(1, 34), (2, 33), (3, 33)]
    assert paid(allocate(90, [debt(1, 200), debt(2, 100)], DAY, LAW)) == [(1, 60), (2, 30)]


def test_the_fen_left_over_goes_to_the_largest_remainder() -> None:
    # 10 x 1/6 = 1.67, 10 x 2/6 = 3.33, 10 x 3/6 = 5.00
    debts = [debt(3, 300), debt(2, 200), debt(1, 100)]
    assert paid(allocate(10, debts, DAY, LAW)) == [(1, 2), (2, 3), (3, 5)]
    # 10 x 2/7 = 2.86, 10 x 5/7 = 7.14, and the other way round
    assert paid(allocate(10, [debt(1, 200), debt(2, 500)], DAY, LAW)) == [(1, 3), (2, 7)]
    assert paid(allocate(10, [debt(1, 500), debt(2, 200)], DAY, LAW)) == [(1, 7), (2, 3)]


def test_within_one_debt_costs_come_before_the_charge_and_principal_last() -> None:
    debts = [
        debt(1, 1000),
        debt(2, 50, kind=ReceivableKind.LATE_CHARGE, origin_id=1, due=date(2026, 3, 1)),
        debt(3, 20, kind=ReceivableKind.COST, origin_id=1, due=date(2026, 3, 2)),
    ]
    assert paid(allocate(100, debts, DAY, LAW)) == [(3, 20), (2, 50), (1, 30)]


def test_a_charge_ranks_with_its_own_debt_and_not_before_an_older_one() -> None:
    debts = [
        debt(1, due=date(2026, 1, 10)),
        debt(2, due=date(2026, 1, 20)),
        debt(3, 50, kind=ReceivableKind.LATE_CHARGE, origin_id=2, due=date(2026, 1, 5)),
    ]
    assert paid(allocate(160, debts, DAY, LAW)) == [(1, 100), (3, 50), (2, 10)]


def test_a_charge_survives_its_principal_and_is_paid_on_its_own() -> None:
    charge = debt(7, 50, kind=ReceivableKind.LATE_CHARGE, origin_id=1, due=date(2026, 2, 20))
    assert paid(allocate(60, [charge], DAY, LAW)) == [(7, 50)]


def test_a_charge_not_yet_due_waits_for_every_due_principal() -> None:
    debts = [
        debt(1, due=date(2026, 1, 10)),
        debt(2, 50, kind=ReceivableKind.LATE_CHARGE, origin_id=1, due=date(2026, 4, 1)),
        debt(3, due=date(2026, 3, 1)),
    ]
    assert paid(allocate(220, debts, DAY, LAW)) == [(1, 100), (3, 100), (2, 20)]


def test_the_agreed_order_pays_all_principal_oldest_first_then_charges_and_costs() -> None:
    debts = [
        debt(1, 50, kind=ReceivableKind.LATE_CHARGE, origin_id=3, due=date(2026, 1, 1)),
        debt(2, due=date(2026, 4, 1)),
        debt(3, due=date(2026, 1, 1)),
        debt(4, 20, kind=ReceivableKind.COST, origin_id=3, due=date(2026, 1, 1)),
        debt(5, kind=ReceivableKind.OPENING_BALANCE, due=date(2025, 12, 1)),
    ]
    allocation = allocate(360, debts, DAY, PRINCIPAL_FIRST)
    assert paid(allocation) == [(5, 100), (3, 100), (2, 100), (4, 20), (1, 40)]


@pytest.mark.parametrize("order", AllocationOrder)
def test_what_the_customer_names_is_served_first_in_the_order_named(
    order: AllocationOrder,
) -> None:
    debts = [
        debt(1, due=date(2026, 1, 1), bears_charge=True),
        debt(2, due=date(2026, 4, 1)),
        debt(3),
    ]
    allocation = allocate(250, debts, DAY, order, chosen=(3, 2, 3, 99))
    assert paid(allocation) == [(3, 100), (2, 100), (1, 50)]


def test_a_debt_issued_after_the_payment_gets_nothing_even_when_named() -> None:
    later = debt(1, issued=date(2026, 3, 11), due=date(2026, 3, 11))
    assert allocate(80, [later], DAY, LAW, chosen=(1,)) == Allocation((), 80)
    today = debt(1, issued=DAY, due=DAY)
    assert allocate(80, [today], DAY, LAW) == Allocation((Share(1, 80),), 0)


def test_a_negative_payment_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        allocate(-1, [], DAY, LAW)


DATES = st.integers(-40, 40).map(lambda days: DAY + timedelta(days=days))


@st.composite
def ledgers(draw: st.DrawFn) -> list[Debt]:
    """Principals, and charges and costs that may belong to one of them or to a paid one."""
    count = draw(st.integers(0, 8))
    made = []
    for debt_id in range(1, count + 1):
        kind = draw(st.sampled_from(ReceivableKind))
        attached = kind in {ReceivableKind.LATE_CHARGE, ReceivableKind.COST}
        made.append(
            Debt(
                id=debt_id,
                kind=kind,
                issue_date=draw(DATES),
                due_date=draw(DATES),
                open_fen=draw(st.integers(0, 2000)),
                bears_charge=draw(st.booleans()),
                origin_id=draw(st.integers(1, count + 2)) if attached else None,
            )
        )
    return made


PAYMENTS = st.integers(0, 12_000)
CHOICES = st.lists(st.integers(1, 10), max_size=4)


@given(amount=PAYMENTS, debts=ledgers(), order=st.sampled_from(AllocationOrder), chosen=CHOICES)
def test_not_a_fen_is_lost_or_made(
    amount: int, debts: list[Debt], order: AllocationOrder, chosen: list[int]
) -> None:
    allocation = allocate(amount, debts, DAY, order, chosen)
    open_fen = {item.id: item.open_fen for item in debts if item.issue_date <= DAY}
    assert sum(share.amount_fen for share in allocation.shares) + allocation.rest_fen == amount
    assert len({share.debt_id for share in allocation.shares}) == len(allocation.shares)
    assert all(0 < share.amount_fen <= open_fen[share.debt_id] for share in allocation.shares)
    assert allocation.rest_fen == max(0, amount - sum(open_fen.values()))


@given(amount=PAYMENTS, debts=ledgers())
def test_by_law_nothing_undue_is_paid_while_something_due_is_open(
    amount: int, debts: list[Debt]
) -> None:
    got = dict(paid(allocate(amount, debts, DAY, LAW)))
    owing = [item for item in debts if item.issue_date <= DAY]
    due_left = sum(item.open_fen - got.get(item.id, 0) for item in owing if item.due_date <= DAY)
    undue_paid = sum(got.get(item.id, 0) for item in owing if item.due_date > DAY)
    assert not (due_left and undue_paid)


@given(amount=PAYMENTS, debts=ledgers(), order=st.sampled_from(AllocationOrder), data=st.data())
def test_the_order_in_which_debts_are_handed_over_changes_nothing(
    amount: int, debts: list[Debt], order: AllocationOrder, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(debts))
    assert allocate(amount, shuffled, DAY, order) == allocate(amount, debts, DAY, order)
