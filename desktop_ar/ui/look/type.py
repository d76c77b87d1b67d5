"""The type scale: Noto Sans SC in Regular and Bold, both shipped, sizes in logical pixels."""

from __future__ import annotations

from functools import cache
from typing import Final, Literal, NamedTuple, TypeAlias

from PySide6.QtGui import QFont, QFontDatabase

from desktop_ar.system.resources import resource

FAMILY: Final = "Noto Sans SC"
_FILES: Final = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")

TypeRole: TypeAlias = Literal[
    "title", "welcome", "figure", "name", "lead", "row", "body", "small", "tiny"
]


class _Size(NamedTuple):
    pixels: int
    line: int
    bold: bool


SCALE: Final[dict[TypeRole, _Size]] = {
    "title": _Size(20, 28, True),
    "welcome": _Size(28, 40, True),
    "figure": _Size(18, 26, True),
    "name": _Size(16, 24, True),
    "lead": _Size(14, 22, True),
    "row": _Size(13, 20, True),
    "body": _Size(13, 20, False),
    "small": _Size(12, 18, False),
    "tiny": _Size(11, 16, False),
}


@cache
def load_fonts() -> None:
    """Give Qt the two shipped weights; without them Chinese may be drawn as empty boxes.

    Raises RuntimeError when a font file cannot be read: the installation is broken.
    """
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(resource("fonts", name))) < 0:
            raise RuntimeError(f"font cannot be read: {name}")


def font(role: TypeRole, *, bold: bool | None = None) -> QFont:
    """The font of a role; `bold` overrides its weight."""
    size = SCALE[role]
    made = QFont(FAMILY)
    made.setPixelSize(size.pixels)
    made.setBold(size.bold if bold is None else bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def line_height(role: TypeRole) -> int:
    """Height of one line of a role in logical pixels."""
    return SCALE[role].line
