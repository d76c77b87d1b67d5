"""Where lines of Chinese end, over thousands of texts and widths."""

from __future__ import annotations

import re
from itertools import accumulate

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop_ar.letters.linebreak import (
    CLOSERS,
    OPENERS,
    Span,
    break_lines,
    hanging,
    units,
)

EM = 10.0
NEVER_FIRST = "，。、；：？！》」』】）”’…—"
NEVER_LAST = "（《「『【“‘"
WHOLE = (
    "2026年11月21日",
    "11月6日",
    "5,325.88 元",
    "¥1,234.56",
    "12个月",
    "CNY 5,325.88",
    "21 November 2026",
    "CK-2026-0012",
    "installment",
    "don’t",
    "10.95%",
    "95 元/份",
    "𬱖",
    "👍🏽",
)
SENTENCE = (
    "贵方按《供货协议》（编号 GH-2026-003，2026年6月1日签订）在本店赊购办公用品和印刷品，货物均已"
    "交付并由贵方签收。截至2026年11月21日，下列款项逾期未付：应付总额为未付本金 5,200.00 元加"
    "违约金 125.88 元；他说：“过几天一定付！”其后……再未来过——请于2026年12月1日（含当日）前付清。"
)
pieces = st.one_of(
    st.sampled_from("本店已发出付款提醒贵方在此日前付清喆㛃𬱖"),
    st.sampled_from(WHOLE).map("于{}后".format),
    st.sampled_from("，。、；：？！》）”"),
    st.sampled_from("（《“"),
    st.just(" "),
)
texts = st.lists(pieces, min_size=1, max_size=120).map("".join)


def places_of(text: str) -> list[float]:
    """Full width for Chinese, half for letters and figures."""
    return list(accumulate((EM if c > "\u2000" else EM / 2 for c in text), initial=0.0))


def broken(text: str, width: float, *, first: float = 0.0, even: bool = False) -> list[str]:
    """The lines as text."""
    lines = break_lines(text, places_of(text), width, first=first, half=EM / 2, even=even)
    return [text[line.start : line.end] for line in lines]


def widest_unit(text: str) -> float:
    """Of what may not be cut."""
    places = places_of(text)
    return max((places[unit.end] - places[unit.start] for unit in units(text)), default=0.0)


@pytest.mark.parametrize("even", [False, True])
@pytest.mark.parametrize("width", [120, 133, 150, 187, 240, 301, 465])
def test_a_whole_paragraph_keeps_every_rule_at_every_width(width: int, *, even: bool) -> None:
    for extra in range(40):
        lines = broken(SENTENCE, width + extra * 0.77, first=2 * EM, even=even)
        for line in lines:
            assert line[0] not in NEVER_FIRST
            assert line[-1] not in NEVER_LAST
        assert "".join(lines).replace(" ", "") == SENTENCE.replace(" ", "")


@given(texts, st.floats(20, 600), st.booleans())
@settings(max_examples=600, deadline=None)
@example("，" * 30, 50.0, False)
def test_a_line_never_begins_with_a_closing_nor_ends_with_an_opening_mark(
    text: str, width: float, even: bool
) -> None:
    if widest_unit(text) > width - 2 * EM:
        width = widest_unit(text) + 2 * EM
    lines = broken(text, width, first=2 * EM, even=even)
    for line in lines[1:]:
        assert line[0] not in CLOSERS
    for line in lines[:-1]:
        assert line[-1] not in OPENERS


@given(texts, st.floats(20, 600), st.booleans())
@settings(max_examples=600, deadline=None)
def test_dates_sums_numbers_and_words_stay_whole(text: str, width: float, even: bool) -> None:
    width = max(width, widest_unit(text) + EM)
    lines = broken(text, width, even=even)
    for atom in re.findall("|".join(map(re.escape, sorted(WHOLE, key=len, reverse=True))), text):
        assert any(atom in line for line in lines), atom


@given(texts, st.floats(5, 600), st.booleans())
@settings(max_examples=500, deadline=None)
def test_nothing_is_lost_but_blanks_and_no_line_is_too_wide(
    text: str, width: float, even: bool
) -> None:
    places = places_of(text)
    lines = break_lines(text, places, width, half=EM / 2, even=even)
    assert "".join(text[a:b] for a, b in lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        needed = places[line.end] - places[line.start] - EM / 2 * hanging(text, line)
        one_character = len(text[line.start : line.end]) == 1
        forced = any(c in CLOSERS + OPENERS for c in text[line.start : line.end])
        assert needed <= width + 0.01 or one_character or forced


@given(st.text(max_size=200), st.floats(1, 300), st.booleans())
@settings(max_examples=400, deadline=None)
def test_any_text_at_all_is_broken(text: str, width: float, even: bool) -> None:
    places = places_of(text)
    lines = break_lines(text, places, width, first=8, half=EM / 2, even=even)
    positions = [position for line in lines for position in range(line.start, line.end)]
    assert positions == sorted(set(positions))
    assert all(line.start < line.end for line in lines)


@pytest.mark.parametrize("length", [40, 400, 10_000])
def test_what_is_wider_than_a_line_is_cut_and_fills_it(length: int) -> None:
    lines = broken("a" * length, 200.0)
    assert "".join(lines) == "a" * length
    assert {len(line) for line in lines[:-1]} <= {40}
    assert len(lines) == length // 40


def test_a_cut_word_does_not_leave_its_mark_to_the_next_line() -> None:
    lines = broken("a" * 40 + "，" + "好", 200.0)
    assert lines == ["a" * 39, "a，好"]


def test_a_combining_mark_stays_with_its_letter() -> None:
    text = "e\u0301" * 100
    for line in broken(text, 33.0):
        assert not line.startswith("\u0301")


def test_the_dash_and_the_dots_are_not_parted() -> None:
    for width in range(40, 200, 3):
        for line in broken("他走了——没有回来……也没有信——真的……", float(width)):
            assert not re.match("[—…]", line)
            assert not re.search("(?<!—)—$|(?<!…)…$", line)


def test_a_mark_at_the_end_of_a_line_needs_half_its_width() -> None:
    assert broken("一二三四，五", 4.5 * EM) == ["一二三四，", "五"]
    assert broken("一二三四，五", 4.4 * EM) == ["一二三", "四，五"]


def test_lines_to_be_spread_share_what_they_lack() -> None:
    text = "一二三四五六七八九十一二三四五六七八九十一二2026年11月21日结束"
    greedy = broken(text, 20 * EM)
    even = broken(text, 20 * EM, even=True)
    assert [len(line) for line in greedy] == [20, 15, 0][:2] or greedy != even
    text = "本" * 19 + "店" * 12 + "2026年11月21日（含当日）前" + "付" * 30
    lengths = [len(line) for line in broken(text, 20 * EM, even=True)]
    assert max(lengths[:2]) - min(lengths[:2]) <= max(
        len(line) for line in broken(text, 20 * EM)[:2]
    ) - min(len(line) for line in broken(text, 20 * EM)[:2])


def test_the_last_line_is_not_a_single_character() -> None:
    text = "一" * 21 + "。"
    assert [len(line) for line in broken(text, 20 * EM)] == [20, 2]
    assert [len(line) for line in broken(text, 20 * EM, even=True)][-1] >= 3


def test_blank_texts_give_no_lines() -> None:
    assert broken("", 100.0) == []
    assert broken("    ", 100.0) == []
    assert break_lines(" 好 ", places_of(" 好 "), 100.0) == [Span(1, 2)]
