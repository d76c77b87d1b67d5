"""The common test vectors; a test that needs them is skipped where they are not at hand."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop_ar.domain.money import to_fen

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "spec" / "vectors"


def vectors(name: str) -> dict[str, Any]:
    """One file of vectors, read whole."""
    path = FOLDER / f"{name}.json"
    if not path.is_file():
        pytest.skip(f"the common vectors {name}.json are not beside this project")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def fen(yuan: str) -> int:
    """An amount of the vectors, written in yuan, as fen."""
    return to_fen(Decimal(yuan))
