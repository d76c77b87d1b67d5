"""The glyphs a letter uses, cut out of a TrueType font, one font file for the whole document.

ReportLab's own cut copies the whole 10 MB glyph table for every 256 characters and writes code
points beyond the BMP wrongly. Here every character gets a two-byte code of its own in one
subset (PDF 32000-1, 9.7: Type 0 font, Identity-H), also one the font has no glyph for: it shows
the font's empty box, and copying it still gives the character.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Sequence
from typing import Final

COPIED_TABLES: Final[tuple[str, ...]] = ("cvt ", "fpgm", "prep")
MORE_COMPONENTS: Final = 0x20
WORDS: Final = 0x01
SCALES: Final = ((0x08, 2), (0x40, 4), (0x80, 8))
CHECKSUM_MAGIC: Final = 0xB1B0AFBA
LONG_OFFSETS: Final = 1
NO_POST_NAMES: Final = 0x00030000


class GlyphSource:
    """A TrueType font read once; `subset` cuts small fonts out of it, fast and the same each time.

    `tables` gives each table's place (offset, length) in `data`; `places` the offsets of the
    glyphs in the table glyf; `metrics` each glyph's advance and left bearing.
    """

    def __init__(
        self,
        data: bytes | mmap.mmap,
        tables: dict[str, tuple[int, int]],
        places: Sequence[int],
        metrics: Sequence[tuple[int, int]],
    ) -> None:
        self._data = data
        self._tables = tables
        self._places = places
        self._metrics = metrics
        self._glyf = tables["glyf"][0]

    def table(self, tag: str) -> bytes:
        """One table, or nothing where the font has none of that name."""
        offset, length = self._tables.get(tag, (0, 0))
        return self._data[offset : offset + length]

    def glyph(self, number: int) -> bytes:
        """The outline of one glyph, empty for a blank."""
        start = self._glyf + self._places[number]
        return self._data[start : self._glyf + self._places[number + 1]]

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """A font whose glyph n is this font's ``glyphs[n]``; a number may come twice.

        Parts of composite glyphs follow behind those asked for.
        """
        wanted = list(glyphs)
        outlines = self._outlines(wanted)
        offsets = [0]
        for outline in outlines:
            offsets.append(offsets[-1] + len(outline))
        metrics = [value for number in wanted for value in self._metrics[number]]
        count = len(wanted)
        parts = {tag: self.table(tag) for tag in COPIED_TABLES if tag in self._tables}
        parts["glyf"] = b"".join(outlines)
        parts["loca"] = struct.pack(f">{len(offsets)}L", *offsets)
        parts["hmtx"] = struct.pack(">" + "Hh" * count, *metrics)
        parts["hhea"] = self.table("hhea")[:34] + struct.pack(">H", count)
        parts["maxp"] = _patched(self.table("maxp"), 4, count)
        parts["head"] = _patched(self.table("head"), 50, LONG_OFFSETS)
        parts["post"] = struct.pack(">L", NO_POST_NAMES) + self.table("post")[4:32]
        return _font_file(parts)

    def _outlines(self, wanted: list[int]) -> list[bytes]:
        """The outlines, padded; grows `wanted` by the parts of composite glyphs."""
        new_number: dict[int, int] = {}
        for position, number in enumerate(wanted):
            new_number.setdefault(number, position)
        outlines: list[bytes] = []
        while len(outlines) < len(wanted):
            outline = self.glyph(wanted[len(outlines)])
            if outline[:1] >= b"\x80":
                outline = _renumbered(outline, wanted, new_number)
            outlines.append(outline + bytes(-len(outline) % 4))
        return outlines


def _renumbered(outline: bytes, wanted: list[int], new_number: dict[int, int]) -> bytes:
    """A composite glyph that names its parts by their new numbers."""
    patched = bytearray(outline)
    position, flags = 10, MORE_COMPONENTS
    while flags & MORE_COMPONENTS:
        flags, part = struct.unpack_from(">HH", outline, position)
        if part not in new_number:
            new_number[part] = len(wanted)
            wanted.append(part)
        struct.pack_into(">H", patched, position + 2, new_number[part])
        position += 8 if flags & WORDS else 6
        position += next((size for flag, size in SCALES if flags & flag), 0)
    return bytes(patched)


def _patched(table: bytes, offset: int, value: int) -> bytes:
    return table[:offset] + struct.pack(">H", value) + table[offset + 2 :]


def _checksum(data: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}L", data)
    return sum(words) & 0xFFFFFFFF


def _font_file(parts: dict[str, bytes]) -> bytes:
    """The tables behind their directory, with the checksums TrueType asks for."""
    parts["head"] = parts["head"][:8] + bytes(4) + parts["head"][12:]
    steps = len(parts).bit_length() - 1
    reach = 16 << steps
    directory = struct.pack(">LHHHH", 0x00010000, len(parts), reach, steps, len(parts) * 16 - reach)
    offset = 12 + 16 * len(parts)
    total = 0
    body: list[bytes] = []
    head_at = 0
    for tag, table in sorted(parts.items()):
        padded = table + bytes(-len(table) % 4)
        checksum = _checksum(padded)
        directory += struct.pack(">4sLLL", tag.encode(), checksum, offset, len(table))
        head_at = offset if tag == "head" else head_at
        total += checksum
        offset += len(padded)
        body.append(padded)
    whole = bytearray(directory + b"".join(body))
    adjustment = (CHECKSUM_MAGIC - total - _checksum(directory)) & 0xFFFFFFFF
    struct.pack_into(">L", whole, head_at + 8, adjustment)
    return bytes(whole)
