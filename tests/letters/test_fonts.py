"""The fonts of the letters: whole, exact when copied, honest about what they lack."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from desktop_ar.letters.fonts import NAMES, letter_font, missing_characters, to_unicode
from desktop_ar.letters.pen import Pen
from desktop_ar.letters.setting import set_one_line
from desktop_ar.letters.styles import Style
from desktop_ar.letters.subset import GlyphSource
from desktop_ar.letters.text import clean, plain
from tests.letters.reading import fonts_of

STYLE = Style(12, 16)


def pdf_of(*texts: str, bold: bool = False) -> bytes:
    """A page with a line for each text."""
    letter_font(bold=False)
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=True, initialFontName=NAMES[False])  # type: ignore[arg-type] # a name; the stubs say float
    pen = Pen(canvas)
    for number, text in enumerate(texts):
        line = set_one_line(plain(text, bold=bold), STYLE, 20_000)
        pen.lines(20, 20 + 20 * number, [line], STYLE)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def copied(*texts: str) -> list[str]:
    """The texts as a reader copies them."""
    return PdfReader(BytesIO(pdf_of(*texts))).pages[0].extract_text().splitlines()


@pytest.mark.parametrize(
    "text",
    ["张喆", "𬱖㛃䶮堃", "𠮷野家", "Zoë Ångström", "¥1,234.56", "①№—…“”", "שלום", "😀🎉", "ﬁ"],
)
def test_what_is_written_is_what_is_copied(text: str) -> None:
    assert copied(text) == [text]


def test_codes_beyond_the_bmp_are_written_as_surrogates() -> None:
    assert "<0001> <D873DC56>" in to_unicode(["\U0002cc56"])
    assert "<0002> <5F20>" in to_unicode(["a", "张"])


def test_a_map_of_many_characters_comes_in_blocks_of_a_hundred() -> None:
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 523)))
    cmap = to_unicode(text)
    assert cmap.count("100 beginbfchar") == 5
    assert cmap.count("23 beginbfchar") == 1
    assert copied(text) == [text]


def test_every_font_is_embedded_and_none_is_borrowed() -> None:
    fonts = fonts_of(pdf_of("好", bold=True))
    assert set(fonts) == {"/LetterBold"}
    assert all(program[:4] == b"\0\1\0\0" for program in fonts.values())


def test_a_missing_character_is_reported_once_and_in_order() -> None:
    assert missing_characters("张😀喆𠮷😀") == ("😀", "𠮷")
    assert missing_characters("张喆𬱖㛃䶮堃 ABC ¥") == ()


def test_half_a_surrogate_pair_is_reported_and_does_no_harm() -> None:
    assert missing_characters("张\ud800三") == ("\ufffd",)
    assert copied("张\ud800三") == ["张\ufffd三"]


def test_signs_that_show_nothing_are_left_out_and_not_reported() -> None:
    text = "a\u200bb\u202ec\u2066d\ufe0fe\x00f\x1bg\xadh"
    assert clean(text) == "abcdefgh"
    assert missing_characters(text) == ()


def test_line_ends_tabs_and_unusual_blanks_become_a_space() -> None:
    assert clean("a\tb\nc\r\nd\u2003e\u00a0f\u2028g") == "a b c  d e f g"
    assert clean("甲\u3000乙") == "甲\u3000乙"


def subset_tables(data: bytes) -> dict[str, bytes]:
    """The tables of a small font."""
    count = struct.unpack_from(">H", data, 4)[0]
    entries = struct.iter_unpack(">4sLLL", data[12 : 12 + 16 * count])
    return {tag.decode(): data[at : at + size] for tag, _, at, size in entries}


def test_a_subset_holds_the_outlines_of_the_glyphs_asked_for() -> None:
    face = letter_font(bold=False).data
    wanted = [0, *(face.glyph_of[ord(character)] for character in "永a，")]
    tables = subset_tables(face.source.subset(wanted))
    places = struct.unpack(f">{len(tables['loca']) // 4}L", tables["loca"])
    assert len(places) == len(wanted) + 1
    for number, glyph in enumerate(wanted):
        outline = tables["glyf"][places[number] : places[number + 1]]
        assert outline.rstrip(b"\0") == face.source.glyph(glyph).rstrip(b"\0")


def test_the_parts_of_a_composite_glyph_come_along_under_new_numbers() -> None:
    simple = struct.pack(">hhhhh", 1, 0, 0, 9, 9) + b"outline!"
    composite = struct.pack(">hhhhhHHbb", -1, 0, 0, 9, 9, 0, 3, 0, 0)
    glyphs = [b"", simple, composite, simple[:-1] + b"?"]
    places = [sum(map(len, glyphs[:number])) for number in range(len(glyphs) + 1)]
    data = b"".join(glyphs) + bytes(200)
    tables = {"glyf": (0, places[-1])}
    tables |= dict.fromkeys(("head", "hhea", "maxp", "post"), (places[-1], 60))
    source = GlyphSource(data, tables, places, [(500, 0)] * 4)
    cut = subset_tables(source.subset([0, 2]))
    assert struct.unpack_from(">H", cut["maxp"], 4) == (3,)
    starts = struct.unpack(">4L", cut["loca"])
    assert struct.unpack_from(">H", cut["glyf"], starts[1] + 12) == (2,)
    assert cut["glyf"][starts[2] : starts[3]].rstrip(b"\0") == glyphs[3]


def test_the_checksums_of_a_subset_are_right() -> None:
    face = letter_font(bold=True).data
    data = face.source.subset([0, face.glyph_of[ord("永")]])
    words = struct.unpack(f">{len(data) // 4}L", data)
    assert sum(words) & 0xFFFFFFFF == 0xB1B0AFBA
