"""The dialogs. Each takes the `Desk` first, then its parent, then whom or what it is about.

They are opened with `open()`. On OK they run the act of the service in one transaction, tell the
desk (`Desk.done`, `Face.changed`) and close; refused, they keep what was typed and say beside
the field what to do. What is typed is reviewed by the service's draft 50 ms after the last key.

- `act_dialog`  `ActDialog`, `AboutCustomer`: the common life of the dialogs below.
"""
