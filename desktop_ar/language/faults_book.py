"""Sentences of the faults of the book and its surroundings: what happened and what to do."""

from __future__ import annotations

from typing import Final

from desktop_ar.language.catalogue import N_

SENTENCES: Final[dict[str, str]] = {
    "book_missing": N_(
        "There is no book at {path}: name the right file with --book, or begin one with"
        " “desktop-ar import” or “desktop-ar demo”."
    ),
    "book_empty": N_(
        "{path} is an empty file and not a book; it was left as it is: choose another file or"
        " restore a backup."
    ),
    "book_foreign": N_(
        "{path} is not a book of this program and was left as it is: choose another file."
    ),
    "book_truncated": N_(
        "{path} is cut short, as after a broken copy, and was left as it is: copy it again or"
        " restore a backup."
    ),
    "book_newer": N_(
        "{path} was written by a newer version of this program and was left as it is: install the"
        " newest version."
    ),
    "book_locked": N_(
        "{path} is being written by another program: wait until it has finished, or close it, then"
        " try again."
    ),
    "book_read_only": N_(
        "{path} may not be written: allow writing to the file and to its folder, or copy the book"
        " to a folder of your own."
    ),
    "book_cannot_open": N_(
        "{path} cannot be opened: check that the folder exists and that you may read and write in"
        " it."
    ),
    "book_damaged": N_(
        "{path} is damaged: restore the newest backup and keep the damaged file for advice."
    ),
    "book_exists": N_(
        "{path} exists already and was left as it is: choose another file with --book."
    ),
    "book_not_sample": N_(
        "{path} is not a sample shop and was left as it is: choose another file with --book."
    ),
    "disk_full": N_(
        "The disk is full and nothing was changed in {path}: free some space and try again."
    ),
    "disk_error": N_(
        "The disk fails at {path}: check the drive and its cable, then restore the newest backup"
        " if the book does not open."
    ),
    "backup_exists": N_(
        "{path} exists already and was left as it is: choose another name for the backup."
    ),
    "backup_failed": N_(
        "The backup {path} could not be written ({error}): choose another folder or free some"
        " space."
    ),
    "backup_is_the_book": N_(
        "{path} is the present book itself: name the backup that is to be put in its place."
    ),
    "folder_missing": N_("There is no folder {path}: make it first or choose another one."),
    "copy_differs": N_(
        "The copy {path} was not the same as the book and was removed: try again, on another disk"
        " if it happens twice."
    ),
    "upgrade_failed": N_(
        "{path} could not be brought to this version and was left as it is: keep it, make a copy"
        " of it and ask for advice."
    ),
    "restore_without_book": N_(
        "There is no book at {path} whose place the backup could take: copy {backup} there under"
        " this name, or name another book with --book."
    ),
    "habits_not_kept": N_("{path} could not be written: check that you may write there."),
    "output_failed": N_("The result could not be written ({error}): choose another place."),
    "no_screen": N_(
        "There is no screen to open a window on: start the program in a desktop session, or use"
        " its commands (“desktop-ar --help”)."
    ),
    "screen_silent": N_(
        "The screen {name} does not answer: start the program in a desktop session, or use its"
        " commands (“desktop-ar --help”)."
    ),
    "library_missing": N_(
        "A window needs the system library {name}, which is not installed: on Debian or Ubuntu"
        " run “apt install libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libxcb-cursor0"
        " libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0”; the commands work"
        " without it (“desktop-ar --help”)."
    ),
    "qt_missing": N_(
        "A window needs PySide6, which is not installed: install the program anew with pip; the"
        " commands work without it (“desktop-ar --help”)."
    ),
    "stopped": N_("It was stopped before it was done; nothing was changed."),
    "file_missing": N_("There is no file {path}: check the name and the folder."),
    "file_not_readable": N_("{path} cannot be read ({error}): check that you may read it."),
    "file_not_writable": N_(
        "{path} could not be written ({error}) and was left as it was: choose another place."
    ),
}
