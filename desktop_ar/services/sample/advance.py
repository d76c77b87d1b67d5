"""What the sample shop sold in advance, and how much of it was used."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from desktop_ar.domain.codes import LotKind
from desktop_ar.services.prepaid import (
    Redeem,
    SellPrepaid,
    UndoRedemption,
    redeem,
    sell_prepaid,
    undo_redemption,
)
from desktop_ar.services.sample.stage import Hour, Row, Stage, Step, fen, rows


def prepaid() -> Iterator[Step]:
    """Every lot with its uses, spread evenly between the first and the last."""
    for row in rows("prepaid"):
        numbers: list[str] = []
        yield Step(row["sold"], Hour.SALES, partial(_sell, row, numbers))
        if "uses" in row:
            yield from _uses(row["uses"], numbers)


def _sell(row: Row, numbers: list[str], stage: Stage) -> None:
    command = SellPrepaid(
        customer_no=stage.customers[row["customer"]],
        kind=LotKind(row["kind"]),
        sold_on=stage.on(row["sold"]),
        paid_fen=fen(row["paid"]),
        bonus_fen=fen(row.get("bonus", "0")),
        units=row.get("units"),
        unit_list_price_fen=fen(row["list"]) if "list" in row else None,
        valid_until=stage.on(row["until"]) if "until" in row else None,
        title=row["title"],
        user_name=row.get("user", ""),
        activated=row.get("activated", True),
    )
    numbers += sell_prepaid(stage.session, stage.context(row["sold"]), command).numbers


def _uses(uses: Row, numbers: list[str]) -> Iterator[Step]:
    amounts = uses.get("amounts", [None] * uses.get("times", 0))
    first, last = uses["first"], uses["last"]
    for place, amount in enumerate(amounts):
        day = first if len(amounts) == 1 else first + (last - first) * place // (len(amounts) - 1)
        use = {**uses, "day": day, "amount": amount}
        if place:
            use.pop("undone", None)
        yield Step(day, Hour.USES, partial(_use, use, numbers))


def _use(use: Row, numbers: list[str], stage: Stage) -> None:
    day, amount = use["day"], use["amount"]
    command = Redeem(
        lot_no=numbers[0],
        on=stage.on(day),
        amount_fen=None if amount is None else fen(amount),
        units=use.get("units", 1) if amount is None else None,
        what=use["what"],
    )
    used = redeem(stage.session, stage.context(day), command)
    if "undone" in use:
        undo = UndoRedemption(used.entry_id, stage.on(use["undone"]))
        undo_redemption(stage.session, stage.context(use["undone"]), undo)
