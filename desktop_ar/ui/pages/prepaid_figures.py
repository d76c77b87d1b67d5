"""The four figures over the prepaid list."""

from __future__ import annotations

from desktop_ar.queries.figures import PrepaidFigures
from desktop_ar.ui.face import Face
from desktop_ar.ui.pages.kpi_row import KpiRow


class PrepaidFiguresRow(KpiRow):
    """What is prepaid, ends soon, is past its deadline, belongs to who was not seen."""

    def __init__(self, face: Face) -> None:
        icons = ("wallet-cards", "hourglass", "refresh-cw", "user")
        super().__init__(face, [(icon, "text") for icon in icons])
        self._face = face
        self._figures: PrepaidFigures | None = None
        self.retranslate()

    def show_figures(self, figures: PrepaidFigures) -> None:
        """New figures."""
        self._figures = figures
        sums = (figures.prepaid_fen, figures.ending_fen, figures.expired_fen, figures.unused_fen)
        for card, fen in zip(self.cards, sums, strict=True):
            card.set_fen(fen)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t, figures = self._face.t, self._figures
        words = (
            t.gettext("Prepaid, not used"),
            t.gettext("Ends within 30 days"),
            t.gettext("Past the deadline, still owed"),
            t.gettext("Not seen for 90 days"),
        )
        counts: tuple[int, ...] = ()
        if figures is not None:
            counts = (figures.prepaid_lots, figures.ending_lots, figures.expired_lots,
                      figures.unused_lots)  # fmt: skip
        for at, card in enumerate(self.cards):
            lots = t.ngettext("{n} lot", "{n} lots", counts[at]) if counts else ""
            card.set_words(words[at], lots)
