"""The words of the letters, apart from the program: `resources/wording/LANGUAGE/KIND.toml`.

A file holds a version and its texts. In a text, ``{name}`` stands for a value and ``**`` turns
bold on and off. Values are put in after the text has been taken apart: whatever they hold, they
are printed as they are. `common.toml` holds what several letters share; a letter's own text of
the same name goes first. The version is kept with every letter printed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Any, Final, NamedTuple

from desktop_ar.domain.codes import LetterKind
from desktop_ar.language.catalogue import DEFAULT_LANGUAGE, LANGUAGES
from desktop_ar.letters.text import Rich, Run, clean
from desktop_ar.system.resources import resource

BOLD: Final = "**"


class Part(NamedTuple):
    """A stretch of a text: its letters, or the name of a value."""

    text: str
    is_value: bool
    bold: bool


@cache
def parts_of(template: str) -> tuple[Part, ...]:
    """A text taken apart. Raises ValueError where its braces do not match."""
    return tuple(_parts(template))


def _parts(template: str) -> Iterator[Part]:
    bold = False
    for literal, name, form, conversion in Formatter().parse(template):
        for number, stretch in enumerate(literal.split(BOLD)):
            bold = bold != bool(number)
            if stretch:
                yield Part(stretch, is_value=False, bold=bold)
        if name is not None:
            if form or conversion or not name.isidentifier():
                raise ValueError(f"not a plain name in a wording: {name!r}")
            yield Part(name, is_value=True, bold=bold)


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts of one kind of letter in one language."""

    language: str
    version: str
    texts: Mapping[str, str]

    @property
    def chinese(self) -> bool:
        """Whether it is set as Chinese."""
        return self.language.startswith("zh")

    def rich(self, name: str, /, **values: object) -> Rich:
        """A text with its values, its weights kept. Raises KeyError for one it does not have."""
        return tuple(
            [
                Run(clean(str(values[part.text])) if part.is_value else part.text, part.bold)
                for part in parts_of(self.texts[name])
            ]
        )

    def text(self, name: str, /, **values: object) -> str:
        """A text with its values, without weights."""
        return "".join(
            [
                clean(str(values[part.text])) if part.is_value else part.text
                for part in parts_of(self.texts[name])
            ]
        )

    def has(self, name: str) -> bool:
        """Whether there is such a text, and it is not empty."""
        return bool(self.texts.get(name))


@cache
def wording(language: str, kind: LetterKind) -> Wording:
    """The words of a letter; an unknown language gets the default."""
    language = language if language in LANGUAGES else DEFAULT_LANGUAGE
    common, own = _read(language, "common"), _read(language, kind.value)
    return Wording(
        language=language,
        version=f"{language}/{kind.value}/{own['version']}.{common['version']}",
        texts={**common["texts"], **own["texts"]},
    )


def _read(language: str, name: str) -> dict[str, Any]:
    with resource("wording", language, f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
