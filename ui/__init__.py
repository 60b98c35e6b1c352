"""Everything a person sees, and the ways in: desktop and command line. Qt lives here and nowhere
else.
"""
