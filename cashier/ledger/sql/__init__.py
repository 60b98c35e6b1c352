"""The central ledger's schema for PostgreSQL: numbered migrations, each of one or more files that
run in the order of their names inside one transaction. A migration, once released, never changes.
"""
