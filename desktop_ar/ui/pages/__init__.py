"""Rooms of the window, one module each.

- `page`  `Page`: what every room is to the shell (title, icon, badge, refresh, status, acts);
          `Tools`: what a room is handed; `Room`: how much place the window has.
"""
