"""Whatever is in a file, it is read or refused with a reason; it never breaks the program."""

from __future__ import annotations

import contextlib
from datetime import date, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_ar.domain.faults import Refused
from desktop_ar.exchange.cells import text_of
from desktop_ar.exchange.fields import FIELDS, ImportKind
from desktop_ar.language.catalogue import translator
from desktop_ar.language.sentences import fault_sentence
from tests.exchange.sheets import read, workbook

KINDS = st.sampled_from(list(ImportKind))
CELLS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            "2026-02-30",
            "1/2/2013",
            "1.2万",
            "合计",
            "小计：",
            "是",
            "-",
            "=1",
            "储值卡",
            "'=x",
            "１２",
        ]
    ),
    st.integers(-(10**20), 10**20).map(str),
    st.dates(date(1800, 1, 1), date(2300, 1, 1)).map(str),
)
SHEET_CELLS = st.one_of(
    CELLS.filter(lambda text: len(text) < 200),
    st.integers(-(10**17), 10**17),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1900, 1, 2), date(2300, 1, 1)),
    st.datetimes(datetime(1900, 1, 2), datetime(2300, 1, 1)),  # noqa: DTZ001 - cells have no zone
)


def said(kind: ImportKind, data: bytes) -> None:
    """Read it; every fault must have its sentence in both languages."""
    with contextlib.suppress(Refused):
        for row in read(data, kind.value).rows:
            for reject in row.rejects:
                for language in ("en", "zh_CN"):
                    assert fault_sentence(translator(language), reject.fault)


@given(KINDS, st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(kind: ImportKind, data: bytes) -> None:
    said(kind, data)


@given(KINDS, st.data(), st.sampled_from([",", ";", "\t", "，"]))
def test_any_text_under_a_header_is_read_or_refused(
    kind: ImportKind, data: st.DataObject, separator: str
) -> None:
    keys = list(FIELDS[kind])
    rows = data.draw(st.lists(st.lists(CELLS, max_size=len(keys) + 1), max_size=6))
    lines = [separator.join(keys), *(separator.join(row) for row in rows)]
    said(kind, "\n".join(lines).encode("utf-8", "replace"))


@settings(max_examples=40, deadline=None)
@given(KINDS, st.data())
def test_any_cells_under_a_header_are_read_or_refused(
    kind: ImportKind, data: st.DataObject
) -> None:
    keys: list[Any] = list(FIELDS[kind])
    rows = data.draw(st.lists(st.lists(SHEET_CELLS, max_size=len(keys)), max_size=5))
    said(kind, workbook({"表": [keys, *rows]}))


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=30))
def test_a_text_is_read_from_a_quoted_field_as_it_stands(text: str) -> None:
    quoted = text.replace('"', '""')
    file = read(f'姓名,欠款,备注\n张三,x,"{quoted}"\n', "balances")
    assert text_of(file.rows[0].cells[2]) == text_of(text)
