"""Which language the system speaks."""

from __future__ import annotations

import pytest

from desktop_ar.system.speech import language_of_system


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, None),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "POSIX"}, None),
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_TW.UTF-8"}, "zh_CN"),
        ({"LANG": "en_GB"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, None),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:en"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "C"}, None),
        ({"LANG": "C", "LANGUAGE": "en"}, None),
        ({"LANG": "zh_CN@pinyin"}, "zh_CN"),
    ],
)
def test_the_first_locale_that_is_set_decides(
    environ: dict[str, str], language: str | None
) -> None:
    assert language_of_system(environ) == language
