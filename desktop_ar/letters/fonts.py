"""Noto Sans SC, regular and bold, as fonts of a letter: embedded, and copied out as written.

Each document gets one subset a weight. ReportLab knows them under `NAMES`; the letters write
their text in the codes of `LetterFont.codes_in`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from threading import Lock
from types import SimpleNamespace
from typing import Final
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc, pdfmetrics

from desktop_ar.letters.sfnt import Face, read_face
from desktop_ar.letters.text import clean
from desktop_ar.system.resources import resource

NAMES: Final = {False: "LetterRegular", True: "LetterBold"}
"""ReportLab's names of the weights, by whether they are bold."""
FILES: Final = {False: "NotoSansSC-Regular", True: "NotoSansSC-Bold"}
CID_FONT_FLAGS: Final = 4
"""Symbolic: the codes are our own."""
STEMS: Final = {False: 87, True: 140}
CMAP_BLOCK: Final = 100
"""Most entries one block of a character map may hold."""
_registering = Lock()


class Widths(dict[str, int]):
    """Advance of a character in thousandths of the size; filled as characters are met."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> int:
        width = self._face.advances[self._face.glyph_of.get(ord(character), 0)]
        self[character] = width
        return width


class Codes(dict[str, str]):
    """The two-byte codes of one document, in hex, given out in the order of first use."""

    def __missing__(self, character: str) -> str:
        code = self[character] = f"{len(self) + 1:04X}"
        return code


class LetterFont:
    """One weight, as ReportLab expects a font that is embedded while a document is written."""

    _dynamicFont = 1  # noqa: N815 - ReportLab asks for these names
    _multiByte = 0  # noqa: N815 - ReportLab's own name
    shapable = False

    def __init__(self, *, bold: bool) -> None:
        self.fontName = NAMES[bold]
        self.bold = bold
        self.data = read_face(resource("fonts", f"{FILES[bold]}.ttf"))
        self.widths = Widths(self.data)
        self.face = SimpleNamespace(
            name=f"Letters{FILES[bold]}".encode(),
            ascent=self.data.ascent,
            descent=self.data.descent,
        )
        self._codes: WeakKeyDictionary[pdfdoc.PDFDocument, Codes] = WeakKeyDictionary()

    def lacks(self, character: str) -> bool:
        """Whether the font has no glyph for a character."""
        return ord(character) not in self.data.glyph_of

    def getSubsetInternalName(self, _subset: int, doc: pdfdoc.PDFDocument) -> str:  # noqa: N802 - ReportLab's name
        """The font's name in the pages of the document."""
        self.codes_in(doc)
        return f"/{self.fontName}"

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # noqa: N802 - ReportLab's name
        """Write the font into the document; ReportLab calls this when it is finished."""
        used = tuple(self._codes.pop(doc, Codes()))
        tag = _subset_tag(used)
        name = f"/{tag}+{FILES[self.bold]}"
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name,
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([self._descendant(doc, name, used)]),
                "ToUnicode": _kept(doc, _stream(to_unicode(used).encode("ascii"), doc)),
            }
        )
        basic: pdfdoc.PDFDictionary = doc.idToObject["BasicFonts"]  # type: ignore[assignment] # the dictionary of fonts
        basic.dict[self.fontName] = _kept(doc, font)

    def codes_in(self, doc: pdfdoc.PDFDocument) -> Codes:
        """The codes that show characters in this document; asking takes the font into it."""
        codes = self._codes.get(doc)
        if codes is None:
            codes = self._codes[doc] = Codes()
            doc.fontMapping[self.fontName] = f"/{self.fontName}"
            doc.delayedFonts.append(self)
        return codes

    def _descendant(
        self, doc: pdfdoc.PDFDocument, name: str, used: tuple[str, ...]
    ) -> pdfdoc.PDFDictionary:
        """The font proper: glyph n shows code n, glyph 0 the empty box."""
        advances = [self.widths[character] for character in used]
        system = {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
        return pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": name,
                "CIDSystemInfo": pdfdoc.PDFDictionary(system),
                "CIDToGIDMap": "/Identity",
                "DW": 1000,
                "W": f"[1 [{' '.join(map(str, advances))}]]",
                "FontDescriptor": _kept(doc, self._descriptor(doc, name, used)),
            }
        )

    def _descriptor(
        self, doc: pdfdoc.PDFDocument, name: str, used: tuple[str, ...]
    ) -> pdfdoc.PDFDictionary:
        glyphs = [0, *(self.data.glyph_of.get(ord(character), 0) for character in used)]
        program = _stream(self.data.source.subset(glyphs), doc)
        program.dictionary["Length1"] = len(program.content)
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": name,
                "Flags": CID_FONT_FLAGS,
                "FontBBox": f"[{' '.join(map(str, self.data.box))}]",
                "Ascent": self.data.ascent,
                "Descent": self.data.descent,
                "CapHeight": self.data.cap_height,
                "ItalicAngle": 0,
                "StemV": STEMS[self.bold],
                "FontFile2": _kept(doc, program),
            }
        )


def _kept(doc: pdfdoc.PDFDocument, thing: pdfdoc.PDFObject) -> pdfdoc.PDFObjectReference:
    """Put an object into the document, to be named by reference."""
    reference: pdfdoc.PDFObjectReference = doc.Reference(thing)  # type: ignore[no-untyped-call] # the stubs leave it open
    return reference


def _stream(content: bytes, doc: pdfdoc.PDFDocument) -> pdfdoc.PDFStream:
    filters = [pdfdoc.PDFZCompress] if doc.compression else []
    return pdfdoc.PDFStream(content=content, filters=filters)


def _subset_tag(used: tuple[str, ...]) -> str:
    """Six letters that differ where the subset does, so that merged files keep them apart."""
    digest = hashlib.sha256("".join(used).encode("utf-8", "surrogatepass")).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def to_unicode(used: Iterable[str]) -> str:
    """The map from code to text, in UTF-16BE as the format asks, also beyond the BMP."""
    entries = [
        f"<{code:04X}> <{character.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for code, character in enumerate(used, start=1)
    ]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *_blocks(entries),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )


def _blocks(entries: list[str]) -> Iterator[str]:
    for start in range(0, len(entries), CMAP_BLOCK):
        block = entries[start : start + CMAP_BLOCK]
        yield f"{len(block)} beginbfchar"
        yield from block
        yield "endbfchar"


_loaded: dict[bool, LetterFont] = {}


def letter_font(*, bold: bool) -> LetterFont:
    """A weight, read and made known to ReportLab at the first call of the process."""
    if len(_loaded) < len(NAMES):
        with _registering:
            for weight in NAMES:
                if weight not in _loaded:
                    font = LetterFont(bold=weight)
                    pdfmetrics.registerFont(font)
                    _loaded[weight] = font
    return _loaded[bold]


def missing_characters(text: str) -> tuple[str, ...]:
    """The characters of a text that would print as an empty box, each once, in their order."""
    fonts = [letter_font(bold=bold) for bold in (False, True)]
    return tuple(
        character
        for character in dict.fromkeys(clean(text))
        if any(font.lacks(character) for font in fonts)
    )
