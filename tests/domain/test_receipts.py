"""Which debt a receipt may pay, by example; and what holds for any receipt."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.domain.receipts import (
    EXACT,
    Candidate,
    Fit,
    Incoming,
    Known,
    Payer,
    ReceiptState,
    Target,
    candidates,
    state_of,
)

DAY = date(2026, 11, 20)


def target(number: str, fen: int, due: int = 1, issued: date = date(2026, 9, 1)) -> Target:
    return Target(number, (number,), fen, issued, date(2026, 10, due))


WANG = Payer(
    "K-1",
    "王小明",
    "13911112211",
    (target("XS-2026-0001", 8800), target("XS-2026-0002", 5000, 9)),
    frozenset({"明明妈妈"}),
)
LI = Payer("K-2", "李四", "", (target("XS-2026-0007", 8800, 3), target("XS-2026-0008", 1200, 4)))


def found(
    fen: int, payer: str = "", remark: str = "", everyone: tuple[Payer, ...] = (WANG, LI)
) -> list[Candidate]:
    return candidates(Incoming(DAY, fen, payer, remark), everyone)


@pytest.mark.parametrize(
    ("fen", "payer", "remark", "known", "fit", "numbers"),
    [
        (8800, "王小明", "", Known.NAME, Fit.ONE_DEBT, ("XS-2026-0001",)),
        (13800, "王小明", "", Known.NAME, Fit.WHOLE_BALANCE, ("XS-2026-0001", "XS-2026-0002")),
        (5000, "", "付XS-2026-0002", Known.NUMBER, Fit.ONE_DEBT, ("XS-2026-0002",)),
        (4000, "", "XS-2026-0002 一部分", Known.NUMBER, Fit.PART, ("XS-2026-0002",)),
        (6000, "", "XS-2026-0002", Known.NUMBER, Fit.MORE, ("XS-2026-0002",)),
        (5000, "明明妈妈", "", Known.ALIAS, Fit.ONE_DEBT, ("XS-2026-0002",)),
        (5000, "*小明", "", Known.MASKED, Fit.ONE_DEBT, ("XS-2026-0002",)),
        (5000, "王**", "", Known.MASKED, Fit.ONE_DEBT, ("XS-2026-0002",)),
        (5000, "139****2211", "", Known.PHONE, Fit.ONE_DEBT, ("XS-2026-0002",)),
        (5000, "", "王小明学费", Known.NAME, Fit.ONE_DEBT, ("XS-2026-0002",)),
        (5000, "", "", Known.NOTHING, Fit.ONE_DEBT, ("XS-2026-0002",)),
        (77, "王小明", "", Known.NAME, Fit.PART, ()),
    ],
)
def test_the_sum_and_what_is_said_lead_to_the_debt(
    *, fen: int, payer: str, remark: str, known: Known, fit: Fit, numbers: tuple[str, ...]
) -> None:
    (one,) = found(fen, payer, remark)
    assert (one.customer_no, one.known, one.fit) == ("K-1", known, fit)
    assert one.numbers == numbers
    exact = ReceiptState.SURE if fit in EXACT else ReceiptState.PROPOSED
    assert state_of([one]) is exact


def test_several_debts_that_add_up_only_one_way_are_taken_together() -> None:
    many = Payer("K-3", "赵六", "", tuple(target(f"XS-{n}", n * 100, n) for n in (1, 2, 4, 8)))
    (one,) = found(1300, "赵六", everyone=(many,))
    assert (one.fit, one.numbers) == (Fit.SEVERAL_DEBTS, ("XS-1", "XS-4", "XS-8"))


def test_a_sum_that_two_owe_is_only_proposed_the_older_debt_first() -> None:
    both = found(8800)
    assert [one.customer_no for one in both] == ["K-1", "K-2"]
    assert state_of(both) is ReceiptState.PROPOSED


def test_a_name_shuts_out_everybody_else_with_the_same_sum() -> None:
    (one,) = found(8800, "李四")
    assert one.customer_no == "K-2"


def test_nobody_fits_a_strange_sum_from_a_stranger() -> None:
    assert found(4321, "陌生人") == []
    assert state_of([]) is ReceiptState.UNKNOWN


def test_a_number_inside_a_longer_one_is_not_meant() -> None:
    assert all(one.known is not Known.NUMBER for one in found(5000, "", "XS-2026-00021"))


def test_a_debt_made_after_the_money_came_is_not_meant() -> None:
    later = Payer("K-4", "钱七", "", (target("XS-9", 500, issued=date(2026, 11, 21)),))
    assert found(500, "钱七", everyone=(later,)) == []


@given(
    debts=st.lists(st.integers(1, 30), min_size=1, max_size=10),
    fen=st.integers(1, 200),
    payer=st.sampled_from(["", "王小明", "*小明", "别人"]),
)
def test_an_exact_fit_always_adds_up_and_a_stranger_is_never_guessed(
    debts: list[int], fen: int, payer: str
) -> None:
    targets = tuple(target(f"XS-{at:04d}", sum_fen) for at, sum_fen in enumerate(debts))
    for one in found(fen, payer, everyone=(Payer("K-1", "王小明", "", targets),)):
        if one.fit in EXACT:
            assert sum(each.open_fen for each in one.targets) == fen
        else:
            assert one.known is Known.NAME
