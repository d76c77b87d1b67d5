"""Letters against a bare Platypus document of the same content with the same font, in one run.

`pytest -m benchmark -s tests/benchmarks/test_letters.py` prints how many letters a second, each
in a file of its own and all in one; nothing is asserted about time.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from desktop_ar.letters.all_facts import LetterFacts
from desktop_ar.letters.facts import DemandFacts
from desktop_ar.letters.render import render, render_merged
from desktop_ar.system.resources import resource
from tests.benchmarks.measure import alternating
from tests.letters import samples

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1800)]

COUNT = 500
NAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
BODY = ParagraphStyle("body", fontName="Floor", fontSize=10.2, leading=17.3, wordWrap="CJK")
BOLD = ParagraphStyle("bold", parent=BODY, fontName="FloorBold", fontSize=24, leading=30)


def demands(count: int) -> list[LetterFacts]:
    """Formal demands to so many customers, each with a name and a number of its own.

    Without a QR code: Platypus has only its own, which is many times slower than all the rest.
    """
    ways = tuple(way for way in samples.WAYS if not way.qr)
    first = samples.demand(ways=ways)
    return [
        replace(
            first,
            head=replace(
                first.head,
                letter_no=f"CK-2026-{number:04d}",
                addressee=replace(
                    first.head.addressee, name=f"{NAMES[number % len(NAMES)]}记商行{number}"
                ),
            ),
        )
        for number in range(count)
    ]


def story(facts: DemandFacts) -> list[Any]:
    """The same words and the same table, the plainest way Platypus has."""
    lines = [["单据号", "摘要", "到期日", "金额", "已付", "未付本金", "逾期天数", "违约金"]]
    lines += [
        [
            line.receivable_no,
            line.description,
            line.due_date.isoformat(),
            f"{line.amount_fen / 100:,.2f}",
            f"{line.paid_fen / 100:,.2f}",
            f"{line.open_fen / 100:,.2f}",
            str(line.days_past_due),
            f"{line.late_charge_fen / 100:,.2f}",
        ]
        for line in facts.lines
    ]
    words = (
        facts.head.shop.name,
        facts.head.addressee.name + "：",
        "贵方按协议在本店赊购办公用品和印刷品，货物均已交付并由贵方签收。下列款项逾期未付：",
        "应付总额为未付本金加违约金。违约金依协议第五条，按未付本金每日万分之三计算。",
        (
            "本店已于2026年9月2日发出付款提醒，10月14日发出跟进函，11月6日以挂号信寄出逾期通知，"
            "其后未再收到付款。现请贵方于2026年12月1日（含当日）前付清全部款项。"
        ),
        (
            "到期仍未付清的，本店将依约继续计收违约金，并保留依法申请支付令或提起诉讼的权利。"
            "对金额有异议，或一次付清确有困难的，请于2026年11月27日前与本店联系，可以商定分期。"
        ),
        "银行转账 户名 梧桐里文具画室，开户行 示例银行梧桐里支行，账号 6200 0000 0012 3456 789",
        "特此函告。附件：1. 对账单 1 份 2. 销售单复印件 2 份 3. 供货协议复印件 1 份",
        f"{facts.head.shop.name}（盖章） 2026年11月21日 联系人 许老师 电话 8555 0123",
        "沿线剪下，寄回或拍照发回",
        f"本单位于____年__月__日收到编号 {facts.head.letter_no} 的催款函，所列应付总额如上：",
        "□ 核对无误，将于________前付清  □ 有出入，说明________",
        "签字（盖章）________  电话________  日期________",
    )
    table = Table(lines, repeatRows=1, style=[("FONT", (0, 0), (-1, -1), "Floor", 9)])
    flow: list[Any] = [Paragraph("催 款 函", BOLD), Spacer(1, 12)]
    flow += [Paragraph(text, BODY) for text in words]
    return [*flow, table, PageBreak()]


def floor_of(letters: Sequence[LetterFacts]) -> bytes:
    """One document of these letters, the bare way."""
    made = BytesIO()
    flow = [part for facts in letters if isinstance(facts, DemandFacts) for part in story(facts)]
    SimpleDocTemplate(made, pagesize=A4, initialFontName="Floor").build(flow)
    return made.getvalue()


def one_by_one(letters: Sequence[LetterFacts]) -> int:
    """A file each."""
    return sum(len(render(facts).pdf) for facts in letters)


def floors_one_by_one(letters: Sequence[LetterFacts]) -> int:
    """A bare file each."""
    return sum(len(floor_of([facts])) for facts in letters)


def said(name: str, count: int, ours_ms: float, floor_ms: float) -> str:
    """Rates in letters a second, and ours as a part of the floor's."""
    return (
        f"{name:<26} {count * 1000 / ours_ms:8.0f} letters/s   floor"
        f" {count * 1000 / floor_ms:8.0f} letters/s   x{floor_ms / ours_ms:5.2f} of its rate\n"
    )


@pytest.fixture(scope="module", autouse=True)
def _fonts() -> None:
    for name, file in (("Floor", "Regular"), ("FloorBold", "Bold")):
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts", f"NotoSansSC-{file}.ttf"))))


@pytest.mark.parametrize("count", [1, COUNT])
def test_letters_in_files_of_their_own(count: int) -> None:
    letters = demands(count)
    ours, floor = alternating(
        partial(one_by_one, letters), partial(floors_one_by_one, letters), rounds=3
    )
    sys.stdout.write("\n" + said(f"{count} separate", count, ours.milliseconds, floor.milliseconds))
    sys.stdout.write(f"memory {ours.mebibytes:.1f} / {floor.mebibytes:.1f} MiB\n")


def test_five_hundred_letters_in_one_file() -> None:
    letters = demands(COUNT)
    ours, floor = alternating(partial(render_merged, letters), partial(floor_of, letters), rounds=3)
    sys.stdout.write("\n" + said(f"{COUNT} merged", COUNT, ours.milliseconds, floor.milliseconds))
    sys.stdout.write(f"memory {ours.mebibytes:.1f} / {floor.mebibytes:.1f} MiB\n")
