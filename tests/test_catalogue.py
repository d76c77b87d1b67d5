"""The Chinese catalogue is fresh and whole: nothing missing, nothing fuzzy, nothing stale."""

from __future__ import annotations

import importlib.util
import io
import re
import string
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from desktop_ar.language.catalogue import LANGUAGES, translator

ROOT = Path(__file__).parents[1]

Key = tuple[str | None, str | tuple[str, ...]]


@cache
def keeper() -> ModuleType:
    """`packaging/catalogue.py`, which is a script and in no package."""
    path = ROOT / "packaging" / "catalogue.py"
    spec = importlib.util.spec_from_file_location("keeper_of_the_catalogue", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def kept() -> Catalog:
    with keeper().PO.open("rb") as file:
        return read_po(file, locale="zh_CN")


def key(message: Message) -> Key:
    identity = tuple(message.id) if isinstance(message.id, (list, tuple)) else message.id
    return message.context, identity


def messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def test_the_catalogue_holds_exactly_the_messages_of_the_program() -> None:
    inside = {key(message) for message in messages(kept())}
    used = {key(message) for message in messages(keeper().extracted())}

    assert (used - inside, inside - used) == (set(), set())


def test_nothing_is_missing_fuzzy_or_without_its_plural() -> None:
    forms = kept().num_plurals
    unfit = [
        message.id
        for message in messages(kept())
        if message.fuzzy
        or not all(_strings(message))
        or (message.pluralizable and len(_strings(message)) != forms)
    ]

    assert unfit == []


def _strings(message: Message) -> list[str]:
    text = message.string
    return list(text) if isinstance(text, (list, tuple)) else [text or ""]


def test_the_compiled_file_is_that_of_the_catalogue() -> None:
    fresh = io.BytesIO()
    write_mo(fresh, kept())

    assert keeper().PO.with_suffix(".mo").read_bytes() == fresh.getvalue()


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


SAID_IN_ONE_LANGUAGE = {("next step", "{day}")}
"""Figures that one language says in the sentence and the other leaves to the icon beside it."""


def test_a_translation_has_no_figure_that_its_message_does_not_have() -> None:
    wrong = []
    for message in messages(kept()):
        if key(message) in SAID_IN_ONE_LANGUAGE:
            continue
        source = message.id if isinstance(message.id, str) else message.id[-1]
        given = [text for text in _strings(message) if text]
        wrong += [source for text in given if fields(text) != fields(source)]

    assert wrong == []


def test_chinese_is_written_with_chinese_punctuation() -> None:
    half_width = [
        text
        for message in messages(kept())
        for text in _strings(message)
        if re.search(r"[一-鿿][,;!?](?!\d)|[一-鿿]:(?!//)", text)
    ]

    assert half_width == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_there(language: str) -> None:
    assert translator(language).language == language


def test_an_unknown_language_is_the_default_one() -> None:
    assert translator("tlh").language == "zh_CN"
