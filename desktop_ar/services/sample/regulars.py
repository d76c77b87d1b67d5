"""The quiet business of the sample shop: regular customers who buy and pay, seeded."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import Final

from desktop_ar.services.sample.stage import OPENING_DAY, Hour, Row, Step, read, rows
from desktop_ar.services.sample.trade import bill, payment

Article = tuple[str, str, str, int, int]
"""What is sold: text, unit, price in yuan, least and most bought at once."""

_METHODS: Final = {
    "person": ("wechat", "wechat", "alipay", "cash", "card"),
    "sole_trader": ("wechat", "bank", "alipay", "cash"),
    "company": ("bank", "bank", "bank", "cheque"),
    "public": ("bank",),
}
_EARLIEST_PAYMENT: Final = -12
_LATEST_PAYMENT: Final = 16
"""Days about the due date on which regular customers pay."""


def regulars() -> Iterator[Step]:
    """Bills of everyone who buys regularly; each is paid in full, or not due yet."""
    goods = read("goods")
    for row in rows("customers"):
        if "buys" in row:
            articles = [tuple(article) for article in goods[row["buys"]]]
            yield from _of_customer(row, articles)


def _of_customer(row: Row, articles: list[Article]) -> Iterator[Step]:
    dice = random.Random(row["key"])  # noqa: S311 - a believable shop, not a secret
    every = row["every"]
    issued = row.get("since", OPENING_DAY) + dice.randint(5, every)
    while issued < 0:
        sold = _bill(row, issued, articles, dice)
        yield Step(issued, Hour.BILLS, partial(bill, sold))
        if sold["due"] < 0:
            paid = _payment(sold, row.get("kind", "person"), dice)
            yield Step(paid["day"], Hour.PAYMENTS, partial(payment, paid))
        issued += dice.randint(every * 2 // 3, every * 4 // 3)


def _bill(row: Row, issued: int, articles: list[Article], dice: random.Random) -> Row:
    lines = [_line(article, dice) for article in dice.sample(articles, dice.randint(1, 3))]
    first = lines[0][0]
    return {
        "customer": row["key"],
        "key": f"{row['key']}{issued}",
        "issued": issued,
        "due": issued + row.get("terms", 30),
        "amount": str(sum(Decimal(amount) for _, _, amount in lines)),
        "text": first if len(lines) == 1 else f"{first}等 {len(lines)} 项",
        "lines": lines,
    }


def _line(article: Article, dice: random.Random) -> tuple[str, str, str]:
    text, unit, price, least, most = article
    count = dice.randint(least, most)
    return text, f"{count} {unit}", str(Decimal(price) * count)


def _payment(sold: Row, kind: str, dice: random.Random) -> Row:
    paid = sold["due"] + dice.randint(_EARLIEST_PAYMENT, _LATEST_PAYMENT)
    return {
        "customer": sold["customer"],
        "day": min(max(paid, sold["issued"]), -1),
        "amount": sold["amount"],
        "for": [sold["key"]],
        "method": dice.choice(_METHODS[kind]),
    }
