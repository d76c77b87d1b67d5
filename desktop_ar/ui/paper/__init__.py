"""Finished paper on the screen and out of it: preview, print, save, open.

- `preview`   `PdfPreview(face)`: `show_pdf(bytes)`, `show_words(...)`, whole page or width.
- `printing`  `print_pdf(...)`: through the system's print dialog, 300 dots an inch.
- `saving`    `ask_where(...)`, `open_in_viewer(...)`.
"""
