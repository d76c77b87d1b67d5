"""Letters of the sample shop, issued on the days they went out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from desktop_ar.domain.codes import LetterKind
from desktop_ar.services.letter_facts import LetterOrder
from desktop_ar.services.letters import issue_letter
from desktop_ar.services.sample.stage import Hour, Row, Stage, Step, rows


def letters() -> Iterator[Step]:
    """Letters as they went out, each with its own paper in the archive."""
    for row in rows("letters"):
        yield Step(row["day"], Hour.LETTERS, partial(_letter, row))


def _letter(row: Row, stage: Stage) -> None:
    order = LetterOrder(
        customer_no=stage.customers[row["customer"]],
        kind=LetterKind(row["kind"]),
        plan_no=stage.plans[row["plan"]] if "plan" in row else "",
    )
    issue_letter(stage.session, stage.context(row["day"]), order)
