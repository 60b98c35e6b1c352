"""The words of the screens and their translations: found in the sources, kept in Qt Linguist files.

`./dev words` finds every text that the window shows through `tr`, brings
`resources/translations/cashier_es.ts` up to date and makes the `.qm` the window loads from it.
Knows nothing of Qt: the sources are read, never run, and `lrelease` is a program.
"""
