"""Real PDFs for the tests of what shows them."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas


@cache
def paper(pages: int = 3, *, lines: int = 0) -> bytes:
    """`Item 10n on page n` on each Letter page, with so many lines below it."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=LETTER)
    for number in range(1, pages + 1):
        canvas.drawString(72, 700, f"Item 10{number} on page {number}")
        for line in range(lines):
            canvas.drawString(72, 680 - 10 * line, f"Line {line} of {number}, check 1042, $206.00")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@cache
def huge_page() -> bytes:
    """A page of 200 by 200 inches, PDF's limit, with a letter on it."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(14_400, 14_400))
    canvas.setFont("Helvetica", 400)
    canvas.drawString(72, 700, "Far")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def damaged() -> dict[str, bytes]:
    """Files that are no PDF any more, or never were, by what is wrong with them."""
    whole = paper(3, lines=20)
    return {
        "empty": b"",
        "text": b"Z report 12\n",
        "head only": whole[:400],
        "zeros": bytes(4_000),
        "tail only": whole[len(whole) // 2 :],
        "no page": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>",
    }


def hostile() -> dict[str, bytes]:
    """Files whose parts contradict each other; some readers show something of them."""
    whole = bytearray(paper(3, lines=20))
    scrambled = bytearray(whole)
    for at in range(600, len(whole), 97):
        scrambled[at] ^= 0xFF
    loop = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1000000>>endobj\ntrailer<</Root 1 0 R>>"
    )
    flat = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 0 0]>>endobj\ntrailer<</Root 1 0 R>>"
    )
    return {"scrambled": bytes(scrambled), "pages within themselves": loop, "no size": flat}
