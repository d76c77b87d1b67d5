"""The program's options and commands, and what becomes of every fault (cli.md)."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

import click

from desktop_ar import __version__
from desktop_ar.cli.options import DATE, FILE, Codes, option
from desktop_ar.cli.run import Faces, ReaderGone, Run, this_run
from desktop_ar.cli.spoken import LateGroup, usage_sentence
from desktop_ar.domain.faults import Refused, Unavailable
from desktop_ar.language.catalogue import LANGUAGES, N_, Translator, translator
from desktop_ar.language.choice import chosen_language
from desktop_ar.language.sentences import fault_sentence, refusal_sentence
from desktop_ar.system import paths
from desktop_ar.system.clock import Clock
from desktop_ar.system.habits import Habits
from desktop_ar.system.speech import language_of_system

DONE: Final = 0
REFUSED: Final = 1
USAGE: Final = 2
SURROUNDINGS: Final = 3

COMMANDS: Final = {
    "demo": "desktop_ar.cli.book",
    "import": "desktop_ar.cli.importing",
    "overdue": "desktop_ar.cli.lists",
    "prepaid": "desktop_ar.cli.lists",
    "ageing": "desktop_ar.cli.lists",
    "today": "desktop_ar.cli.lists",
    "accrue": "desktop_ar.cli.accrue",
    "letters": "desktop_ar.cli.letters",
    "statement": "desktop_ar.cli.statements",
    "pay": "desktop_ar.cli.acting",
    "receipts": "desktop_ar.cli.receipts",
    "contact": "desktop_ar.cli.acting",
    "plan": "desktop_ar.cli.planning",
    "redeem": "desktop_ar.cli.acting",
    "refund": "desktop_ar.cli.refund",
    "check": "desktop_ar.cli.book",
    "backup": "desktop_ar.cli.book",
    "restore": "desktop_ar.cli.book",
    "settings": "desktop_ar.cli.settings",
}
"""Where each command lives, in the order the help shows them."""


def _version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"desktop-ar {__version__}")
        ctx.exit()


@click.group(
    cls=LateGroup,
    places=COMMANDS,
    invoke_without_command=True,
    help=N_(
        "Overdue balances and unused prepaid credits of a small shop. Without a command the window"
        " opens."
    ),
)
@option(
    "--book",
    type=FILE,
    metavar="FILE",
    help=N_("The book to work on; without it the one in your data folder."),
)
@option(
    "--language",
    type=Codes(LANGUAGES),
    help=N_("Language of the program; letters follow their customer."),
)
@option(
    "--today",
    type=DATE,
    metavar="DATE",
    help=N_("Work as if it were this day."),
)
@option("--self-test", is_flag=True, help=N_("Try everything out on a temporary book."))
@option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help=N_("Show the version and stop."),
)
@click.pass_context
def group(
    ctx: click.Context,
    book: Path | None,
    language: str | None,
    today: date | None,
    self_test: bool,
) -> int | None:
    """Read the options before the command; without a command open the window."""
    del language  # read before everything else, so that faults of the options are said in it
    run = ctx.obj = this_run(ctx).with_options(book=book, clock=Clock(today))
    if self_test:
        ctx.exit(run.faces.self_test(run))
    if ctx.invoked_subcommand is None:
        return run.faces.open_window(run)
    return None


def run_commands(argv: Sequence[str], faces: Faces) -> int:
    """Run one command line and answer the exit code; faults become sentences on stderr."""
    habits = Habits.load()
    run = Run(speaking(argv, habits), habits, faces, Clock(), paths.default_book())
    try:
        answer = group.main(args=list(argv), prog_name="desktop-ar", standalone_mode=False, obj=run)
    except click.UsageError as error:
        return _said(usage_sentence(run.t, error), USAGE)
    except Refused as refusal:
        return _said(refusal_sentence(run.t, refusal), REFUSED)
    except Unavailable as fault:
        return _said(fault_sentence(run.t, fault.fault), SURROUNDINGS)
    except (click.Abort, KeyboardInterrupt):
        return _said(run.t.gettext("It was stopped before it was done."), REFUSED)
    except ReaderGone:
        return _say_no_more()
    return answer if isinstance(answer, int) else DONE


def speaking(argv: Sequence[str], habits: Habits) -> Translator:
    """The language of a run: the option's, else the owner's setting, else the system's."""
    return translator(chosen_language(_asked_language(argv), habits.language, language_of_system()))


def _asked_language(argv: Sequence[str]) -> str | None:
    """The value of ``--language`` among the options before the command, if it stands there."""
    for at, argument in enumerate(argv):
        name, equals, value = argument.partition("=")
        if name == "--language":
            return value if equals else next(iter(argv[at + 1 : at + 2]), None)
        if not argument.startswith("-") and (at == 0 or argv[at - 1] not in _WITH_VALUE):
            return None
    return None


_WITH_VALUE: Final = frozenset({"--book", "--today"})


def _said(sentence: str, code: int) -> int:
    click.echo(sentence, err=True)
    return code


def _say_no_more() -> int:
    """Nothing more goes to a reader who has left, not even what Python flushes at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE
