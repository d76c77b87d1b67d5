"""The gallery of all controls can be drawn, in both languages, inside its measures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop_ar.ui.gallery import SIZE, save_gallery
from desktop_ar.ui.look.tokens import DARK, LIGHT


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_gallery_shows_both_themes_beside_each_other(tmp_path: Path, language: str) -> None:
    path = tmp_path / "gallery.png"
    save_gallery(path, language)
    picture = QImage(str(path))
    assert picture.width() <= SIZE.width() + 40
    colours = [picture.pixelColor(x, 5).name().upper() for x in (5, picture.width() - 5)]
    assert colours == [LIGHT.window, DARK.window]
