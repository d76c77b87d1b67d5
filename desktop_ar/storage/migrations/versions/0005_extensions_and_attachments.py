"""Extensions of due dates, plans that took another's place, and files kept with records."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """New tables; nothing that is there changes."""
    op.create_table(
        "extensions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("extension_no", sa.Text(), nullable=False),
        sa.Column("receivable_id", sa.Integer(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("old_due_date", sa.Date(), nullable=False),
        sa.Column("new_due_date", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("charge_runs", sa.Integer(), nullable=False),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.CheckConstraint("new_due_date > old_due_date", name=op.f("ck_extensions_later")),
        sa.CheckConstraint("withdrawn_on >= agreed_on", name=op.f("ck_extensions_withdrawn")),
        sa.ForeignKeyConstraint(
            ["receivable_id"], ["receivables.id"], name=op.f("fk_extensions_receivable_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extensions")),
        sa.UniqueConstraint("extension_no", name=op.f("uq_extensions_extension_no")),
        sqlite_strict=True,
    )
    op.create_index("ix_extensions_receivable", "extensions", ["receivable_id", "id"])
    op.create_index("ix_extensions_agreed", "extensions", ["agreed_on", "receivable_id"])
    op.create_index("ix_extensions_withdrawn", "extensions", ["withdrawn_on", "receivable_id"])

    op.create_table(
        "plan_successions",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("successor_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["installment_plans.id"], name=op.f("fk_plan_successions_plan_id")
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"],
            ["installment_plans.id"],
            name=op.f("fk_plan_successions_successor_id"),
        ),
        sa.PrimaryKeyConstraint("plan_id", name=op.f("pk_plan_successions")),
        sqlite_strict=True,
    )
    op.create_index("ix_plan_successions_successor", "plan_successions", ["successor_id"])

    op.create_table(
        "attachment_files",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_attachment_files")),
        sqlite_strict=True,
    )
    op.create_table(
        "attachments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_kind", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("attached_on", sa.Date(), nullable=False),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.CheckConstraint("removed_on >= attached_on", name=op.f("ck_attachments_removed")),
        sa.CheckConstraint(
            "owner_kind IN ('customer', 'receivable', 'contact', 'plan', 'letter', 'extension')",
            name=op.f("ck_attachments_owner_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["attachment_files.sha256"], name=op.f("fk_attachments_sha256")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
        sqlite_strict=True,
    )
    op.create_index("ix_attachments_owner", "attachments", ["owner_kind", "owner_id"])
