"""Customers of the sample shop, their bills, what they paid and what they contest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final

from desktop_ar.domain.codes import CustomerKind, PaymentMethod, ReceivableKind
from desktop_ar.services.customers import CustomerData, add_customer
from desktop_ar.services.payments import (
    RecordPayment,
    ReversePayment,
    record_payment,
    reverse_payment,
)
from desktop_ar.services.receivables import (
    BillLine,
    CancelBill,
    CloseDispute,
    IssueBill,
    OpenDispute,
    cancel_bill,
    close_dispute,
    issue_bill,
    open_dispute,
)
from desktop_ar.services.sample.stage import OPENING_DAY, Hour, Row, Stage, Step, fen, rows

_MONTHS: Final = (
    "一月", "二月", "三月", "四月", "五月", "六月",
    "七月", "八月", "九月", "十月", "十一月", "十二月",
)  # fmt: skip


def customers() -> Iterator[Step]:
    """Everyone is taken on in the opening days, newcomers on a day of their own."""
    for row in rows("customers"):
        day = row.get("since", OPENING_DAY)
        yield Step(day, Hour.CUSTOMERS, partial(_take_on, row, day))


def _take_on(row: Row, day: int, stage: Stage) -> None:
    data = CustomerData(
        name=row["name"],
        kind=CustomerKind(row.get("kind", "person")),
        contact=row.get("contact", ""),
        phone=row.get("phone", ""),
        wechat=row.get("wechat", ""),
        email=row.get("email", ""),
        address=row.get("address", ""),
        language=row.get("language", "zh_CN"),
        terms_days=row.get("terms"),
        credit_limit_fen=fen(row["limit"]) if "limit" in row else None,
        note=row.get("note", ""),
    )
    changes = add_customer(stage.session, stage.context(day), data)
    stage.customers[row["key"]] = changes.numbers[0]


def bills() -> Iterator[Step]:
    """Bills that are told of by name, and the one that was issued by mistake."""
    for row in rows("bills"):
        yield Step(row["issued"], Hour.BILLS, partial(bill, row))
        if "cancelled" in row:
            yield Step(row["cancelled"], Hour.CANCELLATIONS, partial(_cancel, row))


def bill(row: Row, stage: Stage) -> None:
    """Issue one bill and keep its number under its key."""
    issued = stage.on(row["issued"])
    command = IssueBill(
        customer_no=stage.customers[row["customer"]],
        amount_fen=fen(row["amount"]),
        issue_date=issued,
        due_date=stage.on(row["due"]),
        kind=ReceivableKind(row.get("kind", "invoice")),
        description=worded(row["text"], issued),
        contract_no=worded(row.get("contract", ""), issued),
        lines=tuple(
            BillLine(text, fen(amount), quantity) for text, quantity, amount in row.get("lines", ())
        ),
    )
    changes = issue_bill(stage.session, stage.context(row["issued"]), command)
    stage.bills[row["key"]] = changes.numbers[0]


def worded(text: str, day: date) -> str:
    """The text with the month and the year of its day filled in."""
    return text.format(month=_MONTHS[day.month - 1], year=day.year)


def _cancel(row: Row, stage: Stage) -> None:
    day = row["cancelled"]
    command = CancelBill(stage.bills[row["key"]], stage.on(day), row["why"])
    cancel_bill(stage.session, stage.context(day), command)


def payments() -> Iterator[Step]:
    """What came in on the bills told of by name; one cheque bounced."""
    for row in rows("payments"):
        yield Step(row["day"], Hour.PAYMENTS, partial(payment, row))


def payment(row: Row, stage: Stage) -> None:
    """Record one payment, and take it back on the day the bank returned it."""
    command = RecordPayment(
        customer_no=stage.customers[row["customer"]],
        amount_fen=fen(row["amount"]),
        paid_on=stage.on(row["day"]),
        method=PaymentMethod(row.get("method", "other")),
        reference=row.get("reference", ""),
        note=row.get("note", ""),
        receivable_nos=tuple(stage.bills[key] for key in row["for"]),
    )
    recorded = record_payment(stage.session, stage.context(row["day"]), command)
    if "reversed" in row:
        day = row["reversed"]
        back = ReversePayment(recorded.payment_no, stage.on(day), row["why"])
        reverse_payment(stage.session, stage.context(day), back)


def disputes() -> Iterator[Step]:
    """Bills that were contested, and how it ended."""
    for row in rows("disputes"):
        yield Step(row["opened"], Hour.DISPUTES, partial(_contest, row))
        if "closed" in row:
            yield Step(row["closed"], Hour.DISPUTES, partial(_settle, row))


def _contest(row: Row, stage: Stage) -> None:
    day = row["opened"]
    amount_fen = fen(row["amount"]) if "amount" in row else None
    command = OpenDispute(stage.bills[row["bill"]], stage.on(day), amount_fen, row["why"])
    open_dispute(stage.session, stage.context(day), command)


def _settle(row: Row, stage: Stage) -> None:
    day = row["closed"]
    command = CloseDispute(stage.bills[row["bill"]], stage.on(day))
    close_dispute(stage.session, stage.context(day), command)
