"""The screens: one page a file, made as `XPage(counter)`."""
