"""Facts of receipts, settled accounts and statements, for the tests of the letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from desktop_ar.domain.allocation import AllocationOrder
from desktop_ar.domain.codes import LetterKind, LotKind, PaymentMethod
from desktop_ar.letters.account_facts import (
    Movement,
    PaidBill,
    ReceiptFacts,
    SettledBill,
    SettledFacts,
    StatementFacts,
    StatementLine,
    StatementLot,
)
from desktop_ar.letters.prepaid_notice import KeptLot, PrepaidNoticeFacts
from tests.letters import samples


def receipt(**changes: Any) -> ReceiptFacts:
    """A bank transfer over two bills, with something left over."""
    facts = ReceiptFacts(
        head=samples.head("SJ-2026-0008"),
        payment_no="SK-2026-0101",
        paid_on=date(2026, 11, 20),
        amount_fen=250000,
        method=PaymentMethod.BANK,
        reference="4200001",
        bills=(
            PaidBill("XS-2026-0718", "七月办公用品", 200000, 120000),
            PaidBill("XS-2026-0825", "宣传册印刷", 40000, 0),
        ),
        unallocated_fen=10000,
        balance_fen=120000,
        order=AllocationOrder.LAW,
    )
    return replace(facts, **changes)


def settled(**changes: Any) -> SettledFacts:
    """Two bills, both paid."""
    facts = SettledFacts(
        head=samples.head("JQ-2026-0002"),
        as_of=samples.TODAY,
        bills=(
            SettledBill("XS-2026-0718", "办公用品", date(2026, 7, 31), 420000, date(2026, 9, 1)),
            SettledBill("XS-2026-0825", "宣传册印刷", date(2026, 9, 1), 200000, date(2026, 11, 2)),
        ),
    )
    return replace(facts, **changes)


def statement(**changes: Any) -> StatementFacts:
    """A quarter with a bill, a payment, a correction, and a prepaid credit beside them."""
    facts = StatementFacts(
        head=samples.head("DZ-2026-0005"),
        period_from=date(2026, 9, 1),
        period_to=samples.TODAY,
        opening_fen=100000,
        lines=(
            StatementLine(
                date(2026, 9, 3), "XS-2026-0825", Movement.BILL, "宣传册印刷", 200000, 0, 300000
            ),
            StatementLine(
                date(2026, 10, 8), "SK-2026-0090", Movement.PAYMENT, "", 0, 150000, 150000
            ),
            StatementLine(
                date(2026, 10, 9), "XS-2026-0825", Movement.CREDIT_NOTE, "少两本", 0, 5000, 145000
            ),
        ),
        closing_fen=145000,
        bands=(0, 0, 155000, 0, 0, 0),
        unallocated_fen=10000,
        lots=(StatementLot("YF-0003", LotKind.COUNT_PACK, "", date(2027, 1, 5), 60000, 4),),
        answer_by=date(2026, 12, 5),
        charge_agreed=True,
        terms="账单日后 30 天内付款。",
    )
    return replace(facts, **changes)


def prepaid(**changes: Any) -> PrepaidNoticeFacts:
    """A pack near its end and a card past it."""
    facts = PrepaidNoticeFacts(
        head=samples.head("DQ-2026-0004", to=samples.PERSON),
        as_of=samples.TODAY,
        lots=(
            KeptLot(
                "YF-0003", LotKind.CLASS_PACK, "书法课", 150000, 90000, 6, 10,
                date(2026, 12, 5),
            ),
            KeptLot(
                "YF-0009", LotKind.STORED_VALUE, "", 100000, 32000, None, None,
                date(2026, 11, 1), expired=True,
            ),
        ),
        letter=LetterKind.PREPAID_EXPIRY,
    )  # fmt: skip
    return replace(facts, **changes)
