"""Which language the system speaks."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Final

_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
_CHINESE_WINDOWS: Final = 0x04
_ENGLISH_WINDOWS: Final = 0x09


def language_of_system(environ: Mapping[str, str] | None = None) -> str | None:
    """``zh_CN`` or ``en`` where the system speaks one of them, else None (also for ``C``)."""
    found = _of_variables(os.environ if environ is None else environ)
    if found is None and environ is None and sys.platform == "win32":
        return _of_windows()
    return found


def _of_variables(environ: Mapping[str, str]) -> str | None:
    """As POSIX reads them: the first that is set decides; LANGUAGE lists preferences, but not
    over a locale of ``C``."""
    spoken = next((environ[name] for name in _VARIABLES if environ.get(name)), "")
    if not spoken or _plain(spoken) in {"c", "posix"}:
        return None
    wishes = [wish for wish in environ.get("LANGUAGE", "").split(":") if wish]
    return next((code for code in map(_known, [*wishes, spoken]) if code), None)


def _plain(locale: str) -> str:
    return locale.partition(".")[0].partition("@")[0].lower()


def _known(locale: str) -> str | None:
    name = _plain(locale).replace("-", "_").split("_")[0]
    return {"zh": "zh_CN", "en": "en"}.get(name)


def _of_windows() -> str | None:
    import ctypes  # noqa: PLC0415 - only here

    number = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF  # type: ignore[attr-defined,unused-ignore]  # Windows only
    return {_CHINESE_WINDOWS: "zh_CN", _ENGLISH_WINDOWS: "en"}.get(number)
