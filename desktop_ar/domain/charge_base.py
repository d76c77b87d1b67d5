"""The principal a late charge runs on, day by day: what is unpaid, not contested, not under a
plan that waives it (domain.md 6; Civil Code 585; sales interpretation art. 18).

`domain.late_charge` knows one kind of event, principal that goes down on a day. A dispute and a
plan take their part out for some days only; here they become events of that kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from desktop_ar.domain.late_charge import PrincipalPaid

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Contested:
    """All (None) or part of a debt that is disputed: from a day on, until the day before another.

    On these days nothing runs on that part; the rest goes on.
    """

    from_date: date
    until: date | None
    amount_fen: int | None = None

    def on(self, day: date) -> bool:
        """Whether it is contested on a day."""
        return self.from_date <= day and (self.until is None or day < self.until)


def chargeable(
    amount_fen: int,
    paid: Iterable[PrincipalPaid],
    contested: Sequence[Contested] = (),
    *,
    waived_fen: int = 0,
    as_of: date,
) -> list[PrincipalPaid]:
    """The events `late_charge` needs, so that on each late day exactly the right base is left.

    `waived_fen` of the debt is never charged: the part under a plan that waives it. The base of
    a day is what was unpaid when it began, less that part, less what is contested on it.
    """
    moves = sorted((item for item in paid if item.on <= as_of), key=lambda item: item.on)
    days = sorted(set(_turning_days(moves, contested, as_of)))
    # What holds before the first turn holds from the beginning.
    bases = [_base(amount_fen, moves, contested, waived_fen, day) for day in (date.min, *days)]
    events = [PrincipalPaid(date.min, amount_fen - bases[0])]
    events += [
        PrincipalPaid(day - _ONE_DAY, before - after)
        for day, (before, after) in zip(days, pairwise(bases), strict=True)
    ]
    return [event for event in events if event.amount_fen]


def _turning_days(
    moves: Sequence[PrincipalPaid], contested: Sequence[Contested], as_of: date
) -> Iterator[date]:
    """Days whose base may differ from that of the day before: a payment counts from the next."""
    for move in moves:
        yield move.on + _ONE_DAY
    for dispute in contested:
        if dispute.from_date <= as_of:
            yield dispute.from_date
            if dispute.until is not None and dispute.until <= as_of:
                yield dispute.until


def _base(
    amount_fen: int,
    moves: Sequence[PrincipalPaid],
    contested: Sequence[Contested],
    waived_fen: int,
    day: date,
) -> int:
    unpaid_fen = amount_fen - sum(move.amount_fen for move in moves if move.on < day)
    left_fen = max(0, unpaid_fen - waived_fen)
    for dispute in contested:
        if dispute.on(day):
            out_fen = left_fen if dispute.amount_fen is None else dispute.amount_fen
            left_fen -= min(left_fen, out_fen)
    return left_fen
