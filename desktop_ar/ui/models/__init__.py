"""Item models: frozen rows behind described columns.

- `columns`  `ColumnSpec` (one column), `Kind` (how it is drawn), `Look` (icon, tone, figure),
             `Role` (ROW, SORT, LOOK beside Qt's own roles).
- `rows`     `RowTableModel(face, columns, identity)`: rows sorted by `list.sort`, no proxy.
- `clipboard` `clipboard_text(model, rows, columns)`: heads and rows parted by tabs.
"""
