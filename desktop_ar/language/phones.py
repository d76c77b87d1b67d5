"""Phone numbers as they are shown where others may look over the counter."""

from __future__ import annotations

import re
from typing import Final

_DIGITS: Final = re.compile(r"\d")
_HEAD, _TAIL, _SHORTEST = 3, 4, 8


def masked(phone: str) -> str:
    """``139 **** 2211``: the first three and the last four digits; short numbers stay whole."""
    digits = "".join(_DIGITS.findall(phone))
    if len(digits) < _SHORTEST:
        return phone.strip()
    return f"{digits[:_HEAD]} **** {digits[-_TAIL:]}"
