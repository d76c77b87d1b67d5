"""How prepaid credits end or go on: refunds with their derivation, extensions of the deadline.

The entries of lots are rebuilt with the kinds that end a lot; their rows stay as they are.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

CARRY_OVER = """
INSERT INTO prepaid_entries_new
  (id, lot_id, kind, entry_date, paid_fen, bonus_fen, units, what, reverses_id, operator,
   created_at)
SELECT id, lot_id, kind, entry_date, paid_fen, bonus_fen, units, what, reverses_id, operator,
       created_at
FROM prepaid_entries
"""


def upgrade() -> None:
    """Rebuild one table row by row, make two new ones."""
    op.create_table(
        "prepaid_entries_new",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("entry_date", sa.Date(), nullable=False),
        sa.Column("paid_fen", sa.Integer(), nullable=False),
        sa.Column("bonus_fen", sa.Integer(), nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('sale', 'opening_use', 'redemption', 'reversal', 'refund',"
            " 'platform_refund', 'transfer')",
            name=op.f("ck_prepaid_entries_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["lot_id"], ["prepaid_lots.id"], name=op.f("fk_prepaid_entries_lot_id")
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["prepaid_entries.id"], name=op.f("fk_prepaid_entries_reverses_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prepaid_entries")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_prepaid_entries_reverses_id")),
        sqlite_strict=True,
    )
    op.execute(CARRY_OVER)
    op.drop_table("prepaid_entries")
    op.rename_table("prepaid_entries_new", "prepaid_entries")
    op.create_index("ix_prepaid_entries_day", "prepaid_entries", ["entry_date", "lot_id"])
    op.create_index("ix_prepaid_entries_lot", "prepaid_entries", ["lot_id", "entry_date"])

    op.create_table(
        "prepaid_refunds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("refund_no", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("state_before", sa.Text(), nullable=False),
        sa.Column("rescinded_on", sa.Date(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("used_fen", sa.Integer(), nullable=False),
        sa.Column("interest_fen", sa.Integer(), nullable=False),
        sa.Column("costs_fen", sa.Integer(), nullable=False),
        sa.Column("refund_fen", sa.Integer(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.CheckConstraint("cause IN ('customer', 'shop')", name=op.f("ck_prepaid_refunds_cause")),
        sa.CheckConstraint(
            "used_fen >= 0 AND interest_fen >= 0 AND costs_fen >= 0 AND refund_fen > 0",
            name=op.f("ck_prepaid_refunds_figures"),
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["prepaid_entries.id"], name=op.f("fk_prepaid_refunds_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["lot_id"], ["prepaid_lots.id"], name=op.f("fk_prepaid_refunds_lot_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prepaid_refunds")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_prepaid_refunds_entry_id")),
        sa.UniqueConstraint("refund_no", name=op.f("uq_prepaid_refunds_refund_no")),
        sqlite_strict=True,
    )
    op.create_index("ix_prepaid_refunds_lot", "prepaid_refunds", ["lot_id"])

    op.create_table(
        "prepaid_extensions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=False),
        sa.Column("extended_on", sa.Date(), nullable=False),
        sa.Column("old_until", sa.Date(), nullable=False),
        sa.Column("new_until", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lot_id"], ["prepaid_lots.id"], name=op.f("fk_prepaid_extensions_lot_id")
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"],
            ["prepaid_extensions.id"],
            name=op.f("fk_prepaid_extensions_reverses_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prepaid_extensions")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_prepaid_extensions_reverses_id")),
        sqlite_strict=True,
    )
    op.create_index("ix_prepaid_extensions_lot", "prepaid_extensions", ["lot_id", "extended_on"])
    op.create_index("ix_prepaid_extensions_day", "prepaid_extensions", ["extended_on", "lot_id"])
