"""What a screen reader says of the widgets the keyboard reaches."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QWidget


def nameless(inside: QWidget) -> list[QWidget]:
    """What can be reached by Tab in here and has no name."""
    return [
        widget
        for widget in (inside, *inside.findChildren(QWidget))
        if _reached(widget) and widget is not inside and not _name(widget)
    ]


def _reached(widget: QWidget) -> bool:
    tabs = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    part = widget.focusProxy() is not None or widget.objectName().startswith("qt_")
    return (
        tabs
        and widget.isVisible()
        and widget.isEnabled()
        and not part
        and (not isinstance(widget, QScrollArea))
    )


def _name(widget: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name) if face is not None else ""
