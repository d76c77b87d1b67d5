"""The letters as documents: whole, alone, the same each time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_ar.letters.all_facts import LetterFacts
from desktop_ar.letters.render import missing_characters, render, render_merged
from tests.letters import samples
from tests.letters.reading import fonts_of, pages_of, reader_of, text_of

ROOT = Path(__file__).parents[2]
ALL = (samples.reminder(), samples.follow_up(), samples.demand(), samples.agreement())
kinds = pytest.mark.parametrize("facts", ALL, ids=lambda facts: facts.kind.value)


@kinds
def test_every_font_is_embedded_and_helvetica_is_not_even_named(facts: LetterFacts) -> None:
    pdf = render(facts).pdf
    assert set(fonts_of(pdf)) == {"/LetterRegular", "/LetterBold"}
    assert b"Helvetica" not in pdf


@kinds
def test_the_document_says_what_it_is_who_wrote_it_and_in_which_language(
    facts: LetterFacts,
) -> None:
    reader = reader_of(render(facts).pdf)
    assert reader.metadata is not None
    assert facts.head.letter_no in str(reader.metadata.title)
    assert facts.head.addressee.name in str(reader.metadata.title)
    assert reader.metadata.author == facts.head.shop.name
    assert reader.metadata.subject
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == facts.head.issued_on
    assert str(reader.root_object["/Lang"]) == "zh-CN"


@kinds
def test_the_page_count_is_the_documents(facts: LetterFacts) -> None:
    rendered = render(facts)
    assert rendered.page_count == len(reader_of(rendered.pdf).pages)


@kinds
def test_a_page_is_a4(facts: LetterFacts) -> None:
    box = reader_of(render(facts).pdf).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


@kinds
def test_the_same_facts_give_the_same_bytes(facts: LetterFacts) -> None:
    first = render(facts).pdf
    render(samples.demand(head=samples.head("CK-2026-9999")))
    assert render(facts).pdf == first


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_bytes_come_out_of_another_process(seed: str, tmp_path: Path) -> None:
    script = (
        "import pathlib, sys; from tests.letters import samples; "
        "from desktop_ar.letters.render import render; "
        "pathlib.Path(sys.argv[1]).write_bytes(render(samples.demand()).pdf)"
    )
    out = tmp_path / "letter.pdf"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", script, str(out)], check=True, env=environment)
    assert out.read_bytes() == render(samples.demand()).pdf


def test_the_wording_version_is_kept() -> None:
    assert render(samples.demand()).wording_version == "zh_CN/formal-demand/1.1"


def test_merged_letters_count_their_own_pages_and_share_the_fonts() -> None:
    letters = (samples.reminder(), samples.agreement(), samples.demand())
    heard: list[tuple[int, int]] = []
    pdf = render_merged(letters, lambda done, total: heard.append((done, total)))
    foots = [page.splitlines()[-1] for page in pages_of(pdf)]
    assert [foot[foot.index("第") :] for foot in foots] == [
        "第 1 页，共 1 页",
        "第 1 页，共 2 页",
        "第 2 页，共 2 页",
        "第 1 页，共 1 页",
    ]
    assert heard == [(1, 3), (2, 3), (3, 3)]
    assert pdf.count(b"/FontFile2") == 2


def test_a_merged_letter_says_what_it_says_alone() -> None:
    letters = (samples.reminder(), samples.follow_up(), samples.demand())
    alone = [page for facts in letters for page in pages_of(render(facts).pdf)]
    assert pages_of(render_merged(letters)) == alone


def test_merged_letters_are_listed_by_name() -> None:
    outline = reader_of(render_merged(ALL)).outline
    titles = [str(entry["/Title"]) for entry in outline if not isinstance(entry, list)]
    assert titles[0] == "付款提醒 TX-2026-0031 沈嘉木"
    assert len(titles) == 4


def test_nothing_to_merge_is_refused() -> None:
    with pytest.raises(ValueError, match="no letters"):
        render_merged(())


def test_merging_stops_where_progress_says_so() -> None:
    class Cancelled(Exception):
        pass

    def cancel(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        render_merged(ALL, cancel)


def test_missing_characters_come_from_every_text_but_what_a_qr_code_says() -> None:
    ways = (replace(samples.WAYS[2], qr="😀"), replace(samples.WAYS[1], lines=("午市🍜",)))
    person = replace(samples.PERSON, name="𠮷田")
    facts = samples.reminder(
        head=samples.head("TX-1", to=person), ways=ways, lines=(samples.bill("😺-1"),)
    )
    assert set(missing_characters(facts)) == {"𠮷", "🍜", "😺"}
    assert missing_characters(samples.agreement()) == ()


def test_a_draft_bears_a_mark_in_the_head_of_every_page() -> None:
    facts = samples.agreement()
    drafted = replace(facts, head=replace(facts.head, draft=True))
    pages = pages_of(render(drafted).pdf)
    assert len(pages) > 1
    assert all("草稿" in page for page in pages)
    assert "草稿" not in text_of(render(facts).pdf)


def test_a_letter_is_dated_as_issued_and_never_by_the_clock() -> None:
    head = replace(samples.head("CK-1"), issued_on=date(2027, 2, 1))
    assert "2027年2月1日" in text_of(render(samples.demand(head=head)).pdf)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
@kinds
def test_another_reader_copies_the_same_text(facts: LetterFacts, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(render(facts).pdf)
    run = subprocess.run(
        ["pdftotext", "-raw", str(path), "-"], check=True, capture_output=True, text=True
    )
    assert sorted("".join(run.stdout.split())) == sorted(text_of(path.read_bytes()))
    assert run.stderr == ""


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="poppler-utils is not installed")
@kinds
def test_another_reader_finds_every_font_embedded(facts: LetterFacts, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(render(facts).pdf)
    run = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True, text=True)
    rows = run.stdout.splitlines()[2:]
    assert len(rows) == 2
    for row in rows:
        assert row.split()[-5:-2] == ["yes", "yes", "yes"]
    assert run.stderr == ""


def test_letters_open_no_file_but_their_fonts_and_words_and_no_socket(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "seen = []\n"
        "sys.addaudithook(lambda event, args: seen.append((event, args)))\n"
        "from tests.letters import samples\n"
        "from desktop_ar.letters.render import render\n"
        "render(samples.demand())\n"
        "from dataclasses import replace\n"
        "name = '张喆<b>&<img src=\"/etc/passwd\"/>'\n"
        "del seen[:]\n"
        "reader = replace(samples.COMPANY, name=name)\n"
        "render(samples.demand(head=samples.head('CK-1', to=reader)))\n"
        "assert not [e for e, _ in seen if e == 'open' or e.startswith('socket')], seen\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", script], check=True, env=environment, cwd=tmp_path)
