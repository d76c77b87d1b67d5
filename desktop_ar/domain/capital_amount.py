"""Amounts in Chinese capital characters, as letters and receipts write them (domain.md 3b).

Of the spellings the rules allow this one is used everywhere: 整 after 元 and after 角, and no
零 where it is optional.
"""

from __future__ import annotations

from typing import Final

DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
PLACES: Final = ("仟", "佰", "拾", "")
GROUPS: Final = ("", "万", "亿", "万亿")
LARGEST_YUAN: Final = 10**16 - 1
"""Four groups of four digits; far above what the program takes."""


def capital_amount(fen: int) -> str:
    """The amount in capitals: 123456 is 人民币壹仟贰佰叁拾肆元伍角陆分.

    Raises ValueError for a negative amount, which has no capital form and must be worded, and
    for one of more than sixteen digits of yuan.
    """
    if fen < 0:
        raise ValueError("a negative amount has no capital form")
    yuan, cents = divmod(fen, 100)
    if yuan > LARGEST_YUAN:
        raise ValueError("the amount is too large for capitals")
    whole = f"{_whole_number(yuan)}元" if yuan else ""
    if not cents:
        return f"人民币{whole or '零元'}整"
    return f"人民币{whole}{_cents(cents, after_yuan=bool(yuan))}"


def _cents(cents: int, *, after_yuan: bool) -> str:
    jiao, fen = divmod(cents, 10)
    if not fen:
        return f"{DIGITS[jiao]}角整"
    if jiao:
        return f"{DIGITS[jiao]}角{DIGITS[fen]}分"
    return f"{'零' if after_yuan else ''}{DIGITS[fen]}分"


def _whole_number(number: int) -> str:
    """Groups of four digits; 零 where the next written group does not begin with thousands."""
    text = ""
    gap = False
    for index in range(len(GROUPS) - 1, -1, -1):
        group = number // 10_000**index % 10_000
        if not group:
            gap = True
            continue
        if text and (gap or group < 1000):
            text += "零"
        text += _group(group) + _group_unit(index, number)
        gap = False
    return text


def _group_unit(index: int, number: int) -> str:
    """万亿 says 亿 only once: 壹万亿, but 壹万零壹亿 when the group of 亿 is written too."""
    if index == 3 and number // 10_000**2 % 10_000:
        return "万"
    return GROUPS[index]


def _group(group: int) -> str:
    """Up to four digits with their places, one 零 for a run of zeros inside, none at the end."""
    text = ""
    pending_zero = False
    for place, digit in zip(PLACES, map(int, f"{group:04d}"), strict=True):
        if not digit:
            pending_zero = bool(text)
            continue
        text += f"{'零' if pending_zero else ''}{DIGITS[digit]}{place}"
        pending_zero = False
    return text
