"""The columns of every answer that leaves the program: keys, headers, kinds, in one place.

The commands and the window's export read these tables, so that both give the same columns. The
keys are those of cli.md; the English headers are the keys without ``_fen`` and the English form
keeps codes as they are, for programs; in Chinese headers and codes are words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, Final

from desktop_ar.domain.codes import Action, Level, LotKind, LotState, PlanState
from desktop_ar.domain.dunning import Blocker, StepReason
from desktop_ar.domain.late_charge import ChargeKind
from desktop_ar.exchange.answer_headers import header
from desktop_ar.exchange.columns import Column, ColumnKind
from desktop_ar.language.catalogue import Translator
from desktop_ar.language.code_words import word

TEXT, CODE, AMOUNT, COUNT, DATE = ColumnKind


@dataclass(frozen=True, slots=True)
class Field:
    """One key of an answer: what it holds, which codes, and whether the short table shows it."""

    key: str
    kind: ColumnKind = TEXT
    codes: type[StrEnum] | None = None
    brief: bool = False
    counts: bool = False
    """A number of things, so that it has a total (days have none)."""

    @property
    def summed(self) -> bool:
        """Whether the totals hold its sum: every amount and every count (cli.md)."""
        return self.kind is AMOUNT or self.counts


Answer = tuple[Field, ...]

_CUSTOMER: Final = (
    Field("customer_no", CODE, brief=True),
    Field("customer_name", brief=True),
)
_BANDS: Final = (
    Field("d1_30_fen", AMOUNT),
    Field("d31_60_fen", AMOUNT),
    Field("d61_90_fen", AMOUNT),
    Field("d91_180_fen", AMOUNT),
    Field("d181_plus_fen", AMOUNT),
)
_BRIEF_BANDS: Final = tuple(Field(field.key, AMOUNT, brief=True) for field in _BANDS)

OVERDUE: Final[Answer] = (
    *_CUSTOMER,
    Field("phone", CODE),
    Field("overdue_fen", AMOUNT, brief=True),
    Field("not_due_fen", AMOUNT),
    Field("open_fen", AMOUNT, brief=True),
    Field("unallocated_fen", AMOUNT),
    Field("oldest_due_date", DATE, brief=True),
    Field("days_past_due", COUNT, brief=True),
    Field("overdue_count", COUNT, counts=True),
    *_BANDS,
    Field("late_charge_fen", AMOUNT),
    Field("disputed_fen", AMOUNT),
    Field("level", TEXT, Level, brief=True),
    Field("promise_date", DATE, brief=True),
    Field("plan_state", TEXT, PlanState, brief=True),
    Field("last_contact_at", DATE),
    Field("next_action", TEXT, Action, brief=True),
    Field("next_action_on", DATE, brief=True),
    Field("prepaid_value_fen", AMOUNT),
)
PREPAID: Final[Answer] = (
    *_CUSTOMER,
    Field("phone", CODE),
    Field("lot_no", CODE, brief=True),
    Field("kind", TEXT, LotKind, brief=True),
    Field("title", brief=True),
    Field("sold_on", DATE),
    Field("valid_until", DATE, brief=True),
    Field("days_left", COUNT, brief=True),
    Field("state", TEXT, LotState, brief=True),
    Field("paid_fen", AMOUNT),
    Field("bonus_fen", AMOUNT),
    Field("value_left_fen", AMOUNT, brief=True),
    Field("paid_left_fen", AMOUNT),
    Field("units_bought", COUNT, counts=True),
    Field("units_left", COUNT, brief=True, counts=True),
    Field("last_used_on", DATE),
    Field("next_action", TEXT, Action),
    Field("next_action_on", DATE),
)
AGEING: Final[Answer] = (
    *_CUSTOMER,
    Field("open_fen", AMOUNT, brief=True),
    Field("not_due_fen", AMOUNT, brief=True),
    *_BRIEF_BANDS,
)
TODAY: Final[Answer] = (
    *_CUSTOMER,
    Field("action", TEXT, Action, brief=True),
    Field("level", TEXT, Level, brief=True),
    Field("due_on", DATE, brief=True),
    Field("overdue_fen", AMOUNT, brief=True),
    Field("prepaid_value_fen", AMOUNT),
    Field("reason", brief=True),
    Field("reason_codes", TEXT, StepReason),
    Field("blocked_by", TEXT, Blocker, brief=True),
)
ACCRUE: Final[Answer] = (
    Field("receivable_no", CODE, brief=True),
    Field("customer_no", CODE, brief=True),
    Field("policy", TEXT, ChargeKind, brief=True),
    Field("base_fen", AMOUNT, brief=True),
    Field("from_date", DATE, brief=True),
    Field("to_date", DATE, brief=True),
    Field("days", COUNT, brief=True),
    Field("rate", CODE, brief=True),
    Field("amount_fen", AMOUNT, brief=True),
    Field("capped", brief=True),
    Field("estimate", brief=True),
    Field("steps"),
)


@cache
def columns(t: Translator, answer: Answer) -> tuple[Column, ...]:
    """The columns of an answer with their headers in a language."""
    return tuple(Column(field.key, header(t, field.key), field.kind) for field in answer)


def rows(t: Translator, answer: Answer, records: Iterable[object]) -> Iterator[Sequence[Any]]:
    """The records' values in the order of the columns, codes as the language writes them."""
    read = attrgetter(*(field.key for field in answer))
    coded = [(at, field.codes) for at, field in enumerate(answer) if field.codes is not None]
    for record in records:
        values = list(read(record))
        for at, codes in coded:
            if values[at] is not None:
                values[at] = written(t, codes, values[at])
        yield values


@cache
def written(t: Translator, codes: type[StrEnum], value: Any) -> str | None:
    """A code, or several, as a sheet shows them: words in Chinese, codes in English."""
    if value in ("", ()):
        return None
    if isinstance(value, tuple):
        joint = t.pgettext("list of numbers", ", ")
        return joint.join(written(t, codes, one) or "" for one in value)
    return word(t, codes(value)) if t.chinese else str(value)


def totals(answer: Answer, records: Sequence[object]) -> dict[str, int]:
    """The sum of every amount and count column; what a row does not have counts as nothing."""
    return {
        field.key: sum(getattr(record, field.key) or 0 for record in records)
        for field in answer
        if field.summed
    }
