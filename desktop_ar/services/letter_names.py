"""What the file of a letter is called (cli.md: letter number, customer number, name made safe)."""

from __future__ import annotations

from desktop_ar.system.files import safe_name


def letter_file_name(letter_no: str, customer_no: str, customer_name: str) -> str:
    """``CK-2026-0012_K-0003_王小明.pdf``: nothing in a name leads out of the folder."""
    return safe_name(letter_no, customer_no, customer_name, suffix=".pdf")
