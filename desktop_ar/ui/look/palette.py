"""A QPalette per theme, all groups, so that what no style sheet names is right as well."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor, QPalette

from desktop_ar.ui.look.tokens import Token, Tokens

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup

_ROLES: Final[dict[QPalette.ColorRole, Token]] = {
    _Role.Window: "window",
    _Role.WindowText: "text",
    _Role.Base: "surface",
    _Role.AlternateBase: "raised",
    _Role.Text: "text",
    _Role.Button: "surface",
    _Role.ButtonText: "text",
    _Role.BrightText: "overdue",
    _Role.PlaceholderText: "muted",
    _Role.ToolTipBase: "surface",
    _Role.ToolTipText: "text",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.Accent: "accent",
    _Role.Link: "accent_text",
    _Role.LinkVisited: "accent_text",
    _Role.Light: "surface",
    _Role.Midlight: "raised",
    _Role.Mid: "control",
    _Role.Dark: "control",
    _Role.Shadow: "line",
}

_DISABLED: Final[dict[QPalette.ColorRole, Token]] = {
    _Role.WindowText: "faint",
    _Role.Text: "faint",
    _Role.ButtonText: "faint",
    _Role.PlaceholderText: "faint",
    _Role.Base: "raised",
    _Role.Button: "raised",
    _Role.Highlight: "line",
    _Role.HighlightedText: "faint",
    _Role.Link: "faint",
}


def palette(tokens: Tokens) -> QPalette:
    """The palette of a theme, with its active, inactive and disabled groups."""
    made = QPalette()
    for group in (_Group.Active, _Group.Inactive, _Group.Disabled):
        roles = _ROLES | (_DISABLED if group == _Group.Disabled else {})
        for role, token in roles.items():
            made.setColor(group, role, QColor(tokens.colour(token)))
    return made
