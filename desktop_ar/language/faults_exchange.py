"""Sentences of the faults of files read and written: what happened and what to do."""

from __future__ import annotations

from typing import Final

from desktop_ar.language.catalogue import N_

_FILES: Final[dict[str, str]] = {
    "file_empty": N_("The file is empty: choose one with a header and rows."),
    "file_not_a_table": N_("The file is no table: save it as CSV or XLSX and try again."),
    "file_is_a_web_page": N_(
        "The file is a web page under another name: open it in a spreadsheet program, save it as"
        " XLSX and import that."
    ),
    "file_damaged": N_(
        "The spreadsheet is damaged or of an unknown kind: open it in a spreadsheet program, save"
        " it as XLSX and try again."
    ),
    "file_has_password": N_(
        "The spreadsheet is protected by a password: save a copy without one and import that."
    ),
    "encoding_not_found": N_(
        "The text is neither UTF-8 nor GB18030: name its encoding with --encoding."
    ),
    "encoding_unknown": N_("There is no encoding {encoding}: try utf-8, gb18030 or utf-16."),
    "encoding_wrong": N_("Line {line} cannot be read as {encoding}: try another encoding."),
    "quote_not_closed": N_(
        "Row {row} begins a field with a quotation mark that is never closed: close it or take it"
        " away."
    ),
    "field_too_long": N_(
        "Row {row} has a field far too long to be right: check the quotation marks around it."
    ),
    "sheet_unknown": N_("There is no sheet {sheet}: choose one of {sheets}."),
    "sheet_of_a_text": N_("A text file has no sheets: leave out --sheet."),
    "header_not_found": N_(
        "No header of {kind} was found, the first row reads {seen}: name the columns with --map"
        " FIELD=COLUMN."
    ),
    "table_without_rows": N_(
        "There is a header but no row below it: choose another file or sheet."
    ),
    "field_unknown": N_("{kind} has no field {field}: choose one of {known}."),
    "column_unknown": N_("There is no column {column}: choose one of {columns}."),
    "column_missing": N_(
        "No column was found for {field}: name it with --map FIELD=COLUMN, out of {columns}."
    ),
}

_VALUES: Final[dict[str, str]] = {
    "amount_not_a_number": N_("“{value}” is not an amount: write it in figures, as 1234.50."),
    "amount_decimals": N_("“{value}” has more than two decimals: round it to the fen."),
    "amount_beyond_belief": N_("“{value}” is more than {most_fen}: check the amount."),
    "amount_in_words": N_("“{value}” is not exact: write the amount in full, as {example}."),
    "amount_scientific": N_(
        "“{value}” may have lost digits: widen the column in the spreadsheet and save it again."
    ),
    "amount_separators": N_(
        "“{value}” can be read in two ways: write a point before the fen and nothing else, as"
        " 1234.50."
    ),
    "amount_merged": N_(
        "{value} stands in a cell merged over several rows and would count for each: give every"
        " row its own amount."
    ),
    "digits_lost": N_(
        "“{value}” has lost its last digits in the spreadsheet: format the column as text, enter"
        " the number again and save."
    ),
    "not_a_whole_number": N_("“{value}” is not a whole number: write it in figures, as 10."),
    "date_not_read": N_("“{value}” is not a date: write it as 2026-01-31."),
    "date_ambiguous": N_(
        "“{value}” may be {month_first} or {day_first}: say which with --date-order mdy or dmy."
    ),
    "date_short_year": N_("“{value}” has a year of two digits: write four, as 2026-01-31."),
    "date_no_year": N_("“{value}” has no year: write it as 2026-01-31."),
    "date_no_day": N_("“{value}” is no single day: write it as 2026-01-31."),
    "date_impossible": N_("There is no day “{value}”: correct the date."),
    "date_unlikely": N_("“{value}” is not between {earliest} and {latest}: correct the date."),
    "flag_unknown": N_("“{value}” is neither yes nor no: write 是 or 否, yes or no."),
    "lot_kind_unknown": N_("“{value}” is no kind of prepaid credit: write one of {known}."),
    "customer_kind_unknown": N_("“{value}” is no kind of customer: write one of {known}."),
    "language_not_known": N_("“{value}” is no language of our letters: write zh_CN or en."),
}

