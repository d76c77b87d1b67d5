"""Whether a window can open here, found out before Qt is asked: on Linux Qt ends the process
when it finds no screen or when a library of its platform plugin is missing.
"""

from __future__ import annotations

import ctypes
import os
import re
import socket
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple


class Missing(NamedTuple):
    """What keeps a window from opening: a code of `language.faults_book`, and its figure."""

    code: str
    name: str = ""


_DRAWS_NOWHERE: Final = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
"""Platforms that need neither X nor Wayland; who names one knows why."""
_LIBRARY: Final = re.compile(r"^([^\s:]+\.so[\d.]*)")


def missing_for_a_window(environ: Mapping[str, str] | None = None) -> Missing | None:
    """What keeps a window from opening, or None."""
    environ = os.environ if environ is None else environ
    if not sys.platform.startswith("linux"):
        return None
    wanted = environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if wanted.startswith(_DRAWS_NOWHERE):
        return _libraries_missing(wanted)
    if not wanted.startswith("xcb") and _wayland_answers(environ):
        return _libraries_missing("wayland")
    if not environ.get("DISPLAY"):
        return Missing("no_screen")
    missing = _libraries_missing("xcb")
    if missing is not None:
        return missing
    return None if _x_answers() else Missing("screen_silent", environ["DISPLAY"])


def _libraries_missing(platform: str) -> Missing | None:
    """The first library that Qt's widgets or the platform's plugin need and do not find."""
    folder = _qt_folder()
    if folder is None:
        return Missing("qt_missing")
    plugin = folder / "Qt" / "plugins" / "platforms" / f"libq{platform}.so"
    for needed in (folder / "Qt" / "lib" / "libQt6Widgets.so.6", plugin):
        if not needed.exists():
            continue  # named otherwise by another build of Qt: let Qt itself speak
        try:
            ctypes.CDLL(str(needed))
        except OSError as error:
            return Missing("library_missing", _named(str(error)))
    return None


def _qt_folder() -> Path | None:
    found = find_spec("PySide6")
    places = found.submodule_search_locations if found is not None else None
    return Path(next(iter(places))) if places else None


def _named(message: str) -> str:
    match = _LIBRARY.match(message)
    return match[1] if match else message


def _x_answers() -> bool:
    """Whether the X server named by DISPLAY lets us in."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # not to be asked this way; Qt brings what it needs or has been refused above
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    """Whether a Wayland compositor listens where the environment says."""
    name = environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    path = Path(environ.get("XDG_RUNTIME_DIR", "/nowhere")) / name
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(1)
        try:
            probe.connect(str(path))
        except OSError:
            return False
    return True
