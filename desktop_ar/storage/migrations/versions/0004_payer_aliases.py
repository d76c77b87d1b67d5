"""Under which names customers pay."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One new table; nothing that is there changes."""
    op.create_table(
        "payer_aliases",
        sa.Column("payer", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("learned_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_payer_aliases_customer_id")
        ),
        sa.PrimaryKeyConstraint("payer", name=op.f("pk_payer_aliases")),
        sqlite_strict=True,
    )
    op.create_index("ix_payer_aliases_customer", "payer_aliases", ["customer_id"], unique=False)
