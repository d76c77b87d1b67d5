"""A shop in a few words, for tests: every line is a real act on a real book.

Days are counted from the day of the shop's context (-40 is forty days ago), amounts are fen:

    shop.customer("王小明").bill(12_800, issued=-40, due=-10)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ParamSpec, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import Channel, Interval, LotKind, Outcome, PaymentMethod
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.language.catalogue import LANGUAGES, translator
from desktop_ar.language.sentences import fault_sentence
from desktop_ar.services.book import Book
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.contacts import LogContact, NamedPromise, log_contact
from desktop_ar.services.context import Context
from desktop_ar.services.customers import CustomerData, add_customer
from desktop_ar.services.payments import (
    Recorded,
    RecordPayment,
    ReversePayment,
    record_payment,
    reverse_payment,
)
from desktop_ar.services.plans import DraftPlan, SignPlan, keep_plan, sign_plan
from desktop_ar.services.prepaid import Redeem, Redeemed, SellPrepaid, redeem, sell_prepaid
from desktop_ar.services.receivables import IssueBill, issue_bill
from desktop_ar.storage.check import check
from desktop_ar.storage.tables import Base

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
Act = Callable[[Session, Context, Any], Answer]


@dataclass(frozen=True)
class Shop:
    """A book and the day on which its owner acts."""

    book: Book
    context: Context

    @property
    def today(self) -> date:
        """The business day."""
        return self.context.today

    def on(self, days: int) -> date:
        """The date so many days from today."""
        return self.today + timedelta(days=days)

    def later(self, days: int) -> Shop:
        """The same shop some days on."""
        return Shop(
            self.book,
            Context(self.on(days), self.context.now + timedelta(days=days), self.context.operator),
        )

    def do(self, act: Act[Answer], command: object) -> Answer:
        """One act in a transaction of its own."""
        with self.book.write() as session:
            return act(session, self.context, command)

    def refusal(self, act: Act[Any], command: object) -> dict[str, list[str]]:
        """What the act is refused for: codes by field. Fails where it is not refused.

        Nothing may be written even though the transaction is committed, and every fault must be
        one clear sentence in every language.
        """
        before = contents(self.book)
        with self.book.write() as session:
            faults = faults_of_refusal(act, session, self.context, command)
        assert contents(self.book) == before, "a refused act wrote into the book"
        found: dict[str, list[str]] = {}
        for fault in faults:
            assert_is_one_clear_sentence(fault)
            found.setdefault(fault.field or "", []).append(fault.code)
        return found

    def customer(self, name: str = "王小明", **data: Any) -> ShopCustomer:
        """Take a customer on."""
        changes = self.do(add_customer, CustomerData(name, **data))
        return ShopCustomer(self, changes.numbers[0])

    def value(self, statement: str, **params: object) -> Any:
        """One value straight from the tables."""
        with self.book.read() as session:
            return session.execute(sa.text(statement), params).scalar_one()

    def open_of(self, receivable_no: str) -> int:
        """What is open of a bill, in fen."""
        found = self.value(
            "SELECT open_fen FROM receivables WHERE receivable_no = :no", no=receivable_no
        )
        assert isinstance(found, int)
        return found

    def plan_state(self, plan_no: str) -> str:
        """Where a plan stands."""
        return str(
            self.value("SELECT state FROM installment_plans WHERE plan_no = :no", no=plan_no)
        )

    def assert_sound(self) -> None:
        """Every check of the book holds: kept amounts, references, journal."""
        with self.book.read() as session:
            wrong = [result for result in check(session) if not result.ok]
        assert not wrong


@dataclass(frozen=True)
class ShopCustomer:
    """One customer of the shop, with what is done for them."""

    shop: Shop
    no: str

    def in_days(self, days: int) -> ShopCustomer:
        """The same customer some days on."""
        return ShopCustomer(self.shop.later(days), self.no)

    def bill(
        self, amount_fen: int = 10_000, *, issued: int = -40, due: int = -10, **more: Any
    ) -> str:
        """Issue a bill; its number."""
        command = IssueBill(
            self.no, amount_fen, self.shop.on(issued), due_date=self.shop.on(due), **more
        )
        return self.shop.do(issue_bill, command).numbers[0]

    def pay(self, amount_fen: int, *bills: str, on: int = 0, **more: Any) -> Recorded:
        """Receive money, matched to the bills named first."""
        command = RecordPayment(
            self.no,
            amount_fen,
            self.shop.on(on),
            more.pop("method", PaymentMethod.CASH),
            receivable_nos=bills,
            **more,
        )
        return self.shop.do(record_payment, command)

    def take_back(self, payment_no: str, *, on: int = 0) -> ChangeSet:
        """Take a payment back."""
        return self.shop.do(reverse_payment, ReversePayment(payment_no, self.shop.on(on)))

    def contact(self, outcome: Outcome = Outcome.OTHER, *, on: int = 0, **more: Any) -> ChangeSet:
        """Log a contact."""
        channel = more.pop("channel", Channel.PHONE)
        command = LogContact(self.no, channel, outcome, self.shop.on(on), **more)
        return self.shop.do(log_contact, command)

    def promise(self, amount_fen: int, *, by: int, on: int = 0) -> str:
        """A promise named on the phone; its number."""
        named = NamedPromise(amount_fen, self.shop.on(by))
        return self.contact(Outcome.PROMISED, on=on, promise=named).numbers[1]

    def plan(
        self, *bills: str, count: int = 3, agreed: int = 0, signed: int | None = None, **more: Any
    ) -> str:
        """Keep a plan by months, signed where a day is given; its number."""
        command = DraftPlan(
            self.no,
            self.shop.on(agreed),
            count=count,
            every=more.pop("every", Interval.MONTH),
            receivable_nos=bills,
            **more,
        )
        plan_no = self.shop.do(keep_plan, command).numbers[0]
        if signed is not None:
            self.shop.do(sign_plan, SignPlan(plan_no, self.shop.on(signed)))
        return plan_no

    def lot(
        self,
        paid_fen: int = 100_000,
        *,
        kind: LotKind = LotKind.STORED_VALUE,
        sold: int = -30,
        until: int | None = None,
        **more: Any,
    ) -> str:
        """Sell in advance; the number of the lot."""
        valid_until = None if until is None else self.shop.on(until)
        command = SellPrepaid(
            self.no, kind, self.shop.on(sold), paid_fen, valid_until=valid_until, **more
        )
        return self.shop.do(sell_prepaid, command).numbers[0]

    def use(self, lot_no: str, *, on: int = 0, **more: Any) -> Redeemed:
        """Use a lot by `amount_fen` or by `units`."""
        return self.shop.do(redeem, Redeem(lot_no, self.shop.on(on), **more))


def contents(book: Book) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with book.read() as session:
        return {
            name: [tuple(row) for row in session.execute(sa.select(table))]
            for name, table in Base.metadata.tables.items()
        }


def faults_of_refusal(
    act: Act[Any], session: Session, context: Context, command: object
) -> tuple[Fault, ...]:
    """The faults an act is refused for; fails where it is not refused."""
    try:
        act(session, context, command)
    except Refused as refusal:
        return refusal.faults
    raise AssertionError(f"{command} was not refused")


def assert_is_one_clear_sentence(fault: Fault) -> None:
    """A fault says what is wrong and what to do, in its own words in every language."""
    sentences = {language: fault_sentence(translator(language), fault) for language in LANGUAGES}
    for sentence in sentences.values():
        assert sentence.endswith((".", "。")), sentence
        assert "{" not in sentence
        assert "\n" not in sentence
    assert len(set(sentences.values())) == len(LANGUAGES), f"{fault.code} is not translated"
