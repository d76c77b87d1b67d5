"""Typing Chinese under Linux: Qt as shipped speaks to ibus only, and fcitx answers as ibus too."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo


def choose_input_method(environ: MutableMapping[str, str] | None = None) -> None:
    """Before QApplication: where the system names fcitx and Qt has no plugin for it, say ibus,
    whose interface fcitx5 offers as well. What the owner set otherwise is left alone."""
    environ = os.environ if environ is None else environ
    named = environ.get("QT_IM_MODULE") or environ.get("XMODIFIERS", "").rpartition("=")[2]
    if "fcitx" in named and not _has_plugin("fcitx"):
        environ["QT_IM_MODULE"] = "ibus"


def _has_plugin(name: str) -> bool:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    return any(name in path.name for path in (folder / "platforminputcontexts").glob("*"))
