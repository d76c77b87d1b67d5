"""Tables stay aligned also where Chinese signs take two cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.cli.tables import WIDEST, shortened, text_table, width

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=60)


def test_a_chinese_sign_takes_two_cells_and_a_combining_one_none() -> None:
    assert width("王小明 12") == 9
    assert width("é") == 1
    assert width("（¥）") == 5


@given(TEXT)
def test_a_shortened_text_fits(text: str) -> None:
    short = shortened(text)

    assert width(short) <= WIDEST
    assert "\n" not in short


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=5))
def test_every_line_of_a_table_has_its_second_column_at_the_same_place(
    rows: list[tuple[str, str]],
) -> None:
    lines = text_table(["name", "end"], [(first, f"|{second}") for first, second in rows])

    places = {width(line[: line.index("|")]) for line in lines.split("\n") if "|" in line}
    ruler = lines.split("\n")[1]
    assert len(places) >= 1
    if all("|" not in first for first, _ in rows):
        assert places == {len(ruler.split("  ")[0]) + 2}


def test_figures_end_flush() -> None:
    table = text_table(["名称", "sum"], [["甲", "1.00"], ["乙乙", "10.00"]], right=frozenset({1}))

    assert table.splitlines() == [
        "名称    sum",
        "----  -----",
        "甲     1.00",
        "乙乙  10.00",
    ]
