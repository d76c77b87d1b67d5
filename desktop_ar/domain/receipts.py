"""Which debt a receipt from a bank or payment service may pay (domain.md 4b).

The rule proposes and says why; nothing is booked without the owner. Payers are often masked in
such files, so the sum, the day and what the remark says decide as much as the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final


class ReceiptState(StrEnum):
    """What becomes of a row of a bill file.

    ``sure``: the exact sum and one candidate. ``proposed``: something fits, the owner decides.
    """

    PROPOSED = "proposed"
    SURE = "sure"
    UNKNOWN = "unknown"
    BOOKED = "booked"
    NOT_INCOME = "not_income"


class Fit(StrEnum):
    """How the sum fits what a customer owes, the best first."""

    ONE_DEBT = "one_debt"
    WHOLE_BALANCE = "whole_balance"
    SEVERAL_DEBTS = "several_debts"
    PART = "part"
    MORE = "more"


class Known(StrEnum):
    """By what the payer was recognised, the best first."""

    NUMBER = "number"
    ALIAS = "alias"
    NAME = "name"
    PHONE = "phone"
    MASKED = "masked"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Target:
    """One open debt, or one installment of a plan, that a receipt could pay.

    `numbers` are the bills that stand behind it; for a bill itself there is one.
    """

    key: str
    numbers: tuple[str, ...]
    open_fen: int
    issue_date: date
    due_date: date


@dataclass(frozen=True, slots=True)
class Payer:
    """A customer with something open: how they are recognised, and what they owe.

    `aliases` are payer names that were given to them before.
    """

    customer_no: str
    name: str
    phone: str
    targets: tuple[Target, ...]
    aliases: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Incoming:
    """Money that came in, as a file tells it."""

    on: date
    amount_fen: int
    payer: str
    remark: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A customer whose debts the money may pay, and why. `targets` are those it would pay."""

    customer_no: str
    targets: tuple[Target, ...]
    fit: Fit
    known: Known

    @property
    def numbers(self) -> tuple[str, ...]:
        """The bills that would be named, each once."""
        return tuple(dict.fromkeys(number for one in self.targets for number in one.numbers))


_FIT_RANK: Final = {fit: rank for rank, fit in enumerate(Fit)}
_KNOWN_RANK: Final = {known: rank for rank, known in enumerate(Known)}
EXACT: Final = frozenset({Fit.ONE_DEBT, Fit.WHOLE_BALANCE, Fit.SEVERAL_DEBTS})
_MOST_SUMMED: Final = 12
"""Debts of one customer tried in every combination; beyond that only the oldest together."""
_SHORTEST_NUMBER: Final = 4
_MASK: Final = re.compile(r"[*＊x]+", re.IGNORECASE)
_PHONE: Final = re.compile(r"(?<!\d)1\d{2}(?:\d{4}|\*{4})\d{4}(?!\d)")


def candidates(incoming: Incoming, payers: Iterable[Payer]) -> list[Candidate]:
    """Everyone the money may come from, the most likely first.

    Who is recognised by a number, an alias or the name shuts out everybody who is not; of those
    nobody recognises only an exact sum counts.
    """
    found = [
        candidate for payer in payers if (candidate := _candidate(incoming, payer)) is not None
    ]
    best = min((_KNOWN_RANK[one.known] for one in found), default=None)
    if best is not None and best <= _KNOWN_RANK[Known.PHONE]:
        found = [one for one in found if _KNOWN_RANK[one.known] == best]
    return sorted(found, key=_likelihood)


def state_of(found: Sequence[Candidate]) -> ReceiptState:
    """What a row is before anybody decided."""
    if not found:
        return ReceiptState.UNKNOWN
    sure = len(found) == 1 and found[0].fit in EXACT
    return ReceiptState.SURE if sure else ReceiptState.PROPOSED


def _likelihood(one: Candidate) -> tuple[int, int, date, str]:
    oldest = min((target.due_date for target in one.targets), default=date.max)
    return _KNOWN_RANK[one.known], _FIT_RANK[one.fit], oldest, one.customer_no


