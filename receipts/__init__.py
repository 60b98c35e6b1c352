"""What is on paper: one document, one layout, four back ends (ESC/POS, PDF, screen, text), printers
and the spooler.

Knows values of `cashier.domain` and bundled fonts; knows nothing of the store, the services or the
window. Paper comes after the commit: nothing in this room can undo, block or repeat a payment.
"""
