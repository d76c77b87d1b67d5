"""Python's collector of garbage while the window is put together, or the sample shop.

Loading the program makes several hundred thousand objects that stay to the end. The collector
looks through all of them again and again as they come (a seventh of the time to the first
list) and finds nothing; so it waits until the window stands, and never looks at them again.
"""

from __future__ import annotations

import gc


def hold() -> None:
    """Collect nothing for now."""
    gc.disable()


def let_go() -> None:
    """Collect as usual, but among what is made from now on. Does nothing where nothing is held."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
