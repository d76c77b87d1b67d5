"""The owner's own ladders, whom they are for, and whom to leave alone."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Four new tables; nothing that is there changes."""
    op.create_table(
        "dunning_ladders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_default", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dunning_ladders")),
        sa.UniqueConstraint("name", name=op.f("uq_dunning_ladders_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "dunning_rungs",
        sa.Column("ladder_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("days_past_due", sa.Integer(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("gap_days", sa.Integer(), nullable=False),
        sa.Column("grants_days", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "level IN ('pre_due', 'reminder', 'follow_up', 'overdue_notice', 'formal_demand',"
            " 'suspension', 'final_notice', 'legal')",
            name=op.f("ck_dunning_rungs_level"),
        ),
        sa.CheckConstraint(
            "action IN ('call', 'message', 'letter', 'visit', 'suspend', 'handover', 'invite',"
            " 'review')",
            name=op.f("ck_dunning_rungs_action"),
        ),
        sa.ForeignKeyConstraint(
            ["ladder_id"], ["dunning_ladders.id"], name=op.f("fk_dunning_rungs_ladder_id")
        ),
        sa.PrimaryKeyConstraint("ladder_id", "level", name=op.f("pk_dunning_rungs")),
        sqlite_strict=True,
    )
    op.create_table(
        "ladder_choices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("receivable_id", sa.Integer(), nullable=True),
        sa.Column("ladder_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(customer_id IS NULL) <> (receivable_id IS NULL)",
            name=op.f("ck_ladder_choices_one_subject"),
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_ladder_choices_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["receivable_id"], ["receivables.id"], name=op.f("fk_ladder_choices_receivable_id")
        ),
        sa.ForeignKeyConstraint(
            ["ladder_id"], ["dunning_ladders.id"], name=op.f("fk_ladder_choices_ladder_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ladder_choices")),
        sa.UniqueConstraint("customer_id", name=op.f("uq_ladder_choices_customer_id")),
        sa.UniqueConstraint("receivable_id", name=op.f("uq_ladder_choices_receivable_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "contact_rules",
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("prefers", sa.Text(), nullable=False),
        sa.Column("paused_on", sa.Date(), nullable=True),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("pause_reason", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "prefers IN ('', 'phone', 'wechat', 'sms', 'email', 'visit', 'letter', 'in_shop')",
            name=op.f("ck_contact_rules_prefers"),
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_contact_rules_customer_id")
        ),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_contact_rules")),
        sqlite_strict=True,
    )
