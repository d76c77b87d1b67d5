"""Contacts of the sample shop, and the promises made in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from desktop_ar.domain.codes import Action, Channel, Outcome, Reason
from desktop_ar.services.contacts import (
    LogContact,
    NamedPromise,
    WithdrawPromise,
    log_contact,
    withdraw_promise,
)
from desktop_ar.services.sample.stage import Hour, Row, Stage, Step, fen, rows


def contacts() -> Iterator[Step]:
    """Talks and messages, and the one promise that was noted by mistake."""
    for row in rows("contacts"):
        yield Step(row["day"], Hour.CONTACTS, partial(_contact, row))
    for row in rows("withdrawals"):
        yield Step(row["day"], Hour.ENDINGS, partial(_withdraw, row))


def _contact(row: Row, stage: Stage) -> None:
    day = row["day"]
    corrects = stage.contacts[row["corrects"]][0] if "corrects" in row else ""
    command = LogContact(
        customer_no=stage.customers[row["customer"]],
        channel=Channel(row["channel"]),
        outcome=Outcome(row["outcome"]),
        contacted_on=stage.on(day),
        answered_by=row.get("who", ""),
        reason=Reason(row["reason"]) if "reason" in row else None,
        ability=row.get("ability", ""),
        note=row.get("note", ""),
        promise=_promise(row, stage),
        next_action=Action(row["next"]) if "next" in row else None,
        next_action_on=stage.on(row["next_on"]) if "next" in row else None,
        corrects_no=corrects,
    )
    changes = log_contact(stage.session, stage.context(day), command)
    stage.contacts[row.get("key", "")] = changes.numbers


def _promise(row: Row, stage: Stage) -> NamedPromise | None:
    if "promise" not in row:
        return None
    named = row["promise"]
    return NamedPromise(fen(named["amount"]), stage.on(named["by"]))


def _withdraw(row: Row, stage: Stage) -> None:
    _, promise_no = stage.contacts[row["promise"]]
    command = WithdrawPromise(promise_no, stage.on(row["day"]))
    withdraw_promise(stage.session, stage.context(row["day"]), command)
