"""Files written whole: a reader sees the old file or the new one, never a part."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff\u200e\u200f\u202a-\u202e]+')
_LONGEST_NAME: Final = 180
"""Bytes; systems take 255, and there may be a folder's worth of them."""


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """A file beside `target` to be written, which takes its place when all went well.

    On any error `target` is untouched and nothing is left beside it. A link is followed: what
    it points at is replaced. A device or a pipe gets the bytes. Raises `OSError`.
    """
    target = Path(os.path.realpath(target))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if target.exists() and not target.is_file():
        with _poured(target) as beside:
            yield beside
        return
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    # Made by the plain call, so that a new file gets the mode this person's files get.
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666))
    try:
        yield beside
        if target.exists():
            shutil.copymode(target, beside)
        _settle(beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    _settle_folder(target.parent)


def write_whole(target: Path, data: bytes) -> None:
    """Replace a file by these bytes, or leave it as it was."""
    with replaced(target) as beside:
        beside.write_bytes(data)


def safe_name(*parts: str, suffix: str) -> str:
    """A file name of these parts that every system takes: nothing in it leads anywhere.

    Characters with a meaning to a file system become ``_``; what is too long is cut.
    """
    words = "_".join(_UNSAFE.sub("_", part).strip(" ._") for part in parts if part.strip())
    cut = words.encode()[:_LONGEST_NAME].decode(errors="ignore").strip(" .")
    return f"{cut or '_'}{suffix}"


@contextmanager
def _poured(device: Path) -> Iterator[Path]:
    """Bytes gathered in a temporary file, then sent into something that cannot be replaced."""
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder) / "whole"
        beside.touch()
        yield beside
        with beside.open("rb") as source, device.open("wb") as sink:
            shutil.copyfileobj(source, sink)


def _settle(path: Path) -> None:
    """Bytes on the disk before the name points at them."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _settle_folder(folder: Path) -> None:
    """The name itself on the disk, where the system lets a folder be settled."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
