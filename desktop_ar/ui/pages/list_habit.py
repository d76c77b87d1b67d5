"""How the owner likes a list, kept in the config folder and never in the book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from desktop_ar.system.habits import Habits
from desktop_ar.ui.widgets.table_card import TableCard

_WIDEST: Final = 600
_NARROWEST: Final = 40


class ListHabit:
    """Column order, width, sort and which are shown, kept at every change.

    What the window hides for want of room is not the owner's wish: it is not written down.
    """

    def __init__(self, habits: Habits, key: str, table: TableCard[Any]) -> None:
        self._habits = habits
        self._key = f"list.{key}"
        self._table = table
        self._for_room: set[str] = set()
        table.habit_changed.connect(self.keep)

    def restore(self) -> None:
        """Lay the columns as they were left; a damaged note is passed over."""
        kept = self._habits.get(self._key)
        if isinstance(kept, Mapping):
            self._table.take_habit(_sound(kept))

    def hide_for_room(self, key: str, hidden: bool) -> None:
        """Hide a column while the window is too narrow for it."""
        wished = key in self._wished_hidden()
        if hidden and not wished:
            self._for_room.add(key)
        elif not hidden:
            self._for_room.discard(key)
        self._table.set_column_hidden(key, hidden or wished)

    def keep(self) -> None:
        """Write down how the list is now."""
        habit = self._table.habit()
        self._for_room.intersection_update(habit["hidden"])
        habit["hidden"] = [key for key in habit["hidden"] if key not in self._for_room]
        habit["widths"] = dict(habit["widths"])
        self._habits.put(self._key, habit)

    def _wished_hidden(self) -> list[str]:
        kept = self._habits.get(self._key)
        if isinstance(kept, Mapping) and isinstance(kept.get("hidden"), list):
            return [str(key) for key in kept["hidden"]]
        return [spec.key for spec in self._table.model.columns if spec.hidden]


def _sound(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Only what has the right shape; widths that no screen has are brought back."""
    sound: dict[str, Any] = {}
    for name in ("order", "hidden"):
        if isinstance(kept.get(name), list):
            sound[name] = [str(key) for key in kept[name]]
    widths = kept.get("widths")
    if isinstance(widths, Mapping):
        sound["widths"] = {
            str(key): min(max(width, _NARROWEST), _WIDEST)
            for key, width in widths.items()
            if isinstance(width, int)
        }
    sort = kept.get("sort")
    if isinstance(sort, list) and len(sort) == 2:  # noqa: PLR2004 - column and direction
        sound["sort"] = (str(sort[0]), bool(sort[1]))
    return sound
