"""Every fault has one sentence, whichever room raises it."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter

from desktop_ar import language
from desktop_ar.language.sentences import FAULTS


def test_no_code_has_two_sentences_and_every_table_is_registered() -> None:
    names = [m.name for m in pkgutil.iter_modules(language.__path__) if "faults_" in m.name]
    tables = [importlib.import_module(f"desktop_ar.language.{name}").SENTENCES for name in names]
    codes = Counter(code for table in tables for code in table)
    assert {code for code, count in codes.items() if count > 1} == set()
    assert set(codes) == set(FAULTS)
