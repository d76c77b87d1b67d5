"""Installment plans of the sample shop: kept, signed, paid, missed, broken, dropped."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from desktop_ar.domain.codes import Interval
from desktop_ar.domain.installments import due_date_of
from desktop_ar.services.plans import DraftPlan, EndPlan, SignPlan, end_plan, keep_plan, sign_plan
from desktop_ar.services.sample.stage import Hour, Row, Stage, Step, fen, rows


def plans() -> Iterator[Step]:
    """Every plan from its agreement to where it stands today."""
    for row in rows("plans"):
        yield Step(row["agreed"], Hour.PLANS, partial(_keep, row))
        if "signed" in row:
            yield Step(row["signed"], Hour.SIGNATURES, partial(_sign, row))
        if "ended" in row:
            yield Step(row["ended"], Hour.ENDINGS, partial(_end, row))


def _keep(row: Row, stage: Stage) -> None:
    days, months = row["first"]
    command = DraftPlan(
        customer_no=stage.customers[row["customer"]],
        agreed_on=stage.on(row["agreed"]),
        count=row.get("count"),
        each_fen=fen(row["each"]) if "each" in row else None,
        down_payment_fen=fen(row.get("down", "0")),
        every=Interval(row.get("every", "month")),
        first_due_date=due_date_of(stage.on(days), Interval.MONTH, months),
        receivable_nos=tuple(stage.bills[key] for key in row["bills"]),
        affordable_fen=fen(row["affordable"]) if "affordable" in row else None,
        note=row.get("note", ""),
    )
    changes = keep_plan(stage.session, stage.context(row["agreed"]), command)
    stage.plans[row["key"]] = changes.numbers[0]


def _sign(row: Row, stage: Stage) -> None:
    command = SignPlan(stage.plans[row["key"]], stage.on(row["signed"]))
    sign_plan(stage.session, stage.context(row["signed"]), command)


def _end(row: Row, stage: Stage) -> None:
    broken = row.get("broken", False)
    command = EndPlan(stage.plans[row["key"]], stage.on(row["ended"]), broken=broken)
    end_plan(stage.session, stage.context(row["ended"]), command)
