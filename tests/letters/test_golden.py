"""Every letter in both languages against its expected text, page by page.

After a wanted change of the words or the layout write the expected texts anew and look at the
difference before it is committed:

    DESKTOP_AR_GOLDEN=write .venv/bin/python -m pytest tests/letters/test_golden.py
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_ar.domain.allocation import AllocationOrder
from desktop_ar.domain.codes import ChargeRule, CustomerKind, LetterKind
from desktop_ar.letters.account_facts import PaidBill
from desktop_ar.letters.all_facts import LetterFacts
from desktop_ar.letters.facts import (
    Addressee,
    BrokenPromise,
    Contract,
    LateCharge,
    Party,
)
from desktop_ar.letters.render import render
from tests.letters import account_samples, samples
from tests.letters.reading import pages_of

GOLDEN = Path(__file__).parents[1] / "golden" / "letters"
COMPANY = Addressee(
    "Hechang Property Services Ltd.", CustomerKind.COMPANY, "Mr Wang", "7 Harbour Road, Shanghai"
)
PERSON = Addressee("Shen Jiamu", CustomerKind.PERSON, "", "20 Wutong Lane, Shanghai")


def english(number: str, to: Addressee = COMPANY) -> dict[str, object]:
    """Head and ways of an English letter."""
    return {
        "head": samples.head(number, to=to, language="en"),
        "ways": samples.ENGLISH_WAYS,
    }


def english_agreement() -> LetterFacts:
    """The agreement in English with a person; the charge runs on."""
    facts = samples.agreement()
    texts = ("paint, June", "desks", "paint, September")
    return samples.agreement(
        **english("FQ-2026-0009", PERSON),
        creditor=replace(facts.creditor, name="Wutongli Stationery & Studio", address="18 Wutong"),
        debtor=Party("Shen Jiamu", CustomerKind.PERSON, "", "20 Wutong Lane", "138 0000 6604"),
        lines=tuple(
            replace(line, description=text) for line, text in zip(facts.lines, texts, strict=True)
        ),
        charge=LateCharge(28408, "It is 0.03% of the unpaid principal a day."),
        charge_rule=ChargeRule.CONTINUES,
    )


CASES: dict[str, LetterFacts] = {
    "reminder-zh": samples.reminder(),
    "reminder-en": samples.reminder(
        **english("TX-2026-0031", PERSON), lines=samples.english_bills(1)
    ),
    "follow-up-zh": samples.follow_up(),
    "follow-up-en": samples.follow_up(
        **english("GJ-2026-0017"),
        lines=samples.english_bills(2),
        promise=BrokenPromise(date(2026, 10, 1), date(2026, 10, 15), 200000, 50000),
    ),
    "formal-demand-zh": samples.demand(),
    "formal-demand-zh-12-bills": samples.demand(
        lines=samples.bills(12, 5), charge=LateCharge(60, samples.CHARGE_SENTENCE)
    ),
    "formal-demand-zh-person-no-charge": samples.demand(
        head=samples.head("CK-2026-0013", to=samples.PERSON),
        lines=(samples.bill(),),
        contract=None,
        charge=None,
        suspend_from=None,
        annexes=None,
    ),
    "formal-demand-en": samples.demand(
        **english("CK-2026-0012"),
        lines=samples.english_bills(2),
        contract=Contract("GH-2026-003", date(2026, 6, 1), "Supply Agreement"),
        charge=LateCharge(12588, samples.ENGLISH_CHARGE_SENTENCE, held_until_deadline=True),
        annexes=None,
    ),
    "formal-demand-zh-derivation": samples.demand(charge=samples.derived_charge("每日 0.05%")),
    "formal-demand-en-derivation": samples.demand(
        **english("CK-2026-0012"),
        lines=samples.english_bills(2),
        charge=samples.derived_charge("0.05% a day"),
        annexes=None,
    ),
    "terms-zh": samples.terms(),
    "terms-zh-accepted-no-charge": samples.terms(
        head=samples.head("TK-2026-0004", to=samples.PERSON),
        days=0,
        charge_sentence="",
        example="",
        prepaid_validity="",
        prepaid_refund="",
        customer_address="",
        accepted_on=date(2026, 11, 2),
        accepted_by="沈嘉木",
        allocation=AllocationOrder.PRINCIPAL_FIRST,
    ),
    "terms-en": samples.terms(
        **english("TK-2026-0003"),
        charge_sentence=(
            "For bills issued from 1 January 2026: For each day of late payment a charge of 0.05%"
            " of the unpaid principal is due; at most 12% a year."
        ),
        example="Example: ¥10,000.00 paid 30 days late costs ¥98.63, which is 12% a year.",
        prepaid_validity="Stored value does not expire; packs are good for two years.",
        prepaid_refund="What is not used is refunded at any time, within seven days.",
        shop_address="18 Wutong Lane",
        customer_address=COMPANY.address,
    ),
    "overdue-notice-zh": samples.demand(
        head=samples.head("YQ-2026-0003"), letter=LetterKind.OVERDUE_NOTICE, annexes=None
    ),
    "overdue-notice-en": samples.demand(
        **english("YQ-2026-0003"),
        lines=tuple(replace(line, late_charge_fen=0) for line in samples.english_bills(2)),
        charge=None,
        letter=LetterKind.OVERDUE_NOTICE,
        annexes=None,
    ),
    "final-notice-zh": samples.demand(
        head=samples.head("ZH-2026-0001"), letter=LetterKind.FINAL_NOTICE, annexes=None
    ),
    "final-notice-en": samples.demand(
        **english("ZH-2026-0001"),
        lines=samples.english_bills(2),
        contract=None,
        charge=LateCharge(12588, samples.ENGLISH_CHARGE_SENTENCE),
        suspend_from=None,
        letter=LetterKind.FINAL_NOTICE,
        annexes=None,
    ),
    "suspension-notice-zh": samples.demand(
        head=samples.head("ZT-2026-0002"), letter=LetterKind.SUSPENSION_NOTICE, annexes=None
    ),
    "suspension-notice-en": samples.demand(
        **english("ZT-2026-0002"),
        lines=tuple(replace(line, late_charge_fen=0) for line in samples.english_bills(2)),
        charge=None,
        suspend_from=None,
        letter=LetterKind.SUSPENSION_NOTICE,
        annexes=None,
    ),
    "prepaid-expiry-zh": account_samples.prepaid(),
    "prepaid-expiry-en": account_samples.prepaid(
        head=samples.head("DQ-2026-0004", to=PERSON, language="en")
    ),
    "prepaid-balance-zh": account_samples.prepaid(letter=LetterKind.PREPAID_BALANCE),
    "prepaid-balance-en": account_samples.prepaid(
        head=samples.head("YE-2026-0004", to=PERSON, language="en"),
        letter=LetterKind.PREPAID_BALANCE,
    ),
    "receipt-zh": account_samples.receipt(),
    "receipt-en": account_samples.receipt(
        head=samples.head("SJ-2026-0008", to=COMPANY, language="en"),
        bills=tuple(PaidBill(f"XS-2026-{number:04d}", "paint", 31250, 0) for number in range(8)),
        unallocated_fen=0,
        balance_fen=0,
        order=None,
    ),
    "paid-in-full-zh": account_samples.settled(),
    "paid-in-full-en": account_samples.settled(
        head=samples.head("JQ-2026-0002", to=PERSON, language="en"), bills=()
    ),
    "plan-completed-zh": account_samples.settled(
        head=samples.head("WB-2026-0002"), plan_no="FQ-2026-0009", signed_on=date(2026, 5, 2)
    ),
    "plan-completed-en": account_samples.settled(
        head=samples.head("WB-2026-0002", to=PERSON, language="en"),
        plan_no="FQ-2026-0009",
        signed_on=date(2026, 5, 2),
    ),
    "statement-zh": account_samples.statement(),
    "statement-en": account_samples.statement(
        head=samples.head("DZ-2026-0005", to=COMPANY, language="en"),
        opening_fen=-50000,
        lines=(),
        closing_fen=-50000,
        bands=(0,) * 6,
        unallocated_fen=50000,
        lots=(),
        charge_agreed=False,
        terms="",
    ),
    "extension-zh": samples.extension(),
    "extension-en": samples.extension(**english("YX-2026-0002"), charged=False),
    "agreement-zh": samples.agreement(),
    "agreement-en": english_agreement(),
}


def described(facts: LetterFacts) -> str:
    """Version of the words, number of pages, and the text of each."""
    rendered = render(facts)
    lines = [f"words {rendered.wording_version}, pages {rendered.page_count}"]
    for number, page in enumerate(pages_of(rendered.pdf), start=1):
        lines += [f"--- page {number} ---", *(line.rstrip() for line in page.splitlines())]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", CASES)
def test_a_letter_reads_as_expected(name: str) -> None:
    path = GOLDEN / f"{name}.txt"
    text = described(CASES[name])
    if os.environ.get("DESKTOP_AR_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


def test_there_is_no_expected_text_without_its_letter() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(CASES)
