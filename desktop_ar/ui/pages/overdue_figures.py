"""The four figures over the overdue list, and how the first of them moved in a week."""

from __future__ import annotations

from desktop_ar.queries.figures import ShopFigures
from desktop_ar.ui.face import Face
from desktop_ar.ui.pages.kpi_row import KpiRow


class OverdueFigures(KpiRow):
    """What is late, promised for today, prepaid, about to end."""

    def __init__(self, face: Face) -> None:
        icons = ("handshake", "wallet-cards", "hourglass")
        super().__init__(face, (("clock-alert", "overdue"), *((icon, "text") for icon in icons)))
        self._face = face
        self._figures: ShopFigures | None = None
        face.sums_changed.connect(self._say_trend)
        self.retranslate()

    def show_figures(self, figures: ShopFigures) -> None:
        """New figures."""
        self._figures = figures
        sums = (
            figures.overdue_fen,
            figures.promised_today_fen,
            figures.prepaid_fen,
            figures.ending_fen,
        )
        for card, fen in zip(self.cards, sums, strict=True):
            card.set_fen(fen)
        self.cards[0].sum.set_ink("overdue" if figures.overdue_fen else "text")
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t, figures = self._face.t, self._figures
        words = (
            t.pgettext("figure", "Overdue"),
            t.gettext("Promised today"),
            t.gettext("Prepaid, not used"),
            t.gettext("Ends within 30 days"),
        )
        counts = ("", "", "", "")
        if figures is not None:
            counts = (
                t.ngettext("{n} person", "{n} people", figures.overdue_customers),
                t.ngettext("{n} person", "{n} people", figures.promised_today_customers),
                t.ngettext("{n} lot", "{n} lots", figures.prepaid_lots),
                t.ngettext("{n} lot", "{n} lots", figures.ending_lots),
            )
        for card, caption, count in zip(self.cards, words, counts, strict=True):
            card.set_words(caption, count)
        self._say_trend()

    def _say_trend(self) -> None:
        figures, t = self._figures, self._face.t
        if figures is None:
            return
        change = figures.overdue_fen - figures.overdue_week_ago_fen
        amount = self._face.figures.short(abs(change))
        words = ""
        if change < 0:
            words = t.gettext("{amount} less than last week", amount=amount)
        elif change > 0:
            words = t.gettext("{amount} more than last week", amount=amount)
        self.cards[0].set_trend(words, down=change < 0, good=change < 0)
