"""This person's settings: language, theme, window and columns, in one small JSON file.

They are a comfort, so they never stand in the way: a broken file is set aside under a name that
says so, and a folder that cannot be written leaves the habits as they are for this run.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from desktop_ar.system import files, paths

BACKUPS: Final = "backups"
LANGUAGE: Final = "language"
THEME: Final = "theme"
THEMES: Final = ("system", "light", "dark")

_log = logging.getLogger(__name__)


class Habits:
    """Values by key, read once and written whole at every change. Values are plain JSON."""

    def __init__(self, path: Path, values: Mapping[str, Any] | None = None) -> None:
        self.path = path
        self._values: dict[str, Any] = dict(values or {})

    @classmethod
    def load(cls, path: Path | None = None) -> Habits:
        """The habits of a file (by default this person's); none where there is no file."""
        path = path or paths.habits_file()
        try:
            values = json.loads(path.read_text("utf-8"))
        except FileNotFoundError:
            values = {}
        except OSError as error:
            _log.info("habits could not be read: %s", error.strerror)
            values = {}
        except ValueError:  # neither UTF-8 nor JSON
            values = None
        if not isinstance(values, dict):
            _set_aside(path)
            values = {}
        return cls(path, values)

    @property
    def language(self) -> str | None:
        """The language this person chose; None follows the system."""
        return self.text(LANGUAGE)

    @property
    def theme(self) -> str:
        """One of `THEMES`."""
        chosen = self.text(THEME)
        return chosen if chosen in THEMES else THEMES[0]

    def backed_up_at(self, book: Path) -> datetime | None:
        """When a book was last copied from this computer, as far as is known."""
        kept = self._backups().get(str(book))
        try:
            return datetime.fromisoformat(kept) if isinstance(kept, str) else None
        except ValueError:
            return None

    def note_backup(self, book: Path, at: datetime) -> bool:
        """A book was copied at an instant (with its time zone)."""
        moment = at.isoformat(timespec="seconds")
        return self.put(BACKUPS, {**self._backups(), str(book): moment})

    def _backups(self) -> Mapping[str, Any]:
        kept = self.get(BACKUPS)
        return kept if isinstance(kept, Mapping) else {}

    def text(self, key: str) -> str | None:
        """A value that is text; None where it is missing or of another kind."""
        value = self._values.get(key)
        return value if isinstance(value, str) and value else None

    def get(self, key: str, default: Any = None) -> Any:
        """Any value, as it was put."""
        return self._values.get(key, default)

    def put(self, key: str, value: Any) -> bool:
        """Change one value and write the file; None forgets it. Answers whether it was kept."""
        return self.put_all({key: value})

    def put_all(self, changes: Mapping[str, Any]) -> bool:
        """Change several values in one writing."""
        changed = {**self._values, **changes}
        changed = {key: value for key, value in changed.items() if value is not None}
        if changed == self._values and self.path.exists():
            return True
        self._values = changed
        return self._save()

    def _save(self) -> bool:
        text = json.dumps(self._values, ensure_ascii=False, indent=1, sort_keys=True)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            files.write_whole(self.path, text.encode() + b"\n")
        except OSError as error:
            _log.info("habits could not be kept: %s", error.strerror)
            return False
        return True


def _set_aside(path: Path) -> None:
    """Move a broken file out of the way, so that the next change does not lose it for good."""
    aside = path.with_name(f"{path.name}.broken")
    try:
        path.replace(aside)
    except OSError as error:
        _log.info("broken habits could not be set aside: %s", error.strerror)
    else:
        _log.info("broken habits were set aside as %s", aside.name)
