"""Arrows and ticks for the style sheet, which can only name files: tinted copies of our icons
in a folder that lives as long as the theme."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final
from weakref import finalize

from PySide6.QtCore import QTemporaryDir

from desktop_ar.ui.look.icons import STROKE, STROKE_TICK, tinted
from desktop_ar.ui.look.tokens import Token, Tokens

_WANTED: Final[dict[str, tuple[str, Token, float]]] = {
    "down": ("chevron-down", "muted", STROKE),
    "down_off": ("chevron-down", "faint", STROKE),
    "up": ("chevron-up", "muted", STROKE),
    "up_off": ("chevron-up", "faint", STROKE),
    "right": ("chevron-right", "muted", STROKE),
    "calendar": ("calendar-days", "muted", STROKE),
    "tick": ("check", "on_accent", STROKE_TICK),
    "tick_off": ("check", "faint", STROKE_TICK),
    "tick_menu": ("check", "accent_text", STROKE_TICK),
}
_DOT: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 14 14">'
    '<circle cx="7" cy="7" r="3" fill="{colour}"/></svg>'
)


class SheetImages:
    """The files of both themes, written when first asked for."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()
        finalize(self, self._folder.remove)  # at the end of the program, whoever still holds us
        self._written: dict[str, Mapping[str, str]] = {}

    def of(self, tokens: Tokens) -> Mapping[str, str]:
        """Names of images with the paths of their files, slashes forward as the sheet wants."""
        if tokens.name not in self._written:
            self._written[tokens.name] = self._write(tokens)
        return self._written[tokens.name]

    def _write(self, tokens: Tokens) -> Mapping[str, str]:
        folder = Path(self._folder.path()) / tokens.name
        folder.mkdir(parents=True, exist_ok=True)
        pictures = {
            key: tinted(name, tokens.colour(token), stroke)
            for key, (name, token, stroke) in _WANTED.items()
        }
        pictures["dot"] = _DOT.format(colour=tokens.on_accent).encode()
        pictures["dot_off"] = _DOT.format(colour=tokens.faint).encode()
        for key, svg in pictures.items():
            (folder / f"{key}.svg").write_bytes(svg)
        return {key: (folder / f"{key}.svg").as_posix() for key in pictures}
