"""What a file is, known by its first bytes and not by its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MOST_BYTES: Final = 20 * 1024 * 1024
"""The largest file a book takes; a scanned page has about one megabyte."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: its media type and the ending its name gets."""

    media_type: str
    suffix: str


PDF: Final = FileKind("application/pdf", ".pdf")
TEXT: Final = FileKind("text/plain", ".txt")

_BEGINNINGS: Final[tuple[tuple[int, bytes, FileKind], ...]] = (
    (0, b"%PDF-", PDF),
    (0, b"\x89PNG\r\n\x1a\n", FileKind("image/png", ".png")),
    (0, b"\xff\xd8\xff", FileKind("image/jpeg", ".jpg")),
    (0, b"GIF8", FileKind("image/gif", ".gif")),
    (8, b"WEBP", FileKind("image/webp", ".webp")),
    (4, b"ftyphei", FileKind("image/heic", ".heic")),
    (4, b"ftypmif1", FileKind("image/heic", ".heic")),
    (4, b"ftypM4A", FileKind("audio/mp4", ".m4a")),
    (0, b"#!AMR", FileKind("audio/amr", ".amr")),
    (0, b"ID3", FileKind("audio/mpeg", ".mp3")),
    (0, b"\xff\xfb", FileKind("audio/mpeg", ".mp3")),
    (8, b"WAVE", FileKind("audio/wav", ".wav")),
)
"""Where a mark stands, the mark, and what it says: papers, photographs, recordings of calls."""

_OFFICE: Final[tuple[tuple[bytes, FileKind], ...]] = (
    (
        b"word/",
        FileKind(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"
        ),
    ),
    (
        b"xl/",
        FileKind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
    ),
)


def kind_of(content: bytes) -> FileKind | None:
    """What a file is by its content; None for what cannot be shown as a proof (programs, …)."""
    for at, mark, kind in _BEGINNINGS:
        if content[at : at + len(mark)] == mark:
            return kind
    if content.startswith(b"PK\x03\x04"):
        return next((kind for mark, kind in _OFFICE if mark in content), None)
    return TEXT if _is_text(content) else None


def _is_text(content: bytes) -> bool:
    """Plain words: UTF-8 or GB18030 without control characters."""
    if any(byte < 32 and byte not in b"\t\n\r\x0c" for byte in content):
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
