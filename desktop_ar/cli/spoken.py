"""Commands and options whose help and faults are in the owner's language.

click's own words go through the process-wide gettext; here they go through the run's translator,
like every other word of the program.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from typing import Any

import click

from desktop_ar.cli.run import this_run
from desktop_ar.language.catalogue import N_, Translator

HELP = N_("Show this help and stop.")


class WrongUsage(click.UsageError):
    """Wrong usage, said in a whole sentence of ours."""


class Option(click.Option):
    """An option whose help is a message of the catalogue."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Names and help for the list of options."""
        record = super().get_help_record(ctx)
        if record is None:
            return None
        return record[0], this_run(ctx).t.gettext(self.help) if self.help else ""


class _Spoken(click.Command):
    """What commands and the group share: translated headings, no stray arguments."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """click's own, with our words."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = this_run(ctx).t.gettext(HELP)
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line of usage."""
        pieces = self.collect_usage_pieces(ctx)
        prefix = this_run(ctx).t.gettext("Usage:") + " "
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does, and more about it where there is more."""
        if self.help:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(this_run(ctx).t.gettext(self.help))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options in two columns."""
        records = [param.get_help_record(ctx) for param in self.get_params(ctx)]
        rows = [record for record in records if record is not None]
        if rows:
            with formatter.section(this_run(ctx).t.gettext("Options")):
                formatter.write_dl(rows)


class Command(_Spoken):
    """One command; `help` is a message of the catalogue."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click, but a stray argument is refused in our words."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest and not ctx.resilient_parsing:
            t = this_run(ctx).t
            raise WrongUsage(
                t.gettext(
                    "“{argument}” is one argument too many: see “{command} --help”.",
                    argument=rest[0],
                    command=ctx.command_path,
                ),
                ctx,
            )
        return rest


def command(name: str, help: str) -> Callable[[Callable[..., Any]], click.Command]:  # noqa: A002 - click's own word
    """`click.command` for a command of ours; `help` is a message of the catalogue."""
    return click.command(name, cls=Command, help=help)


class LateGroup(_Spoken, click.Group):
    """A group that imports a command's module when the command is asked for, so that each
    starts with what it needs."""

    def __init__(self, *args: Any, places: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order they are shown."""
        del ctx
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; the module holds it as ``<name>_command``."""
        del ctx
        place = self._places.get(cmd_name)
        if place is None:
            return None
        found = getattr(importlib.import_module(place), f"{cmd_name}_command")
        if not isinstance(found, click.Command):
            raise TypeError(f"{place}.{cmd_name}_command is no command")
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click, but a command that there is not is refused in our words."""
        name = args[0]
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing:
            raise WrongUsage(
                this_run(ctx).t.gettext(
                    "There is no command “{name}”: see “{command} --help”.",
                    name=name,
                    command=ctx.command_path,
                ),
                ctx,
            )
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Every command with its first line."""
        t = this_run(ctx).t
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None and command.help:
                rows.append((name, t.gettext(command.help)))
        with formatter.section(t.gettext("Commands")):
            formatter.write_dl(rows)


def labelled(t: Translator, label: str, text: str) -> str:
    """A label, a colon as the language writes it, and a text."""
    return t.pgettext("label and text", "{label}: {text}", label=label, text=text)


def usage_sentence(t: Translator, error: click.UsageError) -> str:
    """One sentence on what was wrong with the way the program was called."""
    if isinstance(error, WrongUsage):
        return error.message
    command = error.ctx.command_path if error.ctx else "desktop-ar"
    if isinstance(error, click.NoSuchOption):
        return _no_such_option(t, error, command)
    if isinstance(error, click.MissingParameter):
        return t.gettext(
            "{name} is missing: see “{command} --help”.", name=_hint(error), command=command
        )
    if isinstance(error, click.BadParameter):
        return labelled(t, _hint(error), error.message)
    if isinstance(error, click.BadOptionUsage):
        return _bad_option(t, error, command)
    return t.gettext("The command was not understood: see “{command} --help”.", command=command)


def _no_such_option(t: Translator, error: click.NoSuchOption, command: str) -> str:
    if error.possibilities:
        near = t.pgettext("list of numbers", ", ").join(sorted(error.possibilities))
        return t.gettext(
            "There is no option {name}: did you mean {near}?", name=error.option_name, near=near
        )
    return t.gettext(
        "There is no option {name}: see “{command} --help”.",
        name=error.option_name,
        command=command,
    )


def _bad_option(t: Translator, error: click.BadOptionUsage, command: str) -> str:
    flags = {
        name
        for param in (error.ctx.command.params if error.ctx else ())
        if isinstance(param, click.Option) and param.is_flag
        for name in param.opts
    }
    if error.option_name in flags:
        return t.gettext(
            "{name} takes no value: see “{command} --help”.",
            name=error.option_name,
            command=command,
        )
    return t.gettext(
        "{name} needs a value: see “{command} --help”.", name=error.option_name, command=command
    )


def _hint(error: click.BadParameter) -> str:
    """The name of the option or argument, as it is typed."""
    if error.param_hint:
        hint = error.param_hint
        return hint if isinstance(hint, str) else " / ".join(hint)
    param = error.param
    if param is None:
        return ""
    if isinstance(param, click.Argument):
        return param.make_metavar(error.ctx) if error.ctx else (param.name or "").upper()
    return _longest(param.opts)


def _longest(names: Sequence[str]) -> str:
    return max(names, key=len)
