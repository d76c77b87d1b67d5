"""The look, built once: colours, palette, type, icons and the short style sheet.

- `tokens`   `LIGHT`, `DARK`, `Tokens`, `Token` (names of colours), `age_token(bucket)`. The only
             place with colour literals; everyone else names a token.
- `type`     `font("title" | "welcome" | "figure" | "name" | "lead" | "row" | "body" | "small" |
             "tiny", bold=None)`, `line_height(role)`, `load_fonts()`.
- `icons`    `Icons.icon(name, token, size)` for buttons, `Icons.pixmap(name, token, size, ratio)`
             for painters. Icons follow a change of theme by themselves.
- `mark`     `paint_mark`, `mark_icon`: the two rods of an abacus, our own.
- `palette`  `palette(tokens)`; `sheet` `sheet(tokens, images)`.
- `theme`    `Theme`: light, dark or as the system says, changed at run time.
- `paint`    hairlines, rounded boxes, text on a row, tags, ticks, dots, progress.
- `ring`     `FocusRing`: the focus ring one pixel outside a control, for keyboard focus.

Kinds the sheet knows, as dynamic properties (`look.kinds.set_kind(widget, "primary")`):
buttons `primary`, `plain`, `tinted`, `quiet`, `link`; labels `ink` = name of a token.
"""
