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
plans                     plans(session, as_of, states, ids) -> [PlanRow]; plan_of(plan_no)
promises                  promises(session, as_of, ids) -> [PromiseRow]; promised_on(day);
                          current_promises -> {id: PromiseRow}: the one that counts
steps                     standings(session, as_of, {id: Debt}) -> {id: Standing}
contacts                  last_contacts -> {id: LastContact}
claims                    claims_of(session, customer_id, as_of) -> [ClaimRow]
disputes, unallocated     disputed_overdue, unallocated -> {id: fen}
prepaid_lots              prepaid_values -> {id: fen}; lots_on: what is left of lots on a day
search                    what is typed as a pattern over the search key of customers
========================= ==================================================================
"""
