"""Rooms of the window, one module each.

- `page`           `Page`: what every room is to the shell (title, icon, badge, refresh, status,
                   acts); `Tools`: what a room is handed; `Room`: how much place the window has.
- `list_base`      `ListBase`: strip, filters, acts in every menu. `list_page` `ListPage`: rows,
                   sums at the foot, copy, export, print. `list_strip`, `list_habit`,
                   `saved_filters`, `visible_rows`, `list_paper` are its parts.
- `customer_list`  `CustomerActsPage`: acts about the customer of the current row;
                   `CustomerListPage`: with the panel of both sides beside the list.
- `overdue`, `prepaid`, `customers`   the three lists; `*_columns`, `*_reads`, `*_figures` beside.
- `customer_panel` the customer beside a list; `customer_card` the whole card, `card_*` its parts.
- `side_words`, `step_words`, `timeline_words`   the same words wherever a customer is shown.
- `doors`          `Doors`: opens the dialogs, each loaded when it is first opened.
- `today`, `plans`, `letters`, `settings`   the other rooms; `rooms` their order.
"""
