"""How old the overdue money is: the bar in its card, one part of it a filter."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop_ar.domain.ageing import OVERDUE_BUCKETS
from desktop_ar.domain.codes import Bucket
from desktop_ar.language.catalogue import Translator
from desktop_ar.queries.ageing import AgeingTotals
from desktop_ar.ui.face import Face
from desktop_ar.ui.look.tokens import age_token
from desktop_ar.ui.widgets.stacked_bar import BarPart, StackedBar

HEIGHT, DENSE_HEIGHT = 58, 30
_SHORT: Final = {
    Bucket.D1_30: "1–30",
    Bucket.D31_60: "31–60",
    Bucket.D61_90: "61–90",
    Bucket.D91_180: "91–180",
    Bucket.D181_PLUS: "181+",
}


def bucket_words(t: Translator, bucket: Bucket) -> str:
    """A band in full, as filters and heads of columns name it."""
    words = {
        Bucket.NOT_DUE: t.gettext("Not due yet"),
        Bucket.D1_30: t.gettext("1–30 days"),
        Bucket.D31_60: t.gettext("31–60 days"),
        Bucket.D61_90: t.gettext("61–90 days"),
        Bucket.D91_180: t.gettext("91–180 days"),
        Bucket.D181_PLUS: t.gettext("181 days and more"),
    }
    return words[bucket]


class AgeingCard(QFrame):
    """`clicked(bucket)` with the name of a band."""

    clicked = Signal(str)

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face
        self._totals: AgeingTotals | None = None
        self.setProperty("card", "true")
        self.bar = StackedBar(face)
        self.bar.clicked.connect(self.clicked)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        self.set_dense(False)

    def show_totals(self, totals: AgeingTotals) -> None:
        """The bands of the whole shop."""
        self._totals = totals
        self.retranslate()

    def set_chosen(self, bucket: str) -> None:
        """Which band the list is filtered by, or ""."""
        self.bar.set_chosen(bucket)

    def set_dense(self, dense: bool) -> None:
        """Bar and labels in one line for a small window."""
        self.setFixedHeight(DENSE_HEIGHT if dense else HEIGHT)
        edge = 11 if dense else 14
        self._column.setContentsMargins(edge, 4 if dense else 8, edge, 4 if dense else 8)
        self.bar.set_dense(dense)

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t, totals = self._face.t, self._totals
        self.bar.setAccessibleName(t.gettext("How old the overdue money is"))
        if totals is None:
            return
        self.bar.set_parts(
            [
                BarPart(
                    bucket, self._label(bucket), getattr(totals, f"{bucket}_fen"),
                    age_token(bucket), _SHORT[bucket],
                )
                for bucket in OVERDUE_BUCKETS
            ]
        )  # fmt: skip

    def _label(self, bucket: Bucket) -> str:
        """In English only the youngest band names its unit: five times is a row of words."""
        t = self._face.t
        if t.chinese or bucket is Bucket.D1_30:
            return bucket_words(t, bucket)
        return _SHORT[bucket]
