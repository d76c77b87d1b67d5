"""Questions to the book: one module a question, answered on a day, in codes and figures.

Every function takes a reading session and the day asked (`as_of`); rows are frozen. Customers
are passed by id (`ids`; None means all) inside this package and to the window, and shown by
their number. What is open on a day is defined in `open_items` and nowhere else.

========================= ==================================================================
module                    answers
========================= ==================================================================
open_items                every open item of a day (SQL that the others stand on)
overdue                   overdue(session, as_of, filters) -> [OverdueRow]: all columns of
                          cli.md; overdue_sums(..., bucket, search, sort, descending, limit,
                          offset) -> [OverdueSums]: money, bands, days only;
                          overdue_details(session, as_of, sums) -> [OverdueRow] for a page;
                          overdue_marks(session, as_of, ids) -> {id: OverdueMarks}: tags;
                          overdue_totals(...) -> OverdueTotals; overdue_counts -> {chip: n}
overdue_rows              the rows above; totals_of(rows) -> the `totals` of an export
overdue_filters           OVERDUE_FILTERS, and what each means; overdue_list.SORTS
ageing                    ageing -> [AgeingRow]; ageing_totals -> AgeingTotals (the bar)
prepaid                   prepaid(session, as_of, filters, kind, deadline_from/until, search,
                          sort, descending, limit, offset, ids) -> [PrepaidRow];
                          prepaid_totals -> PrepaidTotals; prepaid_counts -> {chip: n}
prepaid_filters           PREPAID_FILTERS, and what each means; prepaid.PREPAID_SORTS
prepaid_charts            prepaid_weeks -> [PrepaidWeek] (12); prepaid_kinds -> [PrepaidKind]
figures                   shop_figures, prepaid_figures, week_figures: the cards of the pages
worklist                  worklist(session, as_of, skipped) -> [WorkRow] with `reasons`, of which
                          `language.because.why(t, row.reasons)` makes the sentence;
                          worklists -> (due, left_alone) in one go; worklist_head(most): the
                          first rows without looking at every customer;
                          due_installments(session, as_of, days) -> [DueInstallment]
customers                 customers(session, as_of, search, sort, descending, limit, offset) ->
                          [CustomerRow]; customer_count(search); customer_row(customer_no)
customer_step             step_of(session, as_of, card) -> CustomerStep: the next step, and why
customer_card             customer_card(session, as_of, customer_no) -> CustomerCard: facts, both
                          sides, bills, lots, plans, standing, net as a memo; customer_facts
timeline                  timeline(session, as_of, customer_id, limit) -> [Event], newest first
receivables               bills(session, as_of, customer_id, only_open) -> [BillRow]
letters                   letters(session, as_of, kind, search, limit, offset, ids) ->
                          [LetterRow]; letter_pdf(session, letter_no) -> bytes
plans                     plans(session, as_of, states, ids) -> [PlanRow]; plan_of(plan_no)
promises                  promises(session, as_of, ids) -> [PromiseRow]; promised_on(day);
                          current_promises -> {id: PromiseRow}: the one that counts
steps                     standings(session, as_of, {id: Debt}) -> {id: Standing}
contacts                  last_contacts -> {id: LastContact}
claims                    claims_of(session, customer_id, as_of) -> [ClaimRow]
disputes, unallocated     disputed_overdue, unallocated -> {id: fen}
prepaid_lots              prepaid_values -> {id: fen}; lots_on: what is left of lots on a day
built_once                statements are made once and shared by all threads
search                    what is typed as a pattern over the search key of customers
========================= ==================================================================
"""
