"""The window. PySide6 lives only here.

- `start`        puts everything together and runs it.
- `face`         what every widget is handed: language, theme, figures, day, news of changes.
- `desk`         how dialogs reach the book; `worker` reads off the window's thread; `long_work`
                 runs what takes long with a bar and a way to stop.
- `main_window`  the shell: `top_bar`, `sidebar`, `menus`, `search_way`, `keys_sheet`.
- `pages`        the rooms; `dialogs` the forms; `paper` previews and printing.
- `models`       described columns over frozen rows.
- `widgets`      small widgets of our own; `look` colours, type, icons and the style sheet.
- `crash`        the one handler of what nobody caught.
- `gallery`      all controls and states in both themes: ``python -m desktop_ar.ui.gallery``.
"""
