"""Widgets of our own, small and used everywhere. Each takes the `Face` first.

- `label`       `Label(words, role, ink)`, `ElidedLabel`, `SumLabel(face, role, ink).set_fen`,
                `rule()`.
- `card`        `Card().column`, `Box("tint" | "good" | "warn" | "overdue").column`,
                `row(a, None, b)`, `column(...)`: layouts; None stretches, a number is a gap.
- `button`      `Button(face, "primary" | "plain" | "tinted" | "quiet" | "link", icon=, size=,
                arrow=)` with `set_hint`, `set_busy`; `IconButton(face, icon).set_words`.
- `choices`     `SegmentedChoice(face).set_options([(key, words)])`, `.chosen(str)`, `.key()`;
                `Switch(face, words)`.
- `chips`       `ChipRow(face).set_chips([ChipSpec(key, words, count)])`, `.chosen(str)`; `Chip`.
- `fields`      `AmountEdit(face)`: `fen()`, `fault()`, `amount_changed(object)`;
                `FieldBlock(face, input)`: `set_label`, `set_fault(Fault | None)`.
- `date_edit`   `DateEdit(face)`: `day()`, `set_day`, `fault()`, `date_changed(object)`,
                `set_note("周二")`.
- `dialog`      `DialogFrame(face, parent, size=QSize)`: `head.set_who`, `head.set_sum`, `body`,
                `note`, `add_button`, `retranslate()`; `scrolled(layout)`.
- `table_card`  `TableCard(face, columns, identity)`: `set_rows`, `current()`, `selected()`,
                `select(id)`, `sort(key)`, `copy()`, `habit()`, `set_empty(widget)`, signals
                `opened`, `current_changed`, `selection_changed`, `menu_wanted`.
- `avatar`      `Avatar`, `IconTile`, `Icon`.
- `scrim`       the dim layer; dialogs show it by themselves.
- `tags`        `Tag(face).set_words(words, tone, icon)`, `LadderTicks`, `ProgressLine`, `KeyCap`.
- `kpi`         `KpiCard(face, icon, ink=)`: `set_words(caption, count)`, `set_fen`, `set_trend`.
- `stacked_bar` `StackedBar(face).set_parts([BarPart])`, `clicked(key)`, `set_chosen(key)`.
- `charts`      `BarChart` (weeks) and `KindBars` with `set_bars([ChartBar])`, `clicked(key)`.
- `two_sided`   `TwoSidedCard(face).set_sides(SideFacts, SideFacts)`, `set_memo(words)`.
- `timeline`    `Timeline(face).set_items([TimelineItem])`, `opened(key)`.
- `suggestion`  `SuggestionBox(face).suggest(icon, title, reason)`.
- `empty_state` `EmptyState(face, subject)`: `set_words(title, words, button, link)`, `button`,
                `link`; subjects in `drawings`.
- `status_line` `StatusLine(face).say(...)` of `plain(...)` and `strong(...)`, `set_keys`,
                `set_saved`.
- `toast`       `Toast(face, window).tell(words, undo)`.
- `fields` also has `CountEdit(lowest, highest)`: a number with its unit as suffix.
"""
