"""Where this person's files are: the book, the habits, the log."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import platformdirs

NAME: Final = "desktop-ar"
BOOK_SUFFIX: Final = ".book"


def data_folder() -> Path:
    """The folder of the books, as the system wants it; it need not exist yet."""
    return platformdirs.user_data_path(NAME, appauthor=False)


def config_folder() -> Path:
    """The folder of this person's habits."""
    return platformdirs.user_config_path(NAME, appauthor=False)


def log_folder() -> Path:
    """The folder of the log of faults."""
    return platformdirs.user_log_path(NAME, appauthor=False)


def opened_folder() -> Path:
    """The folder of papers handed to another program; emptied when the window starts."""
    return platformdirs.user_cache_path(NAME, appauthor=False) / "opened"


def default_book() -> Path:
    """The shop's own book."""
    return data_folder() / f"shop{BOOK_SUFFIX}"


def sample_book() -> Path:
    """The book of the sample shop, apart from the shop's own."""
    return data_folder() / f"demo{BOOK_SUFFIX}"


def habits_file() -> Path:
    """This person's settings: language, theme, window and columns."""
    return config_folder() / "habits.json"


def log_file() -> Path:
    """Where an unexpected fault leaves its trace."""
    return log_folder() / f"{NAME}.log"