def _candidate(incoming: Incoming, payer: Payer) -> Candidate | None:
    there = [target for target in payer.targets if target.issue_date <= incoming.on]
    there.sort(key=lambda target: (target.due_date, target.key))
    named = [target for target in there if _is_named(target, incoming.remark)]
    known = Known.NUMBER if named else _known(incoming, payer)
    if not there:
        return None
    targets, fit = _fitting(incoming.amount_fen, named or there, bool(named))
    if fit not in EXACT and named:
        targets, fit = named, Fit.PART if incoming.amount_fen < _sum(named) else Fit.MORE
    if known in {Known.NOTHING, Known.MASKED} and fit not in EXACT:
        return None
    return Candidate(payer.customer_no, tuple(targets), fit, known)


def _fitting(
    amount_fen: int, targets: Sequence[Target], named: bool
) -> tuple[Sequence[Target], Fit]:
    """The debts that a sum pays exactly, or the oldest ones it reaches."""
    for target in targets:
        if target.open_fen == amount_fen:
            return [target], Fit.ONE_DEBT
    if _sum(targets) == amount_fen:
        return targets, Fit.SEVERAL_DEBTS if named else Fit.WHOLE_BALANCE
    together = _summing_up(amount_fen, targets)
    if together:
        return together, Fit.SEVERAL_DEBTS
    return [], Fit.MORE if amount_fen > _sum(targets) else Fit.PART


def _summing_up(amount_fen: int, targets: Sequence[Target]) -> Sequence[Target]:
    """The oldest debts that add up to the sum; else the one combination that does."""
    run_fen = 0
    for at, target in enumerate(targets):
        run_fen += target.open_fen
        if run_fen == amount_fen and at:
            return targets[: at + 1]
    found: list[list[Target]] = []
    if len(targets) <= _MOST_SUMMED:
        _combinations(amount_fen, targets, [], found)
    return found[0] if len(found) == 1 else []


def _combinations(
    left_fen: int, targets: Sequence[Target], taken: list[Target], found: list[list[Target]]
) -> None:
    if left_fen == 0 and len(taken) > 1:
        found.append(list(taken))
        return
    for at, target in enumerate(targets):
        if target.open_fen <= left_fen and len(found) < 2:
            _combinations(left_fen - target.open_fen, targets[at + 1 :], [*taken, target], found)


def _sum(targets: Sequence[Target]) -> int:
    return sum(target.open_fen for target in targets)


def _is_named(target: Target, remark: str) -> bool:
    """A number of the debt stands in the remark, by itself and not inside a longer one.

    Patterns are made only of numbers that are in it at all: a book has thousands of them.
    """
    said = remark.casefold()
    return any(
        len(number) >= _SHORTEST_NUMBER
        and number.casefold() in said
        and re.search(rf"(?<![0-9A-Za-z]){re.escape(number)}(?![0-9A-Za-z])", remark, re.IGNORECASE)
        for number in (*target.numbers, target.key)
    )


def _known(incoming: Incoming, payer: Payer) -> Known:
    said = incoming.payer.strip()
    if said and said in payer.aliases:
        return Known.ALIAS
    name = payer.name.strip()
    if name and (said == name or (len(name) > 1 and name in incoming.remark)):
        return Known.NAME
    if payer.phone and _phone_matches(payer.phone, f"{said} {incoming.remark}"):
        return Known.PHONE
    return Known.MASKED if _mask_matches(said, name) else Known.NOTHING


def _phone_matches(phone: str, text: str) -> bool:
    digits = re.sub(r"\D", "", phone)[-11:]
    return any(_mask_matches(found, digits) for found in _PHONE.findall(text))


def _mask_matches(masked: str, whole: str) -> bool:
    """``*小明`` and ``王*明`` fit 王小明; without a single sign left nothing is told."""
    bare = re.sub(r"[(（].*[)）]$", "", masked)
    if not whole or not _MASK.sub("", bare):
        return False
    if not _MASK.search(bare):
        return bare == whole
    pattern = "".join(".+" if _MASK.fullmatch(part) else re.escape(part) for part in
                      re.split(r"([*＊xX]+)", bare) if part)  # fmt: skip
    return re.fullmatch(pattern, whole) is not None
