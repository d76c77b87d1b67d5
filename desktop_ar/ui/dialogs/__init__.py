"""The dialogs. Each takes the `Desk` first, then its parent, then whom or what it is about.

They are opened with `open()`. On OK they run the act of the service in one transaction, tell the
desk (`Desk.done`, `Face.changed`) and close; refused, they keep what was typed and say beside
the field what to do. What is typed is reviewed by the service's draft 50 ms after the last key.

- `act_dialog`      `ActDialog`: the common life; `about_customer` `AboutCustomer`: with the head
                    of a customer; `confirmation` `Confirmation`: the question before an act.
- `payment`         `PaymentDialog(desk, over, customer_no, amount_fen=, receivable_no=)`.
- `plan`            `PlanDialog(desk, over, customer_no)`: `print_agreement(plan_no)`,
                    `sign_wanted(plan_no)`; `sign` `SignPlanDialog(desk, over, plan_no)`;
                    `agreement_preview` the paper of a plan that is not kept yet.
- `contact`         `ContactDialog(desk, over, customer_no, channel=, outcome=)`:
                    `plan_wanted(customer_no)`.
- `customer`        `CustomerDialog(desk, over, customer_no="", name="")`.
- `bill`            `BillDialog(desk, over, customer_no)`.
- `sale`, `redeem`  `SaleDialog(desk, over, customer_no)`, `RedeemDialog(…, lot_no="")`.
- `taking_back`     `ReversePaymentDialog(…, payment_no)`, `UndoUseDialog(…, entry_id)`,
                    `WithdrawPromiseDialog(…, promise_no)`.
- `ending`          `EndPlanDialog(…, plan_no, broken=)`, `CancelBillDialog(…, receivable_no)`.
- `parts`           `FormColumn`, `beside`, `pair`, `FormCombo`, `PlainLines`, `StateBox`,
                    `QuickChips`; `total_line` the fixed total under a list.
"""
