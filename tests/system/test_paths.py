"""Where this person's files are."""

from __future__ import annotations

from pathlib import Path

from desktop_ar.system import paths


def test_the_sample_shop_is_never_the_shops_own_book() -> None:
    assert paths.default_book().name == "shop.book"
    assert paths.sample_book().name == "demo.book"
    assert paths.default_book().parent == paths.sample_book().parent == paths.data_folder()


def test_files_lie_where_the_system_wants_them(home: Path) -> None:
    assert paths.data_folder() == home / "data" / "desktop-ar"
    assert paths.habits_file() == home / "config" / "desktop-ar" / "habits.json"
    assert home in paths.log_file().parents


def test_asking_for_a_path_makes_no_folder(home: Path) -> None:
    paths.default_book()
    paths.habits_file()
    paths.log_file()

    assert list(home.iterdir()) == []
