"""The house rules, held by a test each: rooms, style, sentences."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import grimp
import pytest
from importlinter import cli as import_linter

from desktop_ar.language.sentences import FAULTS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "desktop_ar"
LONGEST_FILE = 400

pytestmark = pytest.mark.timeout(600)


def python_files(*folders: Path) -> list[Path]:
    return [
        path
        for folder in folders
        for path in sorted(folder.rglob("*.py"))
        if "__pycache__" not in path.parts
    ]


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def place(path: Path, line: int = 0) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


# Rooms


def test_every_import_contract_is_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)

    code = import_linter.lint_imports(no_cache=True)

    assert code == import_linter.EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = grimp.build_graph("desktop_ar", cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}

    assert sorted(_in_circles(imports)) == []


def _in_circles(imports: Mapping[str, set[str]]) -> set[str]:
    """What is left when those without imports are taken away again and again."""
    left = {module: set(found) for module, found in imports.items()}
    while done := [module for module, found in left.items() if not found & left.keys()]:
        for module in done:
            del left[module]
    # The rest also holds what only leads to a circle: take those away from the other end.
    while loose := left.keys() - set().union(*left.values()):
        for module in loose:
            del left[module]
    return set(left)


def test_a_folder_named_packaging_hides_nobodys_package() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


# Style


@pytest.mark.parametrize(
    "check",
    [["ruff", "check", "--quiet"], ["ruff", "format", "--check", "--quiet"], ["mypy"]],
    ids=" ".join,
)
def test_the_whole_project_passes(check: list[str]) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", *check], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_no_file_wants_to_be_two() -> None:
    long = {
        place(path, lines)
        for path in python_files(PACKAGE, ROOT / "tests", ROOT / "packaging")
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE
        if "versions" not in path.parts  # released statements stay as they ran
    }

    assert long == set()


FORBIDDEN = [
    (r"\.exec_?\(", ("ui",), "dialogs are opened with open() and answered by signals"),
    (r"QSortFilterProxyModel\(", ("ui",), "15 seconds a sort with 100,000 rows"),
    (r"Signal\(.*\bint\b.*_fen", ("ui",), "an amount in Signal(int) wraps at 2^31"),
    (r"\bfloat\(", ("domain", "services", "queries", "storage"), "money is integer fen"),
    (r"\btime\.sleep\(", ("",), "nothing waits by sleeping"),
    (r"date\.today\(|datetime\.now\(\)|utcnow\(", ("",), "only system.clock looks at a clock"),
    (r"datetime\.now\(UTC\)", ("domain", "queries", "letters", "cli"), "today is an argument"),
]


@pytest.mark.parametrize(("pattern", "rooms", "why"), FORBIDDEN, ids=lambda value: str(value)[:30])
def test_what_the_house_forbids_is_nowhere(pattern: str, rooms: tuple[str, ...], why: str) -> None:
    found = [
        place(path, number)
        for path in python_files(*(PACKAGE / room for room in rooms))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if re.search(pattern, line) and not _is_app_exec(path, line)
    ]

    assert found == [], why


def _is_app_exec(path: Path, line: str) -> bool:
    """The one event loop of the program, and menus, are no dialogs."""
    return (
        "ui" in path.parts and re.search(r"\b(app|application|loop|menu)\.exec\(", line) is not None
    )


def test_every_exception_from_a_check_gives_its_reason() -> None:
    bare = [
        place(path, token.start[0])
        for path in python_files(PACKAGE, ROOT / "tests", ROOT / "packaging")
        for token in comments(path)
        if (
            match := re.search(
                r"#\s*(noqa|type: ignore)(:\s*[A-Z0-9, ]+|\[[\w, -]+\])?(.*)", token.string
            )
        )
        and not re.search(r"\w", match[3])
        and (path.is_relative_to(PACKAGE) or not match[2])
    ]

    assert bare == []


def comments(path: Path) -> Iterator[tokenize.TokenInfo]:
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type == tokenize.COMMENT:
                yield token


# Sentences


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            yield name, node


def codes_raised() -> dict[str, str]:
    """Every code of a fault that stands in the program, and where."""
    found = {}
    for path in python_files(PACKAGE):
        for name, node in calls(path):
            first = node.args[0] if node.args else None
            if (
                name in {"Fault", "unavailable", "Unreadable"}
                and isinstance(first, ast.Constant)
                and isinstance(first.value, str)
            ):
                found[first.value] = place(path, node.lineno)
    return found


def test_every_fault_has_its_sentence() -> None:
    missing = {code: where for code, where in codes_raised().items() if code not in FAULTS}

    assert missing == {}


def test_every_sentence_of_a_fault_says_what_to_do() -> None:
    # A fault that only states what is wrong is one clause; what to do is another.
    stating = {code: text for code, text in FAULTS.items() if len(text.split()) < 3}

    assert stating == {}


def test_no_message_of_the_catalogue_is_glued_or_formatted_before_it_is_translated() -> None:
    glued = [
        place(path, node.lineno)
        for path in python_files(PACKAGE)
        for name, node in calls(path)
        if name in {"gettext", "ngettext", "pgettext", "N_"}
        for argument in node.args
        if isinstance(argument, (ast.JoinedStr, ast.BinOp))
    ]

    assert glued == []
