"""Whole systems in one process: simulation, model, tampering, and the checker of histories."""
