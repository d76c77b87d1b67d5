"""Which debts a payment pays (Civil Code 560 and 561; domain.md 6). To the fen, never more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import attrgetter

from desktop_ar.domain.codes import ReceivableKind


class AllocationOrder(StrEnum):
    """The rule in force between shop and customer where the customer names no debt.

    `law`: the order of the Civil Code. `principal_first`: an agreed order, oldest due first,
    all principal before charges and costs.
    """

    LAW = "law"
    PRINCIPAL_FIRST = "principal_first"


@dataclass(frozen=True, slots=True)
class Debt:
    """One open receivable as the rule sees it.

    `bears_charge`: its lateness costs the customer something (the heavier burden of art. 560).
    `origin_id`: the principal receivable a late charge or cost belongs to, None for principal.
    """

    id: int
    kind: ReceivableKind
    issue_date: date
    due_date: date
    open_fen: int
    bears_charge: bool
    origin_id: int | None


@dataclass(frozen=True, slots=True)
class Share:
    """What one debt gets of a payment; always more than 0."""

    debt_id: int
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Allocation:
    """The shares in the order served, and the rest that no debt took (stays unallocated)."""

    shares: tuple[Share, ...]
    rest_fen: int


_PART_RANK = {ReceivableKind.COST: 0, ReceivableKind.LATE_CHARGE: 1}
_PRINCIPAL_RANK = 2


def allocate(
    amount_fen: int,
    debts: Iterable[Debt],
    on: date,
    order: AllocationOrder,
    chosen: Sequence[int] = (),
) -> Allocation:
    """Share a payment made `on` a day among the debts issued by then.

    `chosen` are the receivables the customer named when paying: exactly these are served first,
    in the order named; what they leave follows the rule. Ids that are not among the debts are
    passed over. Raises ValueError for a negative amount.
    """
    if amount_fen < 0:
        raise ValueError("a payment to allocate is not negative")
    open_debts = [debt for debt in debts if debt.open_fen > 0 and debt.issue_date <= on]
    named, others = _named_apart(open_debts, chosen)
    steps = [[[debt]] for debt in named]
    steps += _by_law(others, on) if order is AllocationOrder.LAW else _principal_first(others)
    rest = amount_fen
    shares: list[Share] = []
    for groups in steps:
        served = _serve(groups, rest)
        shares += served
        rest -= sum(share.amount_fen for share in served)
    return Allocation(tuple(shares), rest)


def _named_apart(debts: list[Debt], chosen: Sequence[int]) -> tuple[list[Debt], list[Debt]]:
    by_id = {debt.id: debt for debt in debts}
    named_ids = [debt_id for debt_id in dict.fromkeys(chosen) if debt_id in by_id]
    named = [by_id[debt_id] for debt_id in named_ids]
    return named, [debt for debt in debts if debt.id not in set(named_ids)]


# A step is a list of groups of equal rank, which share in proportion; a group is one debt with
# its costs and charges, served one member after the other.
_Group = list[Debt]
_Step = list[_Group]


def _principal_first(debts: list[Debt]) -> list[_Step]:
    ordered = sorted(
        debts,
        key=lambda debt: (
            _part_rank(debt) != _PRINCIPAL_RANK,
            debt.due_date,
            debt.issue_date,
            _part_rank(debt),
            debt.id,
        ),
    )
    return [[[debt]] for debt in ordered]


def _by_law(debts: list[Debt], on: date) -> list[_Step]:
    """Due before not due, bearing a charge, earlier due, earlier issued; equals share.

    A charge that is not due yet stands apart from its due principal: nothing that is not due is
    served while something due is open.
    """
    groups: defaultdict[tuple[bool, int], _Group] = defaultdict(list)
    for debt in debts:
        groups[debt.due_date > on, debt.origin_id or debt.id].append(debt)
    steps: defaultdict[tuple[bool, bool, date, date], _Step] = defaultdict(list)
    for not_due, origin_id in sorted(groups):
        group = sorted(
            groups[not_due, origin_id],
            key=lambda debt: (_part_rank(debt), debt.due_date, debt.issue_date, debt.id),
        )
        steps[not_due, *_rank_within(group)].append(group)
    return [steps[rank] for rank in sorted(steps)]


def _rank_within(group: _Group) -> tuple[bool, date, date]:
    """A debt ranks by its principal; charges left alone rank by the oldest of them."""
    principals = [debt for debt in group if _part_rank(debt) == _PRINCIPAL_RANK]
    leading = principals[0] if principals else min(group, key=attrgetter("due_date", "issue_date"))
    bears_charge = any(debt.bears_charge for debt in group)
    return not bears_charge, leading.due_date, leading.issue_date


def _part_rank(debt: Debt) -> int:
    return _PART_RANK.get(debt.kind, _PRINCIPAL_RANK)


def _serve(groups: _Step, amount_fen: int) -> list[Share]:
    parts = _in_proportion(amount_fen, [_open_fen(group) for group in groups])
    shares: list[Share] = []
    for group, part_fen in zip(groups, parts, strict=True):
        left = part_fen
        for debt in group:
            taken = min(left, debt.open_fen)
            if taken:
                shares.append(Share(debt.id, taken))
            left -= taken
    return shares


def _open_fen(group: _Group) -> int:
    return sum(debt.open_fen for debt in group)


def _in_proportion(amount_fen: int, weights: list[int]) -> list[int]:
    """Parts of the amount in proportion to the weights, none above its weight.

    Rounded down; the fen left over go to the largest remainders, the first among equal ones.
    """
    whole = sum(weights)
    if amount_fen >= whole:
        return weights
    parts = [amount_fen * weight // whole for weight in weights]
    remainders = [amount_fen * weight % whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda index: -remainders[index])
    for index in by_remainder[: amount_fen - sum(parts)]:
        parts[index] += 1
    return parts
