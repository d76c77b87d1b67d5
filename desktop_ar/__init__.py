"""Desktop AR: overdue balances and unused prepaid credits of a small shop."""

__version__ = "0.1.0"
