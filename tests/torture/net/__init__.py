"""The line between window and ledger, and the servers at its end, under fire."""
