"""Wrong usage, missing books and help, in the owner's language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop_ar import __version__
from desktop_ar.cli.main import COMMANDS
from desktop_ar.system.habits import Habits
from tests.cli.program import Program

ON_A_BOOK = [
    ["overdue"],
    ["prepaid"],
    ["ageing"],
    ["today"],
    ["today", "--skipped"],
    ["accrue", "--estimate"],
    ["letters", "reminder", "--customer", "K-1", "-o", "letters"],
    ["letters", "reminder", "--due", "-o", "letters"],
    ["statement", "--customer", "K-1", "-o", "statement.pdf"],
    ["pay", "--customer", "K-1", "--amount", "1"],
    ["receipts", "pyproject.toml"],
    ["contact", "--customer", "K-1", "--channel", "phone", "--outcome", "no_answer"],
    ["plan", "--customer", "K-1", "--count", "3"],
    ["redeem", "--lot", "L-1", "--amount", "1"],
    ["refund", "--lot", "L-1", "--cause", "shop"],
    ["check"],
    ["backup", "copy.book"],
    ["restore", "copy.book"],
    ["settings"],
    ["settings", "shop.name"],
    ["settings", "shop.name", "x"],
    ["settings", "language", "en"],
]


@pytest.mark.parametrize("command", ON_A_BOOK, ids=" ".join)
def test_every_command_but_demo_and_import_needs_a_book_and_makes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    ran = Program(tmp_path / "none.book")(*command)

    assert (ran.code, ran.data) == (3, b"")
    assert "none.book" in ran.err
    assert ran.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_these_are_all_the_commands_there_are() -> None:
    assert set(COMMANDS) == {command[0] for command in ON_A_BOOK} | {"demo", "import"}


WRONG = [
    (["nonsense"], "nonsense"),
    (["overdue", "--nonsense"], "--nonsense"),
    (["overdue", "stray"], "stray"),
    (["overdue", "--as-of", "1/2/2026"], "1/2/2026"),
    (["overdue", "--as-of", "2026-02-30"], "2026-02-30"),
    (["overdue", "--as-of", "20260230"], "20260230"),
    (["overdue", "--format", "pdf"], "table"),
    (["overdue", "--format"], "--format"),
    (["--language", "fr", "overdue"], "fr"),
    (["--today", "tomorrow", "overdue"], "tomorrow"),
    (["pay", "--amount", "1"], "--customer"),
    (["pay", "--customer", "K-1", "--amount", "a lot"], "a lot"),
    (["pay", "--customer", "K-1", "--amount", "1.234"], "1.234"),
    (["pay", "--customer", "K-1", "--amount", "1", "--method", "shells"], "cash"),
    (["contact", "--customer", "K-1", "--channel", "phone"], "--outcome"),
    (
        ["contact", "--customer=K-1", "--channel=phone", "--outcome=promised", "--promise=100"],
        "--by",
    ),
    (["plan", "--customer", "K-1"], "--each"),
    (["plan", "--customer", "K-1", "--count", "3", "--each", "100"], "--each"),
    (["plan", "--customer", "K-1", "--count", "0"], "0"),
    (["plan", "--customer", "K-1", "--count", "3", "--agree", "--sign", "2026-11-21"], "--sign"),
    (["redeem", "--lot", "L-1"], "--units"),
    (["redeem", "--lot", "L-1", "--amount", "1", "--units", "1"], "--units"),
    (["redeem", "--lot", "L-1", "--units", "-3"], "-3"),
    (["letters", "love-letter", "--due", "-o", "x"], "formal-demand"),
    (["letters", "reminder", "-o", "x"], "--due"),
    (["letters", "reminder", "--due"], "--merge"),
    (["letters", "reminder", "--due", "-o", "x", "--merge", "y"], "--merge"),
    (["backup"], "FILE"),
    (["check", "--format", "csv"], "json"),
    (["demo", "--no-window=yes"], "--no-window"),
]


@pytest.mark.parametrize(("command", "named"), WRONG, ids=str)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_wrong_usage_is_one_sentence_that_names_what_is_wrong(
    program: Program, command: list[str], named: str, language: str
) -> None:
    before = program.book.read_bytes()

    ran = program.bare("--book", program.book, "--language", language, *command)

    assert (ran.code, ran.data) == (2, b"")
    assert named in ran.err
    assert ran.err.count("\n") == 1
    if "fr" not in command:
        assert bool(re.search("[一-鿿]", ran.err)) is (language == "zh_CN")
    assert program.book.read_bytes() == before


def test_what_is_no_book_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "holiday.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0 picture")

    ran = Program(path)("overdue")

    assert (ran.code, ran.data) == (3, b"")
    assert str(path) in ran.err
    assert path.read_bytes() == b"\xff\xd8\xff\xe0 picture"


def test_the_version_is_said() -> None:
    ran = Program(Path("unused")).bare("--version")

    assert (ran.code, ran.out) == (0, f"desktop-ar {__version__}\n")


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_help_is_in_the_language_and_names_no_later_command(
    tmp_path: Path, command: str, language: str
) -> None:
    ran = Program(tmp_path / "none.book", language=language)(*command.split(), "--help")

    assert (ran.code, ran.err) == (0, "")
    words = re.sub(r"“[^”]*”", "", ran.out)
    assert bool(re.search("[一-鿿]", words)) is (language == "zh_CN")
    if language == "zh_CN":
        assert "Usage" not in words
        assert "Options" not in words
    if not command:
        assert [name for name in COMMANDS if name not in words] == []
        for later in ("evidence",):
            assert later not in words


def test_the_language_is_the_options_then_the_owners_then_the_systems_then_chinese(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run = Program(tmp_path / "none.book").bare

    def chinese(*args: str) -> bool:
        return "用法" in run(*args, "--help").out

    assert chinese()
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert not chinese()
    assert chinese("--language", "zh_CN")
    assert chinese("--language=zh_CN")
    Habits.load().put("language", "zh_CN")
    assert chinese()
    assert not chinese("--language", "en")
    assert not chinese("--book", "x.book", "--language", "en")
