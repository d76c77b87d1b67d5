"""The book as a file: sample shop, check, backup, restore."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from desktop_ar.cli.options import FILE, answer_format, option
from desktop_ar.cli.output import as_json, write_text
from desktop_ar.cli.progress import progress
from desktop_ar.cli.run import Run
from desktop_ar.cli.spoken import command, labelled
from desktop_ar.domain.faults import unavailable
from desktop_ar.language.catalogue import N_, Translator
from desktop_ar.language.checks import check_advice, check_detail, check_name
from desktop_ar.services import book as door
from desktop_ar.system import collector, paths


@command("demo", help=N_("Make the sample shop and open it."))
@option("--no-window", is_flag=True, help=N_("Only make it."))
@click.pass_obj
def demo_command(run: Run, no_window: bool) -> int:
    """Make the sample shop in a book of its own."""
    from desktop_ar.services.sample_shop import make_sample  # noqa: PLC0415 - only here

    path = run.book_path if run.book_named else paths.sample_book()
    collector.hold()
    try:
        path = make_sample(path, run.clock.today())
    finally:
        collector.let_go()
    if no_window:
        write_text(run.t.gettext("The sample shop is in {path}", path=path))
        return 0
    return run.faces.open_window(run.at_book(path))


@command("check", help=N_("Verify the book, a line a check."))
@answer_format()
@click.pass_obj
def check_command(run: Run, how: str) -> int:
    """Recompute everything that is kept; exit 1 on a fault."""
    with run.open_book() as book, progress(run.t.gettext("Checking")) as report:
        results = book.check(report)
    ok = all(result.ok for result in results)
    rows = [_checked(run.t, result) for result in results]
    if how == "json":
        write_text(as_json({"ok": ok, "checks": rows}))
    else:
        good, bad = run.t.gettext("in order"), run.t.gettext("FAULT")
        lines = [
            f"{good if row['ok'] else bad}  "
            + labelled(run.t, check_name(run.t, row["name"]), row["detail"])
            for row in rows
        ]
        write_text("\n".join(lines))
    if not ok:
        click.echo(check_advice(run.t), err=True)
    return 0 if ok else 1


def _checked(t: Translator, result: Any) -> dict[str, Any]:
    detail = check_detail(t, result.checked, result.wrong, result.examples)
    return {"name": result.name, "ok": result.ok, "detail": detail}


@command("backup", help=N_("Make a verified copy of the book."))
@click.argument("file", type=FILE, metavar="FILE")
@click.pass_obj
def backup_command(run: Run, file: Path) -> None:
    """Copy the book, also while it is in use; an existing file is refused."""
    with run.open_book() as book, progress(run.t.gettext("Copying")) as report:
        book.backup(file, report)
        run.habits.note_backup(book.path, run.clock.now())
    write_text(run.t.gettext("The book was copied to {path}", path=file))


@command("restore", help=N_("Put a backup in the book's place; the present book is kept."))
@click.argument("file", type=FILE, metavar="FILE")
@click.pass_obj
def restore_command(run: Run, file: Path) -> None:
    """Only `demo` and `import` begin a book, so there must be one whose place is taken."""
    if not run.book_path.exists():
        raise unavailable("restore_without_book", path=run.book_path, backup=file)
    kept = door.restore(file, run.book_path, run.clock.now())
    write_text(
        run.t.gettext("The backup is in place; the book that was there is now {kept}", kept=kept)
    )
