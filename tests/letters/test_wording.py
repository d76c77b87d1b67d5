"""The words of the letters, as files that an owner may edit one day."""

from __future__ import annotations

import re
import tomllib
from itertools import product

import pytest

from desktop_ar.domain.codes import LetterKind
from desktop_ar.letters.fonts import missing_characters
from desktop_ar.letters.text import Run
from desktop_ar.letters.wording import Wording, parts_of, wording
from desktop_ar.system.resources import resource

FILES = ("common", *(kind.value for kind in LetterKind))
ORDER = {
    "common": {"reference"},
    "reminder": {"subject", "subject_many", "closing", "closing_one", "closing_two"},
    "follow-up": {"subject", "subject_many", "closing", "closing_one", "closing_two"},
    "formal-demand": {
        "subject", "subject_many", "you_sole_trader", "you_company", "you_public",
    },
    "agreement": set(),
    "terms": set(),
    "overdue-notice": {"subject", "subject_many"},
    "final-notice": {
        "subject", "subject_many", "you_sole_trader", "you_company", "you_public",
    },
    "suspension-notice": {"subject", "subject_many"},
    "prepaid-balance": set(),
    "prepaid-expiry": set(),
    "receipt": set(),
    "paid-in-full": set(),
    "plan-completed": set(),
    "statement": set(),
    "extension": set(),
}  # fmt: skip
"""Texts that only one language needs, for its order of a letter or its pronouns."""


def texts(language: str, name: str) -> dict[str, str]:
    """The texts of a file."""
    found: dict[str, str] = tomllib.loads(
        resource("wording", language, f"{name}.toml").read_text("utf-8")
    )["texts"]
    return found


@pytest.mark.parametrize("name", FILES)
def test_both_languages_have_the_same_texts(name: str) -> None:
    differ = set(texts("zh_CN", name)) ^ set(texts("en", name))
    assert differ <= ORDER[name]


@pytest.mark.parametrize("name", FILES)
def test_a_text_asks_for_no_value_that_the_other_language_does_not_have(name: str) -> None:
    chinese, english = texts("zh_CN", name), texts("en", name)
    for key in set(chinese) & set(english):
        values = [{p.text for p in parts_of(t[key]) if p.is_value} for t in (chinese, english)]
        assert values[1] <= values[0] | {"you"}, key


@pytest.mark.parametrize(("language", "name"), list(product(("zh_CN", "en"), FILES)))
def test_every_text_can_be_taken_apart_and_its_bold_ends(language: str, name: str) -> None:
    for key, text in texts(language, name).items():
        assert text.count("**") % 2 == 0, key
        assert parts_of(text) or not text, key
        assert missing_characters(text) == (), key


@pytest.mark.parametrize("name", FILES)
def test_chinese_texts_use_chinese_marks(name: str) -> None:
    for key, text in texts("zh_CN", name).items():
        assert not re.search(r"[\u4e00-\u9fff][,;:?!]", text), key


@pytest.mark.parametrize("name", FILES)
def test_english_texts_hold_no_full_width_mark(name: str) -> None:
    for key, text in texts("en", name).items():
        assert not re.search(r"[\u2e80-\uffef“”‘’]", text), key


def test_a_value_is_never_taken_for_a_place_or_for_bold() -> None:
    words = Wording("zh_CN", "1", {"a": "**{name}**：{other}"})
    assert words.rich("a", name="{other}**", other="{name}") == (
        Run("{other}**", bold=True),
        Run("："),
        Run("{name}"),
    )


@pytest.mark.parametrize("bad", ["{name!r}", "{name:>9}", "{a.b}", "{0}", "{", "{}"])
def test_a_place_that_is_not_a_plain_name_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match=r"name|brace|Single|expected"):
        parts_of(bad)


def test_a_letter_takes_its_own_text_before_the_common_one() -> None:
    assert wording("zh_CN", LetterKind.FORMAL_DEMAND).texts["you_company"] == "贵方"
    assert wording("zh_CN", LetterKind.REMINDER).texts["you_company"] == "贵公司"
