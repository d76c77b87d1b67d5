"""The shop's policies, and the habits of the person at the keyboard."""

from __future__ import annotations

import click

from desktop_ar.cli.output import write_text
from desktop_ar.cli.run import Run
from desktop_ar.cli.spoken import command
from desktop_ar.cli.tables import text_table
from desktop_ar.domain.faults import Fault, Refused, unavailable
from desktop_ar.exchange.answer_headers import header
from desktop_ar.language.catalogue import LANGUAGES, N_
from desktop_ar.services import settings
from desktop_ar.services.book import Book
from desktop_ar.system.habits import LANGUAGE, THEME, THEMES

HABITS = {LANGUAGE: LANGUAGES, THEME: THEMES}
"""Kept in the person's config folder and not in the book (cli.md, Settings)."""


@command("settings", help=N_("List, show or set a setting; an empty value clears it."))
@click.argument("key", required=False, metavar="[KEY]")
@click.argument("value", required=False, metavar="[VALUE]")
@click.pass_obj
def settings_command(run: Run, key: str | None, value: str | None) -> None:
    """Without a key all; with a key its value; with a value it is set."""
    with run.open_book() as book:
        if value is not None and key is not None:
            _set(run, book, key, value)
        kept = _all(run, book)
    if key is None:
        headers = [header(run.t, "setting"), header(run.t, "value")]
        write_text(text_table(headers, list(kept.items())))
    elif key in kept:
        write_text(kept[key])
    else:
        raise Refused(Fault("setting_unknown", "key", {"key": key}))


def _all(run: Run, book: Book) -> dict[str, str]:
    with book.read() as session:
        kept = settings.all_settings(session)
    return {**kept, LANGUAGE: run.habits.language or "", THEME: run.habits.theme}


def _set(run: Run, book: Book, key: str, value: str) -> None:
    if key in HABITS:
        _keep_habit(run, key, value.strip())
        return
    with book.write() as session:
        change = settings.ChangeSettings(((key, value),))
        settings.change_settings(session, run.context(), change)


def _keep_habit(run: Run, key: str, value: str) -> None:
    codes = HABITS[key]
    if value and value not in codes:
        params = {"key": key, "value": value, "codes": ", ".join(codes)}
        raise Refused(Fault("setting_not_listed", key, params))
    if not run.habits.put(key, value or None):
        raise unavailable("habits_not_kept", path=run.habits.path)
