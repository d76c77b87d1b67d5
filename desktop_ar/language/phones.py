"""Phone numbers as they are shown where others may look over the counter."""

from __future__ import annotations

from typing import Final

from desktop_ar.language.pinyin import phone_key

_HEAD, _TAIL, _SHORTEST = 3, 4, 8
_HIDDEN: Final = "****"


def masked(phone: str) -> str:
    """``139 **** 2211``: the first three and the last four digits, without the country code of
    mainland China; short numbers stay whole."""
    digits = phone_key(phone)
    if len(digits) < _SHORTEST:
        return phone.strip()
    return f"{digits[:_HEAD]} {_HIDDEN} {digits[-_TAIL:]}"
