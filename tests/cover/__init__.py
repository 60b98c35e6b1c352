"""Which lines and branches of cashier its own tests run."""
