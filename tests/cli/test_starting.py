"""How the program starts: what it loads, what it says where it cannot, how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_ar import app
from desktop_ar.cli import main as commands
from desktop_ar.system import paths, screen
from tests.cli.program import Program
from tests.conftest import ExpectedLog

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.timeout(240)  # other processes, each with its own start

HEAVY = ("PySide6", "reportlab", "alembic", "pypinyin", "xlsxwriter", "python_calamine")

WATCHED = """
import sys
from desktop_ar import app
code = app.run(sys.argv[1:])
heavy = {heavy!r}
sys.stderr.write("loaded: " + " ".join(name for name in heavy if name in sys.modules))
sys.exit(code)
"""


def python(*args: object, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, args)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **environ},
        check=False,
        timeout=200,
    )


@pytest.mark.parametrize(
    "command",
    [
        ["overdue"],
        ["overdue", "--format", "csv"],
        ["prepaid", "--format", "json"],
        ["ageing", "--format", "csv"],
        ["today"],
        ["check"],
        ["settings"],
        ["plan", "--customer", "K-2", "--count", "2"],
        ["pay", "--customer", "K-1", "--amount", "1"],
        ["contact", "--customer", "K-1", "--channel", "phone", "--outcome", "no_answer"],
    ],
    ids=" ".join,
)
def test_commands_that_read_start_without_what_they_do_not_need(
    program: Program, command: list[str]
) -> None:
    ran = python("-c", WATCHED.format(heavy=HEAVY), "--book", program.book, *command)

    assert ran.stderr.endswith("loaded: ")


def test_a_spreadsheet_is_written_without_the_window(program: Program, tmp_path: Path) -> None:
    ran = python(
        "-c", WATCHED.format(heavy=HEAVY),
        "--book", program.book, "overdue", "--format", "xlsx", "-o", tmp_path / "list.xlsx",
    )  # fmt: skip

    assert ran.stderr == "loaded: xlsxwriter"


@pytest.mark.parametrize("way", [["main.py"], ["-m", "desktop_ar"]], ids=str)
def test_every_way_of_starting_is_the_same_program(program: Program, way: list[str]) -> None:
    ran = python(*way, "--book", program.book, "--language", "en", "ageing", "--format", "json")

    assert ran.returncode == 0
    assert '"customer_no": "K-1"' in ran.stdout
    missing = python(*way, "--book", "none.book", "ageing")
    assert (missing.returncode, missing.stdout) == (3, "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Qt ends the process on Linux")
@pytest.mark.parametrize("command", [[], ["demo"]])
def test_without_a_screen_one_clear_line_says_what_to_do(
    tmp_path: Path, command: list[str]
) -> None:
    ran = python(
        "main.py", "--language", "en", "--book", tmp_path / "demo.book", *command,
        DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="",
    )  # fmt: skip

    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr.count("\n") == 1
    assert "screen" in ran.stderr
    assert "desktop-ar --help" in ran.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Qt ends the process on Linux")
def test_without_a_screen_no_book_is_begun() -> None:
    ran = python("main.py", DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")

    assert (ran.returncode, ran.stdout) == (3, "")
    assert not paths.default_book().exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X and Wayland are Linux's")
@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({}, "no_screen"),
        ({"QT_QPA_PLATFORM": "xcb"}, "no_screen"),
        ({"WAYLAND_DISPLAY": "wayland-77", "XDG_RUNTIME_DIR": "/nowhere"}, "no_screen"),
        ({"QT_QPA_PLATFORM": "offscreen"}, None),
        ({"QT_QPA_PLATFORM": "minimal:fontengine=freetype"}, None),
    ],
)
def test_what_keeps_a_window_from_opening_is_known_before_qt_is_asked(
    environ: dict[str, str], code: str | None
) -> None:
    missing = screen.missing_for_a_window(environ)

    assert (missing.code if missing else None) == code


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X is Linux's")
def test_a_screen_that_does_not_answer_is_known_before_qt_is_asked() -> None:
    # Without the libraries of X (a server, say) these are what is missing.
    missing = screen.missing_for_a_window({"DISPLAY": ":7777"})

    assert missing is not None
    assert missing.code in {"screen_silent", "library_missing"}
    assert missing.name


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Qt ends the process on Linux")
def test_a_library_that_is_missing_is_named_before_qt_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugins = tmp_path / "PySide6" / "Qt" / "plugins" / "platforms"
    plugins.mkdir(parents=True)
    (tmp_path / "PySide6" / "__init__.py").touch()
    (plugins / "libqoffscreen.so").write_bytes(b"no library")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "PySide6", raising=False)

    missing = screen.missing_for_a_window({"QT_QPA_PLATFORM": "offscreen"})

    assert missing is not None
    assert missing.code == "library_missing"
    assert missing.name.endswith("libqoffscreen.so")


def test_an_unforeseen_fault_exits_70_with_one_sentence_and_a_trace_in_the_log(
    program: Program, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    expected_log.allow("unexpected fault")

    def broken(_run: object) -> int:
        return int("our own mistake")

    monkeypatch.setattr(app, "open_window", broken)

    ran = program()

    assert (ran.code, ran.data) == (70, b"")
    assert ran.err.count("\n") == 1
    assert str(paths.log_file()) in ran.err
    assert "our own mistake" in paths.log_file().read_text("utf-8")


def test_an_interrupted_command_says_so(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_run: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "open_window", interrupted)

    ran = program()

    assert (ran.code, ran.data) == (1, b"")
    assert ran.err.strip() == "It was stopped before it was done."


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are POSIX")
def test_a_reader_that_has_enough_ends_the_program_quietly(program: Program) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        ran = subprocess.run(
            [sys.executable, "main.py", "--book", str(program.book), "overdue"],
            stdout=closed,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            check=False,
            timeout=200,
        )

    assert ran.stderr == b""
    assert ran.returncode == commands.DONE


def test_the_self_test_tries_every_part_and_leaves_nothing(tmp_path: Path, home: Path) -> None:
    ran = python("main.py", "--language", "en", "--self-test", TMPDIR=str(tmp_path))

    assert (ran.returncode, ran.stderr) == (0, "")
    parts = [line.split("  ")[1].split(":")[0] for line in ran.stdout.splitlines()]
    assert parts == ["Book", "Translations", "Fonts", "Lists", "Letter", "Window"]
    assert list(tmp_path.iterdir()) == []
    assert not (home / "data").exists()
