"""Where the fonts, icons and catalogues are: beside the package in a checkout, inside it
when installed."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def resources_folder() -> Path:
    """The folder `resources`, wherever this copy of the program keeps it."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "resources", package.parent / "resources"):
        if (folder / "fonts").is_dir():
            return folder
    raise FileNotFoundError(f"no folder 'resources' beside or inside {package}")


def resource(*parts: str) -> Path:
    """Path of one resource, by its parts below `resources`."""
    return resources_folder().joinpath(*parts)
