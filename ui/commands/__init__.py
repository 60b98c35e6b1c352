"""The command line by subject; `program` puts the subjects together."""
