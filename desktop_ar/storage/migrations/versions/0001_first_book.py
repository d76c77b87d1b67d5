"""The first book: customers, receivables, payments, contacts, plans, prepaid, letters, journal."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table of the first release."""
    op.create_table(
        "customers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_no", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("phone_key", sa.Text(), nullable=False),
        sa.Column("wechat", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("terms_days", sa.Integer(), nullable=True),
        sa.Column("credit_limit_fen", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('person', 'sole_trader', 'company', 'public')", name=op.f("ck_customers_kind")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
        sa.UniqueConstraint("customer_no", name=op.f("uq_customers_customer_no")),
        sqlite_strict=True,
    )
    op.create_index("ix_customers_name", "customers", ["name", "phone_key"], unique=False)
    op.create_index("ix_customers_sort_key", "customers", ["sort_key", "id"], unique=False)

    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("touched", sa.Text(), nullable=False),
        sa.Column("command_hash", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        sqlite_strict=True,
    )
    op.create_table(
        "number_series",
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.CheckConstraint("last >= 0", name=op.f("ck_number_series_last")),
        sa.PrimaryKeyConstraint("prefix", name=op.f("pk_number_series")),
        sqlite_strict=True,
    )
    op.create_table(
        "payment_ways",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("qr", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "method IN ('cash', 'wechat', 'alipay', 'bank', 'card', 'cheque', 'prepaid', 'other')",
            name=op.f("ck_payment_ways_method"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_ways")),
        sqlite_strict=True,
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_settings")),
        sqlite_strict=True,
    )
    op.create_table(
        "contacts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contact_no", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("contacted_on", sa.Date(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("ability", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("next_action", sa.Text(), nullable=False),
        sa.Column("next_action_on", sa.Date(), nullable=True),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "channel IN ('phone', 'wechat', 'sms', 'email', 'visit', 'letter', 'in_shop')",
            name=op.f("ck_contacts_channel"),
        ),
        sa.CheckConstraint(
            "outcome IN ('promised', 'wants_plan', 'wants_extension', 'disputed', 'says_paid', 'no_answer', 'wrong_number', 'refused', 'booked', 'wants_refund', 'other')",
            name=op.f("ck_contacts_outcome"),
        ),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["contacts.id"], name=op.f("fk_contacts_corrects_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_contacts_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
        sa.UniqueConstraint("contact_no", name=op.f("uq_contacts_contact_no")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_contacts_customer", "contacts", ["customer_id", "contacted_on", "id"], unique=False
    )

    op.create_table(
        "installment_plans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_no", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("total_fen", sa.Integer(), nullable=False),
        sa.Column("every", sa.Text(), nullable=False),
        sa.Column("charge_rule", sa.Text(), nullable=False),
        sa.Column("affordable_fen", sa.Integer(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("printed_on", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "charge_rule IN ('waived_if_kept', 'continues')",
            name=op.f("ck_installment_plans_charge_rule"),
        ),
        sa.CheckConstraint(
            "every IN ('week', 'fortnight', 'month')", name=op.f("ck_installment_plans_every")
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'printed', 'active', 'completed', 'broken', 'cancelled', 'replaced')",
            name=op.f("ck_installment_plans_state"),
        ),
        sa.CheckConstraint("total_fen > 0", name=op.f("ck_installment_plans_total")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_installment_plans_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installment_plans")),
        sa.UniqueConstraint("plan_no", name=op.f("uq_installment_plans_plan_no")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_installment_plans_customer", "installment_plans", ["customer_id", "state"], unique=False
    )
    op.create_index(
        "ix_installment_plans_signed", "installment_plans", ["signed_on", "ended_on"], unique=False
    )

    op.create_table(
        "journal_commands",
        sa.Column("journal_id", sa.Integer(), nullable=False),
        sa.Column("salt", sa.Text(), nullable=True),
        sa.Column("command", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["journal_id"], ["journal.id"], name=op.f("fk_journal_commands_journal_id")
        ),
        sa.PrimaryKeyConstraint("journal_id", name=op.f("pk_journal_commands")),
        sqlite_strict=True,
    )
    op.create_table(
        "payments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("payment_no", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.Column("amount_fen", sa.Integer(), nullable=False),
        sa.Column("unallocated_fen", sa.Integer(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("source_key", sa.Text(), nullable=True),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "method IN ('cash', 'wechat', 'alipay', 'bank', 'card', 'cheque', 'prepaid', 'other')",
            name=op.f("ck_payments_method"),
        ),
        sa.CheckConstraint(
            "(amount_fen < 0) = (reverses_id IS NOT NULL)", name=op.f("ck_payments_reversal")
        ),
        sa.CheckConstraint("amount_fen <> 0", name=op.f("ck_payments_amount")),
        sa.CheckConstraint("unallocated_fen >= 0", name=op.f("ck_payments_unallocated")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_payments_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["payments.id"], name=op.f("fk_payments_reverses_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payments")),
        sa.UniqueConstraint("payment_no", name=op.f("uq_payments_payment_no")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_payments_reverses_id")),
        sa.UniqueConstraint("source_key", name=op.f("uq_payments_source_key")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_payments_customer", "payments", ["customer_id", "paid_on", "amount_fen"], unique=False
    )
    op.create_index(
        "ix_payments_day", "payments", ["paid_on", "customer_id", "amount_fen"], unique=False
    )
    op.create_index(
        "ix_payments_unallocated", "payments", ["unallocated_fen", "customer_id"], unique=False
    )

    op.create_table(
        "prepaid_lots",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lot_no", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("user_name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("sold_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("paid_fen", sa.Integer(), nullable=False),
        sa.Column("bonus_fen", sa.Integer(), nullable=False),
        sa.Column("paid_left_fen", sa.Integer(), nullable=False),
        sa.Column("bonus_left_fen", sa.Integer(), nullable=False),
        sa.Column("units_bought", sa.Integer(), nullable=True),
        sa.Column("units_left", sa.Integer(), nullable=True),
        sa.Column("unit_list_price_fen", sa.Integer(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source_key", sa.Text(), nullable=True),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('stored_value', 'count_pack', 'class_pack', 'time_card', 'voucher', 'coupon', 'deposit')",
            name=op.f("ck_prepaid_lots_kind"),
        ),
        sa.CheckConstraint(
            "state IN ('active', 'not_activated', 'expired', 'used_up', 'refunded', 'transferred')",
            name=op.f("ck_prepaid_lots_state"),
        ),
        sa.CheckConstraint(
            "(units_bought IS NULL) = (units_left IS NULL) AND (units_left IS NULL OR units_left BETWEEN 0 AND units_bought)",
            name=op.f("ck_prepaid_lots_units_left"),
        ),
        sa.CheckConstraint(
            "bonus_left_fen BETWEEN 0 AND bonus_fen", name=op.f("ck_prepaid_lots_bonus_left")
        ),
        sa.CheckConstraint(
            "paid_fen >= 0 AND bonus_fen >= 0", name=op.f("ck_prepaid_lots_amounts")
        ),
        sa.CheckConstraint(
            "paid_left_fen BETWEEN 0 AND paid_fen", name=op.f("ck_prepaid_lots_paid_left")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_prepaid_lots_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prepaid_lots")),
        sa.UniqueConstraint("lot_no", name=op.f("uq_prepaid_lots_lot_no")),
        sa.UniqueConstraint("source_key", name=op.f("uq_prepaid_lots_source_key")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_prepaid_lots_customer", "prepaid_lots", ["customer_id", "state"], unique=False
    )
    op.create_index(
        "ix_prepaid_lots_open",
        "prepaid_lots",
        ["state", "valid_until", "customer_id"],
        unique=False,
    )

    op.create_table(
        "receivables",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("receivable_no", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=True),
        sa.Column("issue_date", sa.Date(), nullable=False),
        sa.Column("due_date", sa.Date(), nullable=False),
        sa.Column("amount_fen", sa.Integer(), nullable=False),
        sa.Column("open_fen", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("contract_no", sa.Text(), nullable=False),
        sa.Column("source_key", sa.Text(), nullable=True),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("verified_by", sa.Text(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(open_fen > 0) = (state = 'open')", name=op.f("ck_receivables_kept_state")
        ),
        sa.CheckConstraint(
            "kind IN ('invoice', 'late_charge', 'cost', 'opening_balance')",
            name=op.f("ck_receivables_kind"),
        ),
        sa.CheckConstraint("state IN ('open', 'closed')", name=op.f("ck_receivables_state")),
        sa.CheckConstraint("amount_fen > 0", name=op.f("ck_receivables_amount")),
        sa.CheckConstraint("open_fen BETWEEN 0 AND amount_fen", name=op.f("ck_receivables_open")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_receivables_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["receivables.id"], name=op.f("fk_receivables_origin_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receivables")),
        sa.UniqueConstraint("receivable_no", name=op.f("uq_receivables_receivable_no")),
        sa.UniqueConstraint("source_key", name=op.f("uq_receivables_source_key")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_receivables_customer", "receivables", ["customer_id", "issue_date"], unique=False
    )
    op.create_index(
        "ix_receivables_open",
        "receivables",
        ["state", "customer_id", "due_date", "open_fen", "issue_date"],
        unique=False,
    )

    op.create_table(
        "adjustments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("receivable_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("adjusted_on", sa.Date(), nullable=False),
        sa.Column("amount_fen", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('credit_note', 'discount', 'write_off', 'waiver', 'cancellation')",
            name=op.f("ck_adjustments_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["receivable_id"], ["receivables.id"], name=op.f("fk_adjustments_receivable_id")
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["adjustments.id"], name=op.f("fk_adjustments_reverses_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adjustments")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_adjustments_reverses_id")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_adjustments_day",
        "adjustments",
        ["adjusted_on", "receivable_id", "amount_fen"],
        unique=False,
    )
    op.create_index("ix_adjustments_receivable", "adjustments", ["receivable_id"], unique=False)

    op.create_table(
        "allocations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("payment_id", sa.Integer(), nullable=False),
        sa.Column("receivable_id", sa.Integer(), nullable=False),
        sa.Column("allocated_on", sa.Date(), nullable=False),
        sa.Column("amount_fen", sa.Integer(), nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(amount_fen < 0) = (reverses_id IS NOT NULL)", name=op.f("ck_allocations_reversal")
        ),
        sa.CheckConstraint("amount_fen <> 0", name=op.f("ck_allocations_amount")),
        sa.ForeignKeyConstraint(
            ["payment_id"], ["payments.id"], name=op.f("fk_allocations_payment_id")
        ),
        sa.ForeignKeyConstraint(
            ["receivable_id"], ["receivables.id"], name=op.f("fk_allocations_receivable_id")
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["allocations.id"], name=op.f("fk_allocations_reverses_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allocations")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_allocations_reverses_id")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_allocations_day",
        "allocations",
        ["allocated_on", "receivable_id", "amount_fen"],
        unique=False,
    )
    op.create_index("ix_allocations_payment", "allocations", ["payment_id"], unique=False)
    op.create_index(
        "ix_allocations_receivable",
        "allocations",
        ["receivable_id", "allocated_on", "amount_fen"],
        unique=False,
    )

    op.create_table(
        "disputes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("receivable_id", sa.Integer(), nullable=False),
        sa.Column("amount_fen", sa.Integer(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.CheckConstraint("amount_fen IS NULL OR amount_fen > 0", name=op.f("ck_disputes_amount")),
        sa.ForeignKeyConstraint(
            ["receivable_id"], ["receivables.id"], name=op.f("fk_disputes_receivable_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disputes")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_disputes_receivable", "disputes", ["receivable_id", "opened_on"], unique=False
    )

    op.create_table(
        "installments",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("due_date", sa.Date(), nullable=False),
        sa.Column("amount_fen", sa.Integer(), nullable=False),
        sa.Column("cumulative_fen", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount_fen > 0", name=op.f("ck_installments_amount")),
        sa.CheckConstraint("cumulative_fen >= amount_fen", name=op.f("ck_installments_cumulative")),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["installment_plans.id"], name=op.f("fk_installments_plan_id")
        ),
        sa.PrimaryKeyConstraint("plan_id", "no", name=op.f("pk_installments")),
        sqlite_strict=True,
    )
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_no", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("total_fen", sa.Integer(), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("wording_version", sa.Text(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_letters_contact_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_letters_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["installment_plans.id"], name=op.f("fk_letters_plan_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("letter_no", name=op.f("uq_letters_letter_no")),
        sqlite_strict=True,
    )
    op.create_index("ix_letters_customer", "letters", ["customer_id", "issued_on"], unique=False)

    op.create_table(
        "plan_receivables",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("receivable_id", sa.Integer(), nullable=False),
        sa.Column("covered_fen", sa.Integer(), nullable=False),
        sa.CheckConstraint("covered_fen > 0", name=op.f("ck_plan_receivables_covered")),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["installment_plans.id"], name=op.f("fk_plan_receivables_plan_id")
        ),
        sa.ForeignKeyConstraint(
            ["receivable_id"], ["receivables.id"], name=op.f("fk_plan_receivables_receivable_id")
        ),
        sa.PrimaryKeyConstraint("plan_id", "receivable_id", name=op.f("pk_plan_receivables")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_plan_receivables_receivable",
        "plan_receivables",
        ["receivable_id", "plan_id"],
        unique=False,
    )

    op.create_table(
        "prepaid_entries",
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
            "kind IN ('sale', 'opening_use', 'redemption', 'reversal')",
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
    op.create_index(
        "ix_prepaid_entries_day", "prepaid_entries", ["entry_date", "lot_id"], unique=False
    )
    op.create_index(
        "ix_prepaid_entries_lot", "prepaid_entries", ["lot_id", "entry_date"], unique=False
    )

    op.create_table(
        "promises",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("promise_no", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("amount_fen", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("promised_by", sa.Text(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.CheckConstraint("amount_fen > 0", name=op.f("ck_promises_amount")),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_promises_contact_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_promises_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
        sa.UniqueConstraint("promise_no", name=op.f("uq_promises_promise_no")),
        sqlite_strict=True,
    )
    op.create_index("ix_promises_customer", "promises", ["customer_id", "due_on"], unique=False)

    op.create_table(
        "receivable_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("receivable_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Text(), nullable=False),
        sa.Column("amount_fen", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["receivable_id"], ["receivables.id"], name=op.f("fk_receivable_lines_receivable_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receivable_lines")),
        sa.UniqueConstraint(
            "receivable_id", "position", name=op.f("uq_receivable_lines_receivable_id_position")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "letter_files",
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letters.id"], name=op.f("fk_letter_files_letter_id")
        ),
        sa.PrimaryKeyConstraint("letter_id", name=op.f("pk_letter_files")),
        sqlite_strict=True,
    )