_ROWS: Final[dict[str, str]] = {
    "cell_empty": N_("“{column}” is empty in this row: fill it in."),
    "customer_missing": N_("This row names no customer: fill in the number or the name."),
    "customer_name_differs": N_(
        "Customer {customer_no} is {known}, but this row says {name}: correct the number or the"
        " name."
    ),
    "name_shared": N_("{count} customers are called {name}: add the phone or the customer number."),
    "name_and_phone_shared": N_(
        "Several customers are called {name} with phone {phone}: add the customer number."
    ),
    "name_known_other_phone": N_(
        "{name} with phone {phone} is a new customer beside {name} with phone {known}."
    ),
    "bill_not_above_nothing": N_(
        "A bill must be above 0: enter a credit as a correction of the bill it lessens."
    ),
    "bill_is_of_another": N_(
        "Bill {receivable_no} belongs to another customer: correct the number or the customer."
    ),
    "bill_number_differs": N_(
        "The book has this bill as {receivable_no}, the file as {number}: keep one of the two"
        " numbers."
    ),
    "bill_amount_differs": N_(
        "Bill {receivable_no} is {known_fen} in the book and {amount_fen} in the file: correct the"
        " file, or the bill in the program."
    ),
    "bill_date_differs": N_(
        "Bill {receivable_no} has {known} in the book and {date} in the file: correct the file, or"
        " the bill in the program."
    ),
    "paid_below_nothing": N_("What was paid cannot be below 0: correct it."),
    "paid_more_than_bill": N_(
        "{paid_fen} is more than the bill of {amount_fen}: correct one of them, or import the rest"
        " as a payment."
    ),
    "paid_date_differs": N_(
        "The book has this paid on {known}, the file on {date}: correct the file, or take the"
        " payment back in the program."
    ),
    "balance_below_nothing": N_(
        "A balance below 0 is money of the customer: enter it as a payment or a prepaid credit."
    ),
    "balance_differs": N_(
        "The book has {known_fen} open since {known} ({receivable_no}), the file {amount_fen}"
        " since {date}: record what was paid, or enter a further debt as a bill."
    ),
    "payment_not_above_nothing": N_(
        "A payment must be above 0: take a wrong one back in the program."
    ),
    "payment_for_closed_bill": N_(
        "Nothing is open on bill {receivable_no}: correct the number, or empty it to keep the money"
        " as credit."
    ),
    "bills_of_several": N_(
        "The bills of this row belong to different customers: split the row in two."
    ),
    "amount_below_nothing": N_("This amount cannot be below 0: correct it."),
    "lot_valid_before_sale": N_(
        "It would end on {valid_until}, before its sale on {sold_on}: correct one of the dates."
    ),
    "lot_of_nothing": N_("Nothing was paid or given for this credit: fill in the amount."),
    "stored_value_with_units": N_(
        "Stored value is used by amount, not by number: change the kind, or empty the number."
    ),
    "more_units_used": N_("{used} of {units} cannot be used: correct one of them."),
    "units_do_not_add_up": N_(
        "{used} used and {left} left do not make {units}: correct one of them."
    ),
    "more_value_used": N_("{used_fen} of {bought_fen} cannot be used: correct one of them."),
    "value_does_not_add_up": N_(
        "{used_fen} used and {left_fen} left do not make {bought_fen}: correct one of them."
    ),
    "lot_of_another": N_(
        "Credit {lot_no} belongs to another customer: correct the number or the customer."
    ),
    "lot_amount_differs": N_(
        "Credit {lot_no} has {known_fen} in the book and {amount_fen} in the file: correct the"
        " file, or sell another credit."
    ),
    "lot_differs": N_(
        "Credit {lot_no} has {known} in the book and {now} in the file: correct the file, or the"
        " credit in the program."
    ),
}

SENTENCES: Final[dict[str, str]] = {**_FILES, **_VALUES, **_ROWS}
