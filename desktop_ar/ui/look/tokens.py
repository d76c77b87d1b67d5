"""Every colour of the window, light and dark, under the name of its use.

Warm paper, one jade accent, red only for money that is late. This is the only module with
colour literals; mixed colours are computed once here and not while painting.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, cast

from desktop_ar.domain.codes import Bucket

Token: TypeAlias = Literal[
    "window", "sidebar", "surface", "raised", "line", "control",
    "text", "muted", "faint",
    "accent", "accent_hover", "accent_press", "on_accent", "accent_tint", "accent_text",
    "select", "hover", "focus",
    "overdue", "overdue_tint", "warn", "warn_tint", "good", "good_tint", "info", "info_tint",
    "scrim", "bar_later", "tick_on_select", "track_on_select",
    "age1", "age2", "age3", "age4", "age5",
    "s1", "s2", "s3", "s4", "s5", "s6",
]  # fmt: skip

SCRIM_OPACITY: Final = 0.42


def mixed(top: str, ground: str, share: float) -> str:
    """`top` at `share` (0 to 1) on `ground`, as ``#RRGGBB``."""
    parts = []
    for at in (1, 3, 5):
        upper, lower = int(top[at : at + 2], 16), int(ground[at : at + 2], 16)
        parts.append(round(upper * share + lower * (1 - share)))
    return "#{:02X}{:02X}{:02X}".format(*parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one theme as ``#RRGGBB``; the field names are the `Token` names."""

    name: Literal["light", "dark"]
    window: str
    sidebar: str
    surface: str
    raised: str
    line: str
    control: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    accent_press: str
    on_accent: str
    accent_tint: str
    accent_text: str
    select: str
    hover: str
    focus: str
    overdue: str
    overdue_tint: str
    warn: str
    warn_tint: str
    good: str
    good_tint: str
    info: str
    info_tint: str
    scrim: str
    bar_later: str
    tick_on_select: str
    track_on_select: str
    age1: str
    age2: str
    age3: str
    age4: str
    age5: str
    s1: str
    s2: str
    s3: str
    s4: str
    s5: str
    s6: str

    def colour(self, token: Token) -> str:
        """The colour of a token by its name."""
        return cast("str", getattr(self, token))


LIGHT: Final = Tokens(
    name="light",
    window="#F6F4F0",
    sidebar="#EFECE6",
    surface="#FFFFFF",
    raised="#FAF9F6",
    line="#E5E1D9",
    control="#8F8A80",
    text="#1E2624",
    muted="#59615E",
    faint="#8B918E",
    accent="#0C6B66",
    accent_hover="#095852",
    accent_press="#06453F",
    on_accent="#FFFFFF",
    accent_tint="#E0EFEC",
    accent_text="#0A5B56",
    select="#E0EFEC",
    hover="#F3F1EC",
    focus="#0C6B66",
    overdue="#B3261E",
    overdue_tint="#FBE8E6",
    warn="#835000",
    warn_tint="#FCF0D9",
    good="#23693D",
    good_tint="#E2F2E6",
    info="#35558F",
    info_tint="#E8EDF7",
    scrim="#1E2624",
    bar_later=mixed("#0C6B66", "#FFFFFF", 0.34),
    tick_on_select=mixed("#8F8A80", "#E0EFEC", 0.45),
    track_on_select=mixed("#8F8A80", "#E0EFEC", 0.35),
    age1="#EBB93F",
    age2="#DB842B",
    age3="#BE4F2B",
    age4="#8B2740",
    age5="#471733",
    s1="#0C6B66",
    s2="#C98212",
    s3="#7B3B78",
    s4="#4F86C6",
    s5="#B3261E",
    s6="#8A908D",
)

DARK: Final = Tokens(
    name="dark",
    window="#171B1A",
    sidebar="#131716",
    surface="#1F2423",
    raised="#262C2A",
    line="#343B39",
    control="#78807C",
    text="#ECEFED",
    muted="#A9B2AE",
    faint="#78807C",
    accent="#5CC4B8",
    accent_hover="#7AD3C8",
    accent_press="#48AFA3",
    on_accent="#08221F",
    accent_tint="#1B3A37",
    accent_text="#83D8CD",
    select="#1E3F3B",
    hover="#283030",
    focus="#5CC4B8",
    overdue="#FF8F84",
    overdue_tint="#43221F",
    warn="#F0BE63",
    warn_tint="#3D3019",
    good="#7FCB98",
    good_tint="#1D3827",
    info="#9DB9F0",
    info_tint="#243150",
    scrim="#000000",
    bar_later=mixed("#5CC4B8", "#1F2423", 0.34),
    tick_on_select=mixed("#78807C", "#1E3F3B", 0.45),
    track_on_select=mixed("#78807C", "#1E3F3B", 0.35),
    age1="#F7DC93",
    age2="#EDAA55",
    age3="#DD7448",
    age4="#C2566F",
    age5="#9A5A96",
    s1="#5CC4B8",
    s2="#F3CF7E",
    s3="#B572B1",
    s4="#84AEF5",
    s5="#F0705F",
    s6="#7A8380",
)

PAPER: Final = ("#FFFFFF", "#000000")
"""Ground and ink of what is scanned or printed (QR codes, pages): the same in both themes."""

AGE_TOKENS: Final[dict[Bucket, Token]] = {
    Bucket.NOT_DUE: "line",
    Bucket.D1_30: "age1",
    Bucket.D31_60: "age2",
    Bucket.D61_90: "age3",
    Bucket.D91_180: "age4",
    Bucket.D181_PLUS: "age5",
}

INKS: Final[tuple[Token, ...]] = (
    "text", "muted", "faint", "accent", "accent_text", "on_accent",
    "overdue", "warn", "good", "info",
)  # fmt: skip
"""Colours text may have."""

SERIES: Final[tuple[Token, ...]] = ("s1", "s2", "s3", "s4", "s5", "s6")


def age_token(bucket: Bucket) -> Token:
    """The colour of an ageing bucket, one direction from yellow to plum."""
    return AGE_TOKENS[bucket]
