"""Which row is the header, and which column is which field: found by names, never by place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Final

from desktop_ar.exchange.cells import Cell, is_blank, narrow, text_of
from desktop_ar.exchange.fields import DOUBTFUL, FIELDS, REQUIRED, ImportKind
from desktop_ar.exchange.grids import Grid

_ROWS_LOOKED_AT: Final = 60
_LONGEST_LABEL: Final = 40
_BRACKETED: Final = re.compile(r"[(\[{【〔《<][^)\]}】〕》>]*[)\]}】〕》>]")
_NOISE: Final = re.compile(r"[\s_\-:;,.*#·|'\"()\[\]{}【】〔〕《》<>]+")
_UNIT: Final = re.compile(r"(?<=..)(?:元|rmb|cny|¥)$")
_JOINT: Final = "·"
"""Between the labels of a header in two rows, shown as one."""
_LETTERS: Final = re.compile(r"[A-Za-z]{1,2}")


@dataclass(frozen=True, slots=True)
class Header:
    """The header rows of a grid (`first` to `last`), a label a column, and the fields found."""

    first: int
    last: int
    labels: tuple[str, ...]
    columns: Mapping[str, int]
    """Field key to column, counted from 0."""
    asked: frozenset[str]
    """Fields whose column was named and stands here."""
    named: int
    """How many of these were named by a label of this header, not by a letter."""

    def rank(self, kind: ImportKind) -> tuple[int, int, int]:
        """The more of it the better: columns asked for, required fields, fields."""
        return self.named, len(satisfied(kind, self.columns)), len(self.columns)


def satisfied(kind: ImportKind, columns: Mapping[str, int]) -> list[tuple[str, ...]]:
    """The groups of required fields of which at least one is there."""
    return [group for group in REQUIRED[kind] if any(key in columns for key in group)]


def missing(kind: ImportKind, columns: Mapping[str, int]) -> list[tuple[str, ...]]:
    """The groups of required fields of which none is there."""
    there = satisfied(kind, columns)
    return [group for group in REQUIRED[kind] if group not in there]


def find_header(grid: Grid, kind: ImportKind, mapping: Mapping[str, str]) -> Header | None:
    """The best header among the first rows of a grid, None where nothing is known at all."""
    best: Header | None = None
    for candidate in _candidates(grid, kind, mapping):
        if candidate.columns and (best is None or candidate.rank(kind) > best.rank(kind)):
            best = candidate
    return best


def without(header: Header, unused: frozenset[str]) -> Header:
    """The header as if nothing had been found for some fields."""
    if not unused:
        return header
    kept = {key: column for key, column in header.columns.items() if key not in unused}
    return replace(header, columns=MappingProxyType(kept))


def _candidates(grid: Grid, kind: ImportKind, mapping: Mapping[str, str]) -> Iterator[Header]:
    """Single rows before pairs of rows, so that a pair must be truly better."""
    rows = range(min(len(grid.rows), _ROWS_LOOKED_AT))
    for row in rows:
        labels = [_label(cell) for cell in grid.rows[row]]
        if any(labels):
            yield _header(row, row, [(label,) for label in labels], kind, mapping)
    for row in rows[:-1]:
        if all(isinstance(cell, str) for cell in (*grid.rows[row], *grid.rows[row + 1])):
            yield _header(row, row + 1, _paired(grid, row), kind, mapping)


def _label(cell: Cell) -> str:
    text = " ".join(text_of(cell).split())
    return text if len(text) <= _LONGEST_LABEL else ""


def _paired(grid: Grid, row: int) -> list[tuple[str, ...]]:
    """Labels of a header in two rows: together, then the lower one, or the upper one alone."""
    upper = [_label(grid.cell(row, column)) for column in range(grid.width)]
    for merge in grid.merges:
        if merge.top == row:
            right = min(merge.right + 1, grid.width)
            upper[merge.left : right] = [upper[merge.left]] * (right - merge.left)
    lower = [_label(grid.cell(row + 1, column)) for column in range(grid.width)]
    return [
        (f"{above}{_JOINT}{below}", below)
        if above and below and above != below
        else (below or above,)
        for above, below in zip(upper, lower, strict=True)
    ]


def _header(
    first: int,
    last: int,
    labels: Sequence[tuple[str, ...]],
    kind: ImportKind,
    mapping: Mapping[str, str],
) -> Header:
    asked = {
        field: column
        for field, name in mapping.items()
        if (column := _column_named(labels, name)) is not None
    }
    found = _recognised(labels, kind, asked)
    shown = tuple(forms[0] for forms in labels)
    named = sum(not _is_letters(labels, mapping[field]) for field in asked)
    return Header(first, last, shown, MappingProxyType(found), frozenset(asked), named)


def _column_named(labels: Sequence[tuple[str, ...]], name: str) -> int | None:
    """The column of a label, else of a letter as a spreadsheet shows it (B, AA)."""
    wanted = bare(name)
    for column, forms in enumerate(labels):
        if any(label and bare(label) == wanted for label in forms):
            return column
    if not _LETTERS.fullmatch(name):
        return None
    column = 0
    for letter in name.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1 if column <= len(labels) else None


def _is_letters(labels: Sequence[tuple[str, ...]], name: str) -> bool:
    return not any(bare(label) == bare(name) for forms in labels for label in forms if label)


def _recognised(
    labels: Sequence[tuple[str, ...]], kind: ImportKind, asked: Mapping[str, int]
) -> dict[str, int]:
    """Each field with its best-named column; what was asked for by name stands first."""
    free = {column: forms for column, forms in enumerate(labels) if column not in asked.values()}
    known = {name: about for name, about in _known_names(kind).items() if about[0] not in asked}
    best: dict[str, tuple[int, int]] = {}
    for column, forms in free.items():
        match = next(_matches(forms, known), None)
        if match and (match[1], column) < best.get(match[0], _WORST):
            best[match[0]] = (match[1], column)
    found = {**asked, **{field: column for field, (_, column) in best.items()}}
    _fill_required(found, free, kind)
    ordered = {key: found[key] for key in FIELDS[kind] if key in found}
    return _with_doubtful(ordered, labels, kind)


_WORST: Final = (1 << 30, 1 << 30)


def _matches(
    forms: Sequence[str], known: Mapping[str, tuple[str, int]]
) -> Iterator[tuple[str, int]]:
    """The fields a column may be, with the place of the name, the most literal first."""
    for label in forms:
        for variant in variants(label):
            if variant in known:
                yield known[variant]


def _fill_required(
    found: dict[str, int], free: Mapping[int, Sequence[str]], kind: ImportKind
) -> None:
    """A required field may take a column by its lower label: 日期 below 应收 is no due date
    where the bill has no date else."""
    known = _known_names(kind)
    for group in missing(kind, found):
        for column, forms in free.items():
            field = next((key for key, _ in _matches(forms, known) if key in group), None)
            if field:
                for key in [key for key, taken in found.items() if taken == column]:
                    del found[key]
                found[field] = column
                break


def _with_doubtful(
    found: dict[str, int], labels: Sequence[tuple[str, ...]], kind: ImportKind
) -> dict[str, int]:
    """Names that are believed only beside other columns, or only without them."""
    for doubt in DOUBTFUL.get(kind, ()):
        beside = not doubt.beside or any(key in found for key in doubt.beside)
        if doubt.field in found or not beside or any(key in found for key in doubt.unless):
            continue
        names = {bare(name): (doubt.field, rank) for rank, name in enumerate(doubt.names)}
        for column, forms in enumerate(labels):
            if column not in found.values() and any(_matches(forms, names)):
                found[doubt.field] = column
                break
    return found


def bare(label: str) -> str:
    """A label without what does not matter: case, blanks, joints, brackets, full width."""
    return _NOISE.sub("", narrow(label).lower())


def variants(label: str) -> Iterator[str]:
    """The forms under which a label is looked up, the most literal first."""
    narrowed = narrow(label).lower()
    without = _NOISE.sub("", _BRACKETED.sub("", narrowed))
    forms = [bare(label), without, _UNIT.sub("", without)]
    if _JOINT in narrowed:
        forms.append(_NOISE.sub("", narrowed.rpartition(_JOINT)[2]))
    if "/" in narrowed:
        forms += [_NOISE.sub("", part) for part in _BRACKETED.sub("", narrowed).split("/")]
    yield from (form for form in dict.fromkeys(forms) if form)


@cache
def _known_names(kind: ImportKind) -> Mapping[str, tuple[str, int]]:
    """Every bare name of a KIND, with its field and its place in the order of preference."""
    known: dict[str, tuple[str, int]] = {}
    for field in FIELDS[kind].values():
        for rank, name in enumerate(field.names):
            known.setdefault(bare(name), (field.key, rank))
    return MappingProxyType(known)


def bare_labels(header: Header) -> frozenset[str]:
    """The labels of a header without what does not matter."""
    return frozenset(bare(label) for label in header.labels if label)


def repeats(labels: frozenset[str], cells: Sequence[Cell]) -> bool:
    """Whether a row repeats the header, as at the top of every printed page."""
    texts = [cell for cell in cells if not is_blank(cell)]
    return len(texts) > 1 and all(isinstance(cell, str) and bare(cell) in labels for cell in texts)
