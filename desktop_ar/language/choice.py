"""Which language the program speaks to its owner."""

from __future__ import annotations

from desktop_ar.language.catalogue import DEFAULT_LANGUAGE, LANGUAGES


def chosen_language(*wishes: str | None) -> str:
    """The first wish that is a language of ours (the option, the owner's setting, the system's);
    without any the default."""
    return next((wish for wish in wishes if wish in LANGUAGES), DEFAULT_LANGUAGE)
