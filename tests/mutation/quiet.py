"""Loaded as a pytest plugin by each mutant's run: the same examples every time, none kept.

A mutant's tests run in a fork of a process that has already run them, which Hypothesis would
rightly call suspicious anywhere else.
"""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "mutation",
    suppress_health_check=list(HealthCheck),
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=30,
)
settings.load_profile("mutation")  # the house's profile, loaded after it, inherits from it
