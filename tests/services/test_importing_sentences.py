"""Every reason for which a row is not taken has its sentence, with the figures it needs."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_ar.language.sentences import FAULTS
from desktop_ar.services import importing

FOLDER = Path(importing.__file__).parent
PLACE = {"Fault": 0, "refuse": 2, "notice": 1, "reject": 2}
"""Which argument of a call is the code."""


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call that names a code, with the code."""
    for path in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                place = PLACE.get(name)
                if place is not None and len(node.args) > place:
                    argument = node.args[place]
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value, node


CODES = sorted({code for code, _ in calls()})


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_sentence(code: str) -> None:
    assert code in FAULTS


def test_the_codes_are_found_by_this_test() -> None:
    assert {"cell_empty", "name_known_other_phone", "balance_differs", "lot_differs"} <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_sentence_asks_for_figures_only_where_the_code_gives_some(code: str) -> None:
    wanted = {name for _, name, _, _ in string.Formatter().parse(FAULTS[code]) if name}
    for found, call in calls():
        if found == code and wanted:
            given = len(call.args) > PLACE.get(getattr(call.func, "id", ""), 9) + 1
            assert given or call.keywords, f"{code} needs {wanted}"
