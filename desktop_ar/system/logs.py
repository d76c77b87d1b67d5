"""The log of faults: a small rotating file in the log folder, and nothing on the terminal."""

from __future__ import annotations

import contextlib
import logging
import platform
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

from desktop_ar import __version__
from desktop_ar.system import paths

_LARGEST: Final = 500_000
_KEPT: Final = 3
_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"

_log = logging.getLogger("desktop_ar")


def start(path: Path | None = None) -> Path | None:
    """Send warnings and worse of the program to the log file; answers where, or None.

    The file is made at the first record, so that a quiet run leaves nothing behind. A folder
    that cannot be written costs the log, not the run.
    """
    path = path or paths.log_file()
    stop()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    handler = _Quiet(path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(_FORMAT))
    handler.setLevel(logging.INFO)
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    return path


def stop() -> None:
    """Let go of the log file."""
    for handler in list(_log.handlers):
        if isinstance(handler, _Quiet):
            _log.removeHandler(handler)
            handler.close()


def fault(
    error: BaseException, trace: TracebackType | None = None, path: Path | None = None
) -> Path | None:
    """Write the trace of an unexpected fault; answers the file, or None where it was lost."""
    where = start(path)
    machine = f"{__version__}, Python {platform.python_version()}, {sys.platform}"
    _log.error("unexpected fault (%s)", machine, exc_info=(type(error), error, trace))
    return where if where is not None and where.exists() else None


class _Quiet(RotatingFileHandler):
    """A file that cannot be written (full disk, say) must not add to the trouble."""

    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(OSError):
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Nothing on the terminal."""
        del record
