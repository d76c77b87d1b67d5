"""Late charges: agreed terms, public rates by date, what letters charged, customers' terms."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

FIRST_LPR = "全国银行间同业拆借中心公布（1 年期 LPR）"
FIRST_DEPOSIT = "中国人民银行公布（1 年期存款基准利率）"
FIRST_RATES = [
    ("lpr_1y", "2019-08-20", "4.25", FIRST_LPR),
    ("lpr_1y", "2019-09-20", "4.20", FIRST_LPR),
    ("lpr_1y", "2019-11-20", "4.15", FIRST_LPR),
    ("lpr_1y", "2020-02-20", "4.05", FIRST_LPR),
    ("lpr_1y", "2020-04-20", "3.85", FIRST_LPR),
    ("lpr_1y", "2021-12-20", "3.80", FIRST_LPR),
    ("lpr_1y", "2022-01-20", "3.70", FIRST_LPR),
    ("lpr_1y", "2022-08-22", "3.65", FIRST_LPR),
    ("lpr_1y", "2023-06-20", "3.55", FIRST_LPR),
    ("lpr_1y", "2023-08-21", "3.45", FIRST_LPR),
    ("lpr_1y", "2024-07-22", "3.35", FIRST_LPR),
    ("lpr_1y", "2024-10-21", "3.10", FIRST_LPR),
    ("lpr_1y", "2025-05-20", "3.00", FIRST_LPR),
    ("deposit_1y", "2015-10-24", "1.50", FIRST_DEPOSIT),
]


def upgrade() -> None:
    """Make the tables and enter the rates a book begins with."""
    op.create_table(
        "late_charge_terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("receivable_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("rate", sa.Text(), nullable=False),
        sa.Column("sum_fen", sa.Integer(), nullable=False),
        sa.Column("grace_days", sa.Integer(), nullable=False),
        sa.Column("day_basis", sa.Integer(), nullable=False),
        sa.Column("cap_percent_per_year", sa.Text(), nullable=True),
        sa.Column("cap_percent_of_principal", sa.Text(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("agreed_by", sa.Text(), nullable=False),
        sa.Column("bills_from", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "sum_fen >= 0 AND grace_days >= 0", name=op.f("ck_late_charge_terms_figures")
        ),
        sa.CheckConstraint("day_basis IN (360, 365)", name=op.f("ck_late_charge_terms_day_basis")),
        sa.CheckConstraint(
            "kind IN ('none', 'fixed_once', 'fixed_per_day', 'percent_once', 'percent_per_day', "
            "'percent_per_year')",
            name=op.f("ck_late_charge_terms_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_late_charge_terms_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["receivable_id"], ["receivables.id"], name=op.f("fk_late_charge_terms_receivable_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_late_charge_terms")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_late_charge_terms_customer", "late_charge_terms", ["customer_id", "receivable_id"]
    )

    rates = op.create_table(
        "reference_rates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("percent", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('lpr_1y', 'deposit_1y')", name=op.f("ck_reference_rates_kind")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_rates")),
        sa.UniqueConstraint("kind", "valid_from", name=op.f("uq_reference_rates_kind_valid_from")),
        sqlite_strict=True,
    )
    for kind, valid_from, percent, source in FIRST_RATES:
        op.execute(
            sa.insert(rates).values(
                kind=kind, valid_from=sa.text(f"'{valid_from}'"), percent=percent, source=source
            )
        )

    op.create_table(
        "letter_charges",
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("receivable_id", sa.Integer(), nullable=False),
        sa.Column("charge_id", sa.Integer(), nullable=True),
        sa.Column("charged_to", sa.Date(), nullable=False),
        sa.Column("held_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letters.id"], name=op.f("fk_letter_charges_letter_id")
        ),
        sa.ForeignKeyConstraint(
            ["receivable_id"], ["receivables.id"], name=op.f("fk_letter_charges_receivable_id")
        ),
        sa.ForeignKeyConstraint(
            ["charge_id"], ["receivables.id"], name=op.f("fk_letter_charges_charge_id")
        ),
        sa.PrimaryKeyConstraint("letter_id", "receivable_id", name=op.f("pk_letter_charges")),
        sqlite_strict=True,
    )
    op.create_index("ix_letter_charges_receivable", "letter_charges", ["receivable_id"])

    op.create_table(
        "customer_terms",
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("prepaid_validity", sa.Text(), nullable=False),
        sa.Column("prepaid_refund", sa.Text(), nullable=False),
        sa.Column("notice_address", sa.Text(), nullable=False),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("accepted_by", sa.Text(), nullable=False),
        sa.Column("large_buyer", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_customer_terms_customer_id")
        ),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_customer_terms")),
        sqlite_strict=True,
    )
