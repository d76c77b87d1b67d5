"""Pinyin keys for sorting and finding names; pypinyin is loaded at the first Chinese name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

SURNAMES: Final = {
    "曾": "zeng", "单": "shan", "解": "xie", "查": "zha", "区": "ou", "仇": "qiu", "朴": "piao",
    "任": "ren", "华": "hua", "盖": "ge", "黑": "he", "繁": "po", "尉": "yu", "秘": "bi",
    "冼": "xian", "折": "she", "员": "yun", "乐": "yue", "召": "shao", "燕": "yan", "种": "chong",
    "覃": "qin", "翟": "zhai", "宓": "mi", "逄": "pang", "哈": "ha", "呙": "guo", "缪": "miao",
}  # fmt: skip
"""Single surnames that are read otherwise than the character alone."""
DOUBLE_SURNAMES: Final = {
    "尉迟": ("yu", "chi"),
    "单于": ("chan", "yu"),
    "万俟": ("mo", "qi"),
    "澹台": ("tan", "tai"),
    "长孙": ("zhang", "sun"),
    "令狐": ("ling", "hu"),
}
_HAN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_DIGITS: Final = re.compile(r"\D+")


@lru_cache(maxsize=4096)
def syllables(name: str) -> tuple[str, ...]:
    """One syllable a Chinese character, other runs as they are, lower-cased.

    The first character of a name is read as a surname.
    """
    if not _HAN.search(name):
        return tuple(name.lower().split())
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - half a second, only for Chinese names

    read = [part.lower().strip() for part in lazy_pinyin(name)]
    for surname, sounds in DOUBLE_SURNAMES.items():
        if name.startswith(surname):
            return (*sounds, *read[2:])
    if name[:1] in SURNAMES:
        read[0] = SURNAMES[name[0]]
    return tuple(part for part in read if part)


def sort_key(name: str) -> str:
    """By sound, then by the characters themselves: 陈 before 李, homophones apart."""
    return " ".join(syllables(name)) + "\t" + name


def search_key(name: str, customer_no: str, phone: str) -> str:
    """Everything a customer may be found by, lower-cased, parted by blanks."""
    parts = syllables(name)
    plain = "".join(_reading_alone(name))
    full = "".join(parts)
    initials = "".join(part[0] for part in parts)
    keys = [name.lower(), full, initials, customer_no.lower(), phone_key(phone)]
    if plain not in {full, name.lower()}:
        keys.append(plain)
    return " ".join(key for key in keys if key)


@lru_cache(maxsize=4096)
def _reading_alone(name: str) -> tuple[str, ...]:
    """The name read without knowing that it begins with a surname (both readings find it)."""
    if name[:1] not in SURNAMES:
        return ()
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - as above

    return tuple(part.lower() for part in lazy_pinyin(name))


def phone_key(phone: str) -> str:
    """Digits of a phone without the country code of mainland China."""
    digits = _DIGITS.sub("", phone)
    if digits.startswith("0086"):
        digits = digits[4:]
    elif digits.startswith("86") and len(digits) > 11:  # noqa: PLR2004 - a mobile has 11 digits
        digits = digits[2:]
    return digits
