"""Days at the counter, through the doors people and scripts use."""
