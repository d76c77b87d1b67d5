"""A file is replaced whole or not touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop_ar.system import files


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_is_replaced_by_the_bytes_given(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    target.write_bytes(b"old, and much longer than the new one")

    files.write_whole(target, b"new")

    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["list.csv"]


def test_an_error_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    target.write_bytes(b"old")

    with pytest.raises(UnicodeEncodeError), files.replaced(target) as beside:
        beside.write_bytes(b"half of the n" + "\ud800".encode())

    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["list.csv"]


def test_the_mode_of_the_old_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    target.write_bytes(b"old")
    target.chmod(0o640)

    files.write_whole(target, b"new")

    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_goes_on_pointing_at_the_replaced_file(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to("real.csv")

    files.write_whole(tmp_path / "link.csv", b"new")

    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    files.write_whole(pipe, b"rows")

    assert os.read(reading, 10) == b"rows"
    assert pipe.is_fifo()
    os.close(reading)


def test_a_folder_in_the_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        files.write_whole(tmp_path, b"new")
