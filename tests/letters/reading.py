"""Reading letters back, as a reader of PDF files does."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pypdf import PdfReader


def reader_of(pdf: bytes) -> PdfReader:
    """The document; a damaged one raises."""
    return PdfReader(BytesIO(pdf), strict=True)


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in reader_of(pdf).pages]


def text_of(pdf: bytes) -> str:
    """All pages' text without blanks and line ends, for sentences that run over lines."""
    return "".join("".join(pages_of(pdf)).split())


def fonts_of(pdf: bytes) -> dict[str, bytes]:
    """Every font of the document by name, with its embedded program (KeyError without one)."""
    found: dict[str, bytes] = {}
    for page in reader_of(pdf).pages:
        resources: Any = page["/Resources"]
        for name, font in resources["/Font"].items():
            descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
            found[name] = descriptor["/FontFile2"].get_data()
    return found
