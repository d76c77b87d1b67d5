"""Reading a TrueType file: which glyph a character has, how wide it is, where its outline lies.

The file is mapped, not read: of its 10 MB a letter needs a few hundred glyphs.
"""

from __future__ import annotations

import mmap
import struct
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_ar.letters.subset import GlyphSource

FULL_UNICODE_CMAP: Final = 12
LONG_OFFSETS: Final = 1
UNITS: Final = 1000
"""Units to the em; what PDF counts in."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font as a letter uses it; measures are in thousandths of the type size."""

    glyph_of: dict[int, int]
    """Glyph number of each code point the font has."""
    advances: tuple[int, ...]
    source: GlyphSource
    ascent: int
    descent: int
    cap_height: int
    box: tuple[int, int, int, int]
    heavy: int
    """Weight by the font's own count: 400 regular, 700 bold."""


def read_face(path: Path) -> Face:
    """Read a TrueType font with 1000 units to the em and a full Unicode character map.

    Raises ValueError where the file is another kind of font, OSError where it cannot be read.
    """
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    if data[:4] != b"\x00\x01\x00\x00":
        raise ValueError(f"{path.name} is not a TrueType font")
    tables = _directory(data)
    head, hhea, os2 = tables["head"][0], tables["hhea"][0], tables["OS/2"][0]
    (units,) = struct.unpack_from(">H", data, head + 18)
    if units != UNITS:
        raise ValueError(f"{path.name} has {units} units to the em, not {UNITS}")
    metrics = _metrics(data, tables)
    ascent, descent = struct.unpack_from(">hh", data, hhea + 4)
    (cap_height,) = struct.unpack_from(">h", data, os2 + 88)
    (heavy,) = struct.unpack_from(">H", data, os2 + 4)
    return Face(
        glyph_of=dict(_character_map(data, tables["cmap"][0])),
        advances=tuple(advance for advance, _ in metrics),
        source=GlyphSource(data, tables, _places(data, tables), metrics),
        ascent=ascent,
        descent=descent,
        cap_height=cap_height,
        box=struct.unpack_from(">hhhh", data, head + 36),
        heavy=heavy,
    )


def _directory(data: mmap.mmap) -> dict[str, tuple[int, int]]:
    (count,) = struct.unpack_from(">H", data, 4)
    entries = struct.iter_unpack(">4sLLL", data[12 : 12 + 16 * count])
    return {tag.decode("latin-1"): (offset, length) for tag, _, offset, length in entries}


def _metrics(data: mmap.mmap, tables: dict[str, tuple[int, int]]) -> list[tuple[int, int]]:
    """Advance and left bearing of every glyph; the last advance serves those without their own."""
    (full,) = struct.unpack_from(">H", data, tables["hhea"][0] + 34)
    (count,) = struct.unpack_from(">H", data, tables["maxp"][0] + 4)
    start = tables["hmtx"][0]
    pairs = list(struct.iter_unpack(">Hh", data[start : start + 4 * full]))
    bearings = struct.unpack_from(f">{count - full}h", data, start + 4 * full)
    return pairs + [(pairs[-1][0], bearing) for bearing in bearings]


def _places(data: mmap.mmap, tables: dict[str, tuple[int, int]]) -> array[int]:
    """Offsets of the outlines, one more than there are glyphs."""
    (form,) = struct.unpack_from(">h", data, tables["head"][0] + 50)
    start, length = tables["loca"]
    if form == LONG_OFFSETS:
        return array("L", struct.unpack(f">{length // 4}L", data[start : start + length]))
    halves = struct.unpack(f">{length // 2}H", data[start : start + length])
    return array("L", [2 * half for half in halves])


def _character_map(data: mmap.mmap, start: int) -> Iterator[tuple[int, int]]:
    """Code point and glyph, from the segmented map of all of Unicode."""
    (count,) = struct.unpack_from(">H", data, start + 2)
    for number in range(count):
        (offset,) = struct.unpack_from(">L", data, start + 8 + 8 * number)
        (form,) = struct.unpack_from(">H", data, start + offset)
        if form == FULL_UNICODE_CMAP:
            break
    else:
        raise ValueError("the font has no character map of all of Unicode")
    (groups,) = struct.unpack_from(">L", data, start + offset + 12)
    first = start + offset + 16
    for low, high, glyph in struct.iter_unpack(">LLL", data[first : first + 12 * groups]):
        yield from zip(range(low, high + 1), range(glyph, glyph + high - low + 1), strict=True)
