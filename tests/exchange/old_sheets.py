"""The smallest old spreadsheet (.xls, BIFF8 in a compound file), written by hand for tests.

Layouts: Microsoft's published descriptions [MS-XLS] and [MS-CFB].
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
Cell = str | int | float


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def bof(what: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, what, 0x0DBB, 0x07CC, 0, 6))


def cell(row: int, column: int, value: Cell) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str):
        text = value.encode("utf-16-le")
        return record(0x0204, place + struct.pack("<HB", len(value), 1) + text)
    return record(0x0203, place + struct.pack("<d", value))


def stream(name: str, rows: Sequence[Sequence[Cell]]) -> bytes:
    """The workbook stream: globals with one sheet, then the sheet."""
    sheet = bof(0x0010)
    for at, row in enumerate(rows):
        sheet += b"".join(
            cell(at, column, value) for column, value in enumerate(row) if value != ""
        )
    sheet += record(0x000A)
    label = name.encode("utf-16-le")
    head = bof(0x0005) + record(0x0042, struct.pack("<H", 1200))
    bound = 4 + 8 + len(label)
    start = len(head) + bound + len(record(0x000A))
    head += record(0x0085, struct.pack("<IBBBB", start, 0, 0, len(name), 1) + label)
    return head + record(0x000A) + sheet


def old_workbook(name: str, rows: Sequence[Sequence[Cell]]) -> bytes:
    """The compound file: header, one table of sectors, the directory, the stream."""
    data = stream(name, rows)
    data += b"\x00" * (max(4096, -(-len(data) // SECTOR) * SECTOR) - len(data))
    count = len(data) // SECTOR
    chain = [FAT, END, *(number + 3 for number in range(count - 1)), END]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\x00" * 6
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
    header += struct.pack("<I", 0) + b"\xff" * (108 * 4)
    folder = entry("Root Entry", 5, END, 0, child=1) + entry("Workbook", 2, 2, len(data))
    return header + table + folder.ljust(SECTOR, b"\x00") + data


def entry(name: str, kind: int, first: int, size: int, child: int = -1) -> bytes:
    text = (name + "\x00").encode("utf-16-le")
    body = text.ljust(64, b"\x00") + struct.pack("<HBBiii", len(text), kind, 1, -1, -1, child)
    return body + b"\x00" * 36 + struct.pack("<IQ", first, size)
