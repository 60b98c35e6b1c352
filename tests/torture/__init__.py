"""Faults on real parts, and what must still be true afterwards: `./dev torture`."""
