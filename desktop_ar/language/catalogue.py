"""The one gettext catalogue, with the language as an argument.

The window follows its owner, a letter follows its customer, so nothing here is global: whoever
speaks holds a `Translator`. English source strings; `N_` marks those that stand in tables.
"""

from __future__ import annotations

import gettext as stdlib_gettext
from functools import cache
from typing import Any, Final

from desktop_ar.system.resources import resource

LANGUAGES: Final = ("zh_CN", "en")
DEFAULT_LANGUAGE: Final = "zh_CN"
DOMAIN: Final = "desktop_ar"


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a marked string
    """Mark a string in a table for the catalogue; it is translated where it is shown."""
    return message


class Translator:
    """Sentences in one language. Messages take named parameters: ``{name}``."""

    def __init__(self, language: str, catalogue: stdlib_gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    @property
    def chinese(self) -> bool:
        """Whether the language is Chinese, for what is a matter of form and not of words."""
        return self.language.startswith("zh")

    def gettext(self, message: str, **params: Any) -> str:
        """The message in this language, its parameters filled in."""
        text = self._catalogue.gettext(message) if message else ""
        return text.format_map(params) if params else text

    def ngettext(self, singular: str, plural: str, n: int, **params: Any) -> str:
        """The message for `n` things; `n` is a parameter as well."""
        return self._catalogue.ngettext(singular, plural, n).format_map({"n": n, **params})

    def pgettext(self, context: str, message: str, **params: Any) -> str:
        """The message as it is meant in `context` (one English word, two Chinese ones)."""
        text = self._catalogue.pgettext(context, message)
        return text.format_map(params) if params else text


@cache
def translator(language: str) -> Translator:
    """The translator of a language; an unknown one gets the default."""
    name = language if language in LANGUAGES else DEFAULT_LANGUAGE
    if name == "en":
        return Translator(name, stdlib_gettext.NullTranslations())
    catalogue = stdlib_gettext.translation(DOMAIN, resource("i18n"), [name])
    return Translator(name, catalogue)
