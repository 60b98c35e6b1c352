"""Which document a print job prints."""

from __future__ import annotations

from cashier.domain.receipt import PrintJob
from cashier.domain.slip import CorrectionSlip, WaysToPaySlip
from receipts.document import Document
from receipts.receipt_document import receipt_document


def paper_document(job: PrintJob) -> Document:
    """The receipt, its copy or the slip of a job, ready for any back end."""
    match job.slip:
        case CorrectionSlip():
            from receipts.slip_document import slip_document

            return slip_document(job.slip)
        case WaysToPaySlip():
            from receipts.ways_to_pay import ways_to_pay_document

            return ways_to_pay_document(job.slip)
        case None:
            assert job.receipt is not None, "a job prints a receipt or a slip"
            return receipt_document(job.receipt, job.copy)
