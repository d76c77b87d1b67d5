"""A small shop for the dialogs: the customers of the pictures, made through the real acts."""

from __future__ import annotations

from datetime import UTC, date, datetime

from desktop_ar.domain.codes import (
    Channel,
    CustomerKind,
    LotKind,
    Outcome,
    PaymentMethod,
)
from desktop_ar.services.book import Book
from desktop_ar.services.contacts import LogContact, NamedPromise, log_contact
from desktop_ar.services.context import Context
from desktop_ar.services.customers import CustomerData, add_customer
from desktop_ar.services.payment_ways import SetWaysToPay, WayToPay, set_ways_to_pay
from desktop_ar.services.prepaid import SellPrepaid, sell_prepaid
from desktop_ar.services.receivables import IssueBill, issue_bill
from desktop_ar.services.settings import ChangeSettings, change_settings
from desktop_ar.services.standing import lots_on_hand

SCHOOL, DECORATOR, WANG, NEW = "K-0012", "K-0007", "K-0003", "K-0031"

_CUSTOMERS = (
    CustomerData("北桥社区幼儿园", SCHOOL, CustomerKind.PUBLIC, "何园长", "13755500918",
                 address="北桥路 12 号", credit_limit_fen=800_000),
    CustomerData("青石装饰工程部", DECORATOR, CustomerKind.SOLE_TRADER, "石经理", "13855506604"),
    CustomerData("王小明", WANG, phone="13955502211", terms_days=15),
    CustomerData("许知夏", NEW, phone="13655507788"),
)  # fmt: skip
_BILLS = (
    (SCHOOL, "XS-2026-0798", 248_000, date(2026, 8, 16), date(2026, 9, 15), "秋季画材"),
    (SCHOOL, "XS-2026-0897", 200_000, date(2026, 9, 15), date(2026, 10, 15), "手工课耗材"),
    (SCHOOL, "XS-2026-0951", 200_000, date(2026, 10, 1), date(2026, 10, 31), ""),
    (DECORATOR, "XS-2026-0612", 486_000, date(2026, 6, 15), date(2026, 7, 15), "展板"),
    (DECORATOR, "XS-2026-0755", 300_000, date(2026, 8, 1), date(2026, 8, 31), ""),
    (DECORATOR, "XS-2026-0902", 200_000, date(2026, 9, 15), date(2026, 10, 15), ""),
    (WANG, "XS-2026-0871", 68_000, date(2026, 9, 18), date(2026, 10, 3), "画框装裱"),
)
_PROMISES = (
    (SCHOOL, 200_000, date(2026, 11, 14), date(2026, 11, 21)),
    (DECORATOR, 300_000, date(2026, 11, 10), date(2026, 11, 14)),
)
_LOTS = (
    SellPrepaid(WANG, LotKind.STORED_VALUE, date(2026, 3, 1), 100_000, 20_000,
                valid_until=date(2027, 2, 28), title="储值卡"),
    SellPrepaid(WANG, LotKind.COUNT_PACK, date(2026, 5, 1), 60_000, units=10,
                valid_until=date(2026, 11, 30), title="装裱次卡"),
    SellPrepaid(WANG, LotKind.CLASS_PACK, date(2025, 10, 1), 150_000, units=12,
                unit_list_price_fen=16_000, valid_until=date(2026, 10, 31),
                title="儿童水彩课", user_name="王乐乐"),
)  # fmt: skip


def fill(book: Book) -> None:
    """Everything the dialogs are shown with, on the days before today."""
    with book.write() as session:
        opening = _context(date(2026, 1, 5))
        for customer in _CUSTOMERS:
            add_customer(session, opening, customer)
        ways = (PaymentMethod.WECHAT, PaymentMethod.BANK, PaymentMethod.CASH, PaymentMethod.CARD)
        set_ways_to_pay(session, opening, SetWaysToPay(tuple(WayToPay(w, "见店内") for w in ways)))
        change_settings(session, opening, ChangeSettings((("shop.name", "梧桐里文具画室"),)))
        for customer_no, number, fen, issued, due, text in _BILLS:
            command = IssueBill(customer_no, fen, issued, due, number, description=text)
            issue_bill(session, _context(issued), command)
        for customer_no, fen, made, due in _PROMISES:
            said = LogContact(customer_no, Channel.PHONE, Outcome.PROMISED, made,
                              promise=NamedPromise(fen, due))  # fmt: skip
            log_contact(session, _context(made), said)
        for lot in _LOTS:
            sell_prepaid(session, _context(lot.sold_on), lot)


def lots_of(book: Book, customer_no: str) -> dict[str, str]:
    """Numbers of a customer's lots by their titles."""
    with book.read() as session:
        lots = lots_on_hand(session, _context(date(2026, 11, 21)), customer_no)
    return {lot.title: lot.lot_no for lot in lots}


def _context(day: date) -> Context:
    return Context(day, datetime(day.year, day.month, day.day, 2, 30, tzinfo=UTC), "test")
