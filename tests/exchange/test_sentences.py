"""Every reason a file is not taken has a sentence in both languages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import desktop_ar.exchange
from desktop_ar.language import faults_exchange
from desktop_ar.language.catalogue import translator
from desktop_ar.language.sentences import FAULTS

FOLDER = Path(desktop_ar.exchange.__file__).parent
CALLS = {"Fault", "Unreadable", "unavailable"}


def raised() -> set[str]:
    """Codes written in the room's own modules."""
    codes: set[str] = set()
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                texts = [str(a.value) for a in node.args if isinstance(a, ast.Constant)]
                codes |= set(texts[:1]) if node.func.id in CALLS else set()
                codes |= set(texts) if node.func.id == "_code" else set()
    return codes - {"method_unknown"}  # becomes another way of paying


def test_every_reason_is_found_by_this_test() -> None:
    assert {"date_ambiguous", "file_empty", "file_missing", "lot_kind_unknown"} <= raised()


def test_every_fault_of_the_exchange_has_its_sentence() -> None:
    assert raised() <= set(FAULTS)


@pytest.mark.parametrize("code", sorted(faults_exchange.SENTENCES))
def test_every_sentence_is_translated_with_the_same_figures(code: str) -> None:
    sentence = faults_exchange.SENTENCES[code]
    chinese = translator("zh_CN").gettext(sentence)
    assert chinese != sentence

    def names(text: str) -> set[str]:
        return {part.split("}")[0] for part in text.split("{")[1:]}

    assert names(chinese) == names(sentence)
