"""Bytes to text: byte order mark, then strict UTF-8, then GB18030 (domain.md 4c)."""

from __future__ import annotations

import codecs
from typing import Final

from desktop_ar.domain.faults import Fault, Refused

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESSES: Final = ("utf-8", "gb18030")


def decoded(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text and the encoding it was read by. Raises `Refused`."""
    if encoding is not None:
        return _decoded_as(data, encoding), encoding
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded_as(data[len(mark) :], name), name
    if b"\x00" in data:
        raise Refused(Fault("file_not_a_table"))
    for name in _GUESSES:
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    raise Refused(Fault("encoding_not_found", "encoding"))


def _decoded_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except LookupError:
        raise Refused(Fault("encoding_unknown", "encoding", {"encoding": encoding})) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        params = {"encoding": encoding, "line": line}
        raise Refused(Fault("encoding_wrong", "encoding", params)) from None
