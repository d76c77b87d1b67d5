"""Dynamic properties the style sheet listens to."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

ButtonKind: TypeAlias = Literal["primary", "plain", "tinted", "quiet", "link"]


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet selects on, and have the sheet read again for it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # the sheet will be read when it is first shown
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def set_kind(button: QWidget, kind: ButtonKind) -> None:
    """How much a button asks for attention; one `primary` a screen."""
    set_look(button, "kind", kind)
