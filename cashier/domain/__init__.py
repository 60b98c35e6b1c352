"""Terms and rules of the counter: frozen values and pure functions, standard library and check
digits only.
"""
