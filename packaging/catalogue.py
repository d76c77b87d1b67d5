"""Keep the Chinese catalogue: extract, fill in, compile.

    python packaging/catalogue.py                 extract and compile, list what is missing
    python packaging/catalogue.py fill < FILE     also take translations from JSON:
                                {"message": "翻译", "context\\u0004message": "翻译"}

For a plural message the key is its singular. Several runs at once wait for each other.
"""

from __future__ import annotations

import fcntl
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "resources" / "i18n" / "zh_CN" / "LC_MESSAGES" / "desktop_ar.po"
BEGINNING = datetime(2026, 11, 22, tzinfo=UTC)
"""A fixed date in the heading: the file changes when its words do."""
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "N_": None,
}


def extracted() -> Catalog:
    """Every message of the package, without places, so that differences stay small."""
    catalogue = Catalog(
        locale="zh_CN",
        project="Desktop AR",
        version="",
        header_comment="# Desktop AR in Simplified Chinese, kept by packaging/catalogue.py",
        copyright_holder="The Desktop AR authors",
        msgid_bugs_address="",
        last_translator="Desktop AR",
        language_team="zh_CN",
        creation_date=BEGINNING,
        revision_date=BEGINNING,
        charset="utf-8",
        fuzzy=False,
    )
    found = extract_from_dir(
        ROOT / "desktop_ar", method_map=[("**.py", "python")], keywords=KEYWORDS
    )
    for _file, _line, message, _comments, context in found:
        catalogue.add(message, context=context)
    return catalogue


def updated(given: Mapping[str, str]) -> Catalog:
    """The extracted messages with the translations there are, and those given."""
    fresh = extracted()
    old = read_po(PO.open("rb"), locale="zh_CN") if PO.exists() else Catalog(locale="zh_CN")
    for message in fresh:
        if not message.id:
            continue
        singular = message.id[0] if isinstance(message.id, (list, tuple)) else message.id
        kept = old.get(singular, message.context)
        text = kept.string if kept is not None else ""
        key = f"{message.context}\u0004{singular}" if message.context else singular
        if key in given:
            text = (given[key],) if message.pluralizable else given[key]
        if message.pluralizable and isinstance(text, str):
            text = (text,)
        if not message.pluralizable and isinstance(text, (list, tuple)):
            text = text[0]
        message.string = text
    return fresh


def missing(catalogue: Catalog) -> Iterator[Message]:
    """Messages without a translation."""
    for message in catalogue:
        text = message.string or ""
        if message.id and not (text and (isinstance(text, str) or all(text))):
            yield message


def write(catalogue: Catalog) -> None:
    """The readable and the compiled file."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalogue, omit_header=False, sort_output=True, no_location=True, width=100)
    with PO.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)


def main() -> None:
    """Run from the command line."""
    given = json.load(sys.stdin) if sys.argv[1:] == ["fill"] else {}
    with (ROOT / ".git" / "catalogue.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        catalogue = updated(given)
        write(catalogue)
    for message in missing(catalogue):
        print("missing:", json.dumps(message.id, ensure_ascii=False), message.context or "")


if __name__ == "__main__":
    main()
