"""Counter cashiering: the business itself, without a screen and without paper."""

__version__ = "0.1.0"
