"""The rooms seen from outside, and the order in which they are built."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_ar.language.catalogue import translator
from desktop_ar.system.clock import Clock
from desktop_ar.ui.entries import furnish
from desktop_ar.ui.main_window import MainWindow
from desktop_ar.ui.pages.entrance import Entrance
from desktop_ar.ui.pages.page import Tools
from desktop_ar.ui.pages.rooms import FOOT, ROOMS
from tests.conftest import TODAY


@pytest.fixture
def window(shop_tools: Tools, qtbot: QtBot) -> Iterator[MainWindow]:
    """The whole window over the sample shop, not begun."""
    made = MainWindow(shop_tools, ROOMS, foot=FOOT, clock=Clock(TODAY))
    furnish(made, Clock(TODAY))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    yield made
    made.close()


@pytest.mark.parametrize("entrance", [*ROOMS, *FOOT], ids=lambda entrance: entrance.key)
def test_a_room_is_called_inside_as_it_is_outside(shop_tools: Tools, entrance: Entrance) -> None:
    page = entrance.build(shop_tools)
    assert (page.key, page.icon) == (entrance.key, entrance.icon)
    for language in ("zh_CN", "en"):
        shop_tools.face.speak(language)
        assert page.title() == entrance.title(translator(language))
    page.deleteLater()


def test_only_the_first_room_is_built_before_the_window_is_shown(window: MainWindow) -> None:
    assert [page.key for page in window.pages.standing] == []
    window.begin("overdue")
    assert [page.key for page in window.pages.standing] == ["overdue"]
    assert window.isVisible()


def test_the_other_rooms_follow_with_their_numbers(
    window: MainWindow, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    with qtbot.waitSignal(window.settled, timeout=20_000):
        window.begin("overdue")
    settle()
    assert window.pages.standing[0].key == "overdue"
    assert {page.key for page in window.pages.standing} == set(window.pages)
    for key in ("today", "overdue", "prepaid", "plans"):
        badge = window.pages[key].badge()
        assert badge is not None
        assert str(badge.count) in window.sidebar.item(key).accessibleName()


def test_a_room_is_built_at_once_when_somebody_goes_there(window: MainWindow) -> None:
    window.begin("overdue")
    window.resize(1000, 700)
    window.go("letters")
    assert [page.key for page in window.pages.standing] == ["overdue", "letters"]
    assert window.page.isVisible()
    assert window.page.room is window.pages["overdue"].room


def test_no_room_is_built_after_the_window_was_closed(window: MainWindow, qtbot: QtBot) -> None:
    window.begin("overdue")
    window.close()
    qtbot.wait(100)
    assert [page.key for page in window.pages.standing] == ["overdue"]
