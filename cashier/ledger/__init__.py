"""The central ledger: the contract stations speak, and the embedded implementation of it on one
encrypted file.
"""
