"""How letters fall on pages: tables split, heads repeat, nothing stands alone or runs off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_ar.domain.money import LARGEST_FEN
from desktop_ar.letters import formal_demand
from desktop_ar.letters.all_facts import LetterFacts
from desktop_ar.letters.blocks import Block, paragraph
from desktop_ar.letters.facts import DebtLine, LateCharge
from desktop_ar.letters.frame import paged
from desktop_ar.letters.linebreak import FULL_CLOSERS
from desktop_ar.letters.pen import Pen
from desktop_ar.letters.render import render
from desktop_ar.letters.styles import (
    BOTTOM,
    FIRST_TOP,
    MARGIN,
    MM,
    NEXT_TOP,
    SEAL_HEIGHT,
    SEAL_WIDTH,
    TEXT_WIDTH,
    Align,
    look,
)
from desktop_ar.letters.table import Column, table
from desktop_ar.letters.text import plain
from tests.letters import samples
from tests.letters.drawing import WatchingPen
from tests.letters.reading import pages_of, text_of


def demand_of(lines: Sequence[DebtLine]) -> LetterFacts:
    """A demand for these bills."""
    charge = sum(line.late_charge_fen for line in lines)
    return samples.demand(
        lines=tuple(lines), charge=LateCharge(charge, samples.CHARGE_SENTENCE) if charge else None
    )


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 12, 13, 14, 17, 20, 23, 27, 30, 41, 75, 150, 300])
def test_a_table_of_any_length_splits_with_its_head_and_keeps_its_total(count: int) -> None:
    lines = samples.bills(count, charge=7)
    pages = pages_of(render(demand_of(lines)).pdf)
    numbers = re.findall(r"XS-2026-\d{4}", "".join(pages))
    assert numbers == [line.receivable_no for line in lines]
    with_bills = [page for page in pages if "XS-2026-1" in page]
    assert all("单据号 摘要 到期日" in page for page in with_bills)
    assert "".join(pages).count("合计") == (1 if count > 1 else 0)
    if count > 1:
        total = next(page for page in pages if "合计" in page)
        assert "XS-2026-1" in total
    assert len(with_bills) <= 1 + count // 24


@pytest.mark.parametrize("count", [1, 2, 4, 7, *range(9, 29)])
def test_a_signature_is_never_alone_on_its_page(count: int) -> None:
    for facts in (
        demand_of(samples.bills(count)),
        samples.reminder(lines=samples.bills(count)),
        samples.follow_up(lines=samples.bills(count)),
    ):
        pages = pages_of(render(facts).pdf)
        signed = next(page for page in pages if "（盖章）\n2026年11月21日" in page)
        before = signed.split("此致")[0].split("特此函告")[0]
        assert "银行转账" in before or "欢迎" in before or "困难" in before


@pytest.mark.parametrize("count", [1, 6, 10, 14, 18, 24, 36, 60])
def test_an_agreement_keeps_both_signatures_together_with_the_last_clause(count: int) -> None:
    facts = samples.agreement(schedule=samples.schedule(986000, 0, count))
    last = pages_of(render(facts).pdf)[-1]
    assert "甲方（签字或者盖章）" in last
    assert "乙方（签字或者盖章）" in last
    assert "一式两份" in last


@pytest.mark.parametrize("count", range(1, 40, 3))
def test_the_slip_stands_once_whole_and_last(count: int) -> None:
    pages = pages_of(render(demand_of(samples.bills(count))).pdf)
    assert sum("回执" in page for page in pages) == 1
    assert "回执" in pages[-1]
    assert "签字（盖章）" in pages[-1]


def test_a_letter_that_runs_over_by_little_is_set_closer() -> None:
    counts = [render(demand_of(samples.bills(count))).page_count for count in range(1, 7)]
    assert counts[:3] == [1, 1, 1]
    assert counts == sorted(counts)


@pytest.mark.parametrize("number", ["26312000000123456789", "XS-2026-0718-B", "合同 2026-0001"])
def test_a_number_of_a_bill_is_not_cut_beside_a_long_text(number: str) -> None:
    long = samples.bill(number, "会议横幅和展架制作以及布置" * 6, charge=5)
    pages = pages_of(render(demand_of([long, *samples.bills(2, charge=5)])).pdf)
    assert any(number.rsplit(maxsplit=1)[-1] in line for line in pages[0].splitlines())


def test_a_number_longer_than_any_column_is_cut_and_whole_when_read_on() -> None:
    long = samples.bill("A" * 120, "会议横幅和展架制作" * 6)
    text = text_of(render(demand_of([long])).pdf)
    assert text.count("A") >= 120


@pytest.mark.parametrize("amount", [1, 99, 123456789, LARGEST_FEN])
def test_figures_of_any_size_are_whole_in_their_cells(amount: int) -> None:
    line = samples.bill("XS-2026-0001", "大额", amount=amount, charge=amount)
    lines = [line, replace(line, receivable_no="XS-2026-0002")]
    text = "".join(pages_of(render(demand_of(lines)).pdf))
    assert f"{amount // 100:,}.{amount % 100:02d}" in text
    assert f"{2 * amount // 100:,}.{2 * amount % 100:02d}" in text


def test_figures_of_a_column_end_below_each_other() -> None:
    columns = [Column("甲", wraps=True), Column("乙", Align.RIGHT)]
    pen = WatchingPen()
    table(columns, [["a", "1.00"], ["b", "1,234.56"]], ["", "1,235.56"], 3).draw(pen, 100)
    ends = {round(mark.right, 3) for mark in pen.marks if "." in mark.text or mark.text == "乙"}
    assert len(ends) == 1
    tops = [mark.top for mark in pen.marks]
    assert tops == sorted(tops)


def test_lines_to_be_spread_end_at_the_margin() -> None:
    style = look(chinese=True).body
    text = "本店已于2026年9月2日发出付款提醒，10月14日发出跟进函，至今仍未付清；" * 6
    pen = WatchingPen()
    paragraph(plain(text), style).draw(pen, 100)
    tops = sorted({mark.top for mark in pen.marks})
    for top in tops[:-1]:
        last = max((mark for mark in pen.marks if mark.top == top), key=lambda mark: mark.right)
        hung = style.size / 2 if last.text[-1] in FULL_CLOSERS else 0
        assert last.right - hung == pytest.approx(MARGIN + TEXT_WIDTH, abs=0.01)


@pytest.mark.parametrize("name", ["梧桐里文具画室", "梧桐里文具画室有限责任公司" * 5])
def test_the_field_for_the_seal_is_free_beside_name_and_date(name: str) -> None:
    shop = replace(samples.SHOP, name=name)
    facts = samples.demand(head=samples.head("CK-1", shop=shop), annexes=("合同" * 30,) * 3)
    end = formal_demand.sheet(facts, look(chinese=True)).blocks[-1]
    pen = WatchingPen()
    end.draw(pen, 0)
    field = MARGIN + TEXT_WIDTH - SEAL_WIDTH
    assert end.height >= SEAL_HEIGHT
    assert pytest.approx(84 * MM) == SEAL_WIDTH
    assert pytest.approx(48 * MM) == SEAL_HEIGHT
    within = "".join(mark.text for mark in pen.marks if mark.right > field)
    assert within == f"{name}（盖章）2026年11月21日联系人 许老师　电话 8555 0123"


@dataclass
class Brick(Block):
    """A block of a height, perhaps splitting anywhere."""

    size: float
    splits: bool = False
    keep_next: bool = False
    drawn: list[float] = field(default_factory=list)

    @property
    def height(self) -> float:
        return self.size

    @property
    def least_height(self) -> float:
        return min(self.size, 20) if self.splits else self.size

    def split(self, room: float) -> tuple[Block, Block] | None:
        if not self.splits or room < 10 or room >= self.size:
            return None
        return Brick(room, splits=True), Brick(self.size - room, True, self.keep_next)

    def draw(self, pen: Pen, top: float) -> None:
        raise NotImplementedError


bricks = st.builds(
    Brick,
    size=st.floats(1, 1500),
    splits=st.booleans(),
    keep_next=st.booleans(),
)


@given(st.lists(bricks, max_size=40), st.none() | st.builds(Brick, size=st.floats(1, 300)))
@settings(max_examples=200, deadline=None)
def test_blocks_are_stacked_once_in_order_within_their_pages(
    blocks: list[Brick], bottom: Brick | None
) -> None:
    pages = paged(blocks, bottom)
    total = sum(block.size for block in blocks) + (bottom.size if bottom else 0)
    placed = [item for page in pages for item in page.placed]
    assert sum(block.height for _, block in placed) == pytest.approx(total)
    for number, page in enumerate(pages):
        y = NEXT_TOP if number else FIRST_TOP
        for top, block in page.placed:
            assert top >= y - 0.01
            y = top + block.height
            alone = len(page.placed) == 1 or block is page.placed[0][1]
            assert y <= BOTTOM + 0.01 or alone
    assert all(page.placed for page in pages[1:])


@given(st.lists(bricks, min_size=2, max_size=30))
@settings(max_examples=200, deadline=None)
def test_a_block_that_stays_with_its_next_ends_no_page_where_that_can_be(
    blocks: list[Brick],
) -> None:
    small = [replace(block, size=min(block.size, 90)) for block in blocks]
    for first, second in zip(small[1::2], small[2::2], strict=False):
        first.keep_next = True
        second.keep_next = False
    pages = paged(small)
    for page in pages[:-1]:
        last = page.placed[-1][1]
        assert not last.keep_next or len(page.placed) == 1 or last in small[:1]
