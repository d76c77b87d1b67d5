"""Sentences of the faults of the owner's acts: what is wrong and what to do."""

from __future__ import annotations

from typing import Final

from desktop_ar.language.catalogue import N_

SENTENCES: Final[dict[str, str]] = {
    "customer_unknown": N_(
        "There is no customer with number {customer_no}. Check the number, or add the customer."
    ),
    "customer_no_taken": N_(
        "Number {customer_no} belongs to another customer. Choose another, or leave it empty."
    ),
    "name_missing": N_("Enter the customer's name."),
    "email_malformed": N_(
        "{email} is not an e-mail address. Write it like name@example.com, or leave it empty."
    ),
    "language_unknown": N_("Letters can be written in {known}. Choose one of these."),
    "terms_out_of_range": N_("Enter between 0 and {most} days for the terms, or leave it empty."),
    "amount_not_positive": N_("Enter an amount above 0."),
    "amount_out_of_range": N_("Enter an amount between 0 and {most_fen}."),
    "limit_passed": N_(
        "{over_fen} above the limit of {limit_fen}. Enter less, raise the limit, or tick the box."
    ),
    "date_out_of_range": N_("{date} cannot be right. Enter a date between 1990 and 2100."),
    "date_in_future": N_("{date} has not come yet. Enter {today} or an earlier day."),
    "due_before_issue": N_(
        "The due date {due_date} lies before the bill's date {issue_date}. Correct one of them."
    ),
    "bill_no_taken": N_(
        "There is a bill with number {receivable_no} already. Choose another number."
    ),
    "lines_do_not_add_up": N_(
        "The lines come to {lines_fen}, the bill to {amount_fen}. Make them agree."
    ),
    "bill_unknown": N_("There is no bill with number {receivable_no}. Check the number."),
    "bill_of_another": N_(
        "Bill {receivable_no} is not a bill of {name}. Choose one of this customer's bills."
    ),
    "bill_not_open": N_("Nothing is open on bill {receivable_no}. Choose an open bill."),
    "bill_partly_paid": N_(
        "Bill {receivable_no} is partly paid. Take the payment back before you cancel the bill."
    ),
    "cancel_before_issue": N_(
        "A bill of {issue_date} cannot be cancelled before that day. Enter a later day."
    ),
    "cancel_before_movement": N_(
        "Bill {receivable_no} was paid or changed on {day}. Enter that day or a later one."
    ),
    "dispute_before_issue": N_(
        "Bill {receivable_no} is of {issue_date}. Enter that day or a later one."
    ),
    "more_than_open": N_("Only {open_fen} is open. Enter at most that."),
    "dispute_open_already": N_(
        "Bill {receivable_no} is disputed already. Settle that dispute first."
    ),
    "no_open_dispute": N_("Bill {receivable_no} is not disputed, so there is nothing to settle."),
    "payment_unknown": N_("There is no payment with number {payment_no}. Check the number."),
    "payment_reversed_already": N_(
        "Payment {payment_no} has been taken back already; it cannot be taken back twice."
    ),
    "reversal_before_payment": N_(
        "Payment {payment_no} is of {paid_on}. Enter that day or a later one."
    ),
    "no_credit_to_use": N_(
        "{name} has no unallocated money that an open bill could take. Nothing was changed."
    ),
    "contact_unknown": N_(
        "This customer has no contact with number {contact_no}. Check the number."
    ),
    "promise_unknown": N_("There is no promise with number {promise_no}. Check the number."),
    "promise_withdrawn_already": N_(
        "Promise {promise_no} was withdrawn on {withdrawn_on} already. Nothing was changed."
    ),
    "promise_before_contact": N_(
        "The promise is for {due_on}, before the contact on {contacted_on}. Enter a later day."
    ),
    "next_action_needs_day": N_("Enter the day of the next step, or leave the step empty."),
    "next_action_before_contact": N_(
        "The next step is on {next_on}, before the contact on {contacted_on}. Enter a later day."
    ),
    "plan_count_or_sum": N_("Say either how many installments or how much each, one of the two."),
    "plan_nothing_open": N_(
        "Nothing is open that a plan could cover. Choose open bills not yet under a plan."
    ),
    "bill_under_plan": N_(
        "A bill is under the signed plan {plan_no} already. End that plan first, or leave it out."
    ),
    "plan_unknown": N_("There is no plan with number {plan_no}. Check the number."),
    "plan_cannot_move": N_(
        "Plan {plan_no} has moved on since; this step is no longer open to it. Look at it anew."
    ),
    "plan_balance_changed": N_(
        "What is open under plan {plan_no} is not what it says any more. Make the plan anew."
    ),
    "sign_before_agreed": N_(
        "Plan {plan_no} was agreed on {agreed_on}. Enter that day or a later one."
    ),
    "sign_before_movement": N_(
        "The bills under plan {plan_no} changed on {day}. Enter that day or a later one."
    ),
    "units_missing": N_("Enter how many times it can be used."),
    "units_out_of_range": N_("Enter between 1 and {most} times."),
    "units_not_positive": N_("Enter how many times are used, at least 1."),
    "valid_before_sale": N_(
        "The last valid day lies before the sale on {sold_on}. Enter a later day, or none."
    ),
    "lot_no_taken": N_("There is a prepaid lot with number {lot_no} already. Choose another."),
    "lot_unknown": N_("There is no prepaid lot with number {lot_no}. Check the number."),
    "lot_expired": N_(
        "{lot_no} was valid until {valid_until}. Agree an extension with the customer first."
    ),
    "lot_not_active": N_(
        "{lot_no} cannot be used: it is used up, not activated, refunded or transferred."
    ),
    "lot_too_little_then": N_(
        "Before {day} less than that was left of {lot_no}. Enter {day} or a later day."
    ),
    "lot_ended_already": N_(
        "{lot_no} has been paid back or handed on already. Take that back first."
    ),
    "lot_used_up": N_("{lot_no} is used up, so there is nothing to give more time for."),
    "lot_no_deadline": N_("{lot_no} has no deadline, so it needs no extension."),
    "lot_not_extended": N_("The deadline of {lot_no} was not extended, or was led back already."),
    "deadline_not_later": N_("The new deadline must lie after {day}. Enter a later day."),
    "extension_not_latest": N_(
        "The deadline of {lot_no} was set on {day}. Enter that day or a later one."
    ),
    "extension_used": N_(
        "{lot_no} was used on {day}, in the time that was given. Take that use back first."
    ),
    "activation_before_sale": N_("It was sold on {sold_on}. Enter that day or a later one."),
    "activation_shortens": N_(
        "It is good until {day} already. Enter that day or a later one, or leave it empty."
    ),
    "valid_before_activation": N_(
        "The last good day must not lie before the day of activation. Enter {day} or a later day."
    ),
    "lot_not_waiting": N_(
        "{lot_no} does not wait to be activated: it can be used already, or it has ended."
    ),
    "lot_not_activated_now": N_("{lot_no} is not active, so no activation can be taken back."),
    "activation_used": N_("{lot_no} was used on {day}. Take that use back first."),
    "activation_extended": N_(
        "The deadline of {lot_no} was moved after it was activated. Take that extension back first."
    ),
    "refund_before_sale": N_("It was sold on {sold_on}. Enter that day or a later one."),
    "refund_not_latest": N_(
        "{lot_no} was used or changed on {day}. Enter that day or a later one."
    ),
    "refund_nothing": N_(
        "By this derivation nothing is to be paid back. Leave the credit as it is; what is left"
        " can still be used."
    ),
    "costs_negative": N_("Costs are not below 0. Enter 0 or more."),
    "refund_unknown": N_("There is no refund with number {refund_no}. Check the number."),
    "refund_undone_already": N_("Refund {refund_no} has been taken back already."),
    "use_before_sale": N_("It was sold on {sold_on}. Enter that day or a later one."),
    "use_by_units": N_("{lot_no} is used by number. Enter how many times, not an amount."),
    "use_by_value": N_("{lot_no} is used by value. Enter an amount, not a number of times."),
    "more_units_than_left": N_("Only {units_left} left. Enter at most that."),
    "more_value_than_left": N_("Only {left_fen} is left. Enter at most that."),
    "use_unknown": N_("This use is not in the book any more. Look at the history anew."),
    "use_undone_already": N_("This use has been taken back already."),
    "setting_unknown": N_(
        "There is no setting {key}. The command settings without a key lists them all."
    ),
    "setting_too_long": N_("Enter at most {most} characters for {key}."),
    "charge_terms_gone": N_("This agreement does not hold any more. Look at the terms again."),
    "charge_no_cap_needs_note": N_(
        "Without a yearly cap a court may lower the charge. Enter a cap, or say why there is none."
    ),
    "no_charge_accrued": N_(
        "Nothing has accrued on bill {receivable_no} that was not charged. Nothing was changed."
    ),
    "terms_accepted_when": N_("Enter the day on which the terms were accepted."),
    "rate_day_twice": N_("There are two rates of one kind from {day}. Keep one of them."),
    "setting_not_percent": N_(
        "{key} takes a percentage above 0 and at most {most}, like 0.05 or 12, not {value}."
    ),
    "setting_not_money": N_("{key} takes an amount above 0, like 100 or 12.50, not {value}."),
    "setting_not_day": N_("{key} takes a day like 2026-11-30, not {value}."),
    "setting_not_invite_days": N_(
        "{key} takes days before the deadline, a semicolon, days after it, each from 1 to {most},"
        " such as 30, 14, 7, 1; 1, 30 - not {value}."
    ),
    "setting_not_whole": N_("{key} takes a whole number from {least} to {most}, not {value}."),
    "setting_not_sum": N_("{key} takes a sum in yuan such as 50 or 50.00, not {value}."),
    "setting_not_time": N_("{key} takes a time of day such as 22:00, not {value}."),
    "setting_not_listed": N_("{key} takes one of {codes}, not {value}."),
    "way_text_missing": N_("Say how to pay this way: account, holder, or opening hours."),
    "way_text_too_long": N_("Enter at most {most} characters for a way to pay."),
    "letter_unknown": N_("There is no letter with number {letter_no}. Check the number."),
    "letter_no_prepaid": N_("{name} has no prepaid credit that this letter could name."),
    "letter_no_payment": N_("{name} has made no payment that a receipt could be printed for."),
    "letter_still_open": N_(
        "{name} still owes {open_fen}, so no confirmation of payment in full was made."
    ),
    "letter_no_completed_plan": N_("{name} has no installment plan that was kept to its end."),
    "statement_period_backwards": N_(
        "The statement would end on {last}, before it begins on {first}. Correct the dates."
    ),
    "letter_nothing_due": N_("{name} has nothing overdue on {as_of}, so no demand was made."),
    "letter_nothing_open": N_("{name} owes nothing on {as_of}, so no letter was made."),
    "letter_needs_plan": N_(
        "{name} has no installment plan to agree. Make a plan first, then print its agreement."
    ),
    "letter_deadline_passed": N_(
        "The last day {deadline} lies before the letter of {issued_on}. Enter a later day."
    ),
    "objection_no_shop_name": N_(
        "The letter leaves a blank for the shop's name. Enter it in the settings (shop.name)."
    ),
    "objection_no_reminder": N_(
        "{name} has had no reminder by letter or contact since this debt fell due."
    ),
    "objection_promise_open": N_("{name} promised {amount_fen} by {due_on}; that day is to come."),
    "objection_plan_active": N_("{name} is paying by the signed plan {plan_no}."),
    "objection_dispute": N_("{name} disputes {disputed_fen} of this."),
    "objection_just_paid": N_("{name} paid {amount_fen} on {paid_on}, within the last 3 days."),
    "objection_unallocated": N_(
        "{name} has paid {unallocated_fen} that is not matched to a bill yet."
    ),
    "objection_recent_contact": N_("{name} was contacted on {contacted_on}, a short while ago."),
    "objection_glyphs": N_("These characters cannot be printed and stay blank: {characters}"),
}
