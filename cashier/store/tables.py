"""The tables a station owns. What is append-only carries triggers that refuse UPDATE and DELETE."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnElement,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(name: str, default: str | None = None) -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)


def _int(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


meta = Table("meta", metadata, Column("key", Text, primary_key=True), _text("value"))

counter = Table("counter", metadata, Column("name", Text, primary_key=True), _int("value"))

drawer = Table(
    "drawer",
    metadata,
    Column("session_id", Text, primary_key=True),
    _text("staff"),
    _text("business_date"),
    _text("state"),
    _text("opened_at"),
    Column("closed_at", Text),
    Column("z_number", Integer, unique=True),
    CheckConstraint("state IN ('open', 'counting', 'closed')", name="state"),
    CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed"),
)
Index(
    "uq_drawer_one_open_per_staff",
    drawer.c.staff,
    unique=True,
    sqlite_where=drawer.c.state != "closed",
)

visit = Table(
    "visit",
    metadata,
    Column("visit_id", Text, primary_key=True),
    Column("receipt_number", Text, nullable=False, unique=True),
    Column("session_id", Text, ForeignKey("drawer.session_id"), nullable=False),
    _text("staff"),
    _text("business_date"),
    _text("taken_at"),
    _text("payer_name"),
    _text("language"),
    _int("total_cents"),
    _text("content_hash"),
    _text("confirmations"),
    _text("receipt"),
    CheckConstraint("total_cents > 0", name="total"),
)
Index("ix_visit_session_id", visit.c.session_id)

tender = Table(
    "tender",
    metadata,
    Column("visit_id", Text, ForeignKey("visit.visit_id"), nullable=False),
    _int("line"),
    Column("tender_id", Text, nullable=False, unique=True),
    _text("session_id"),
    _text("kind"),
    _int("amount_cents"),
    _text("number"),
    _text("instrument"),
    _text("dup_key"),
    _text("weak_key"),
    _text("accepted"),
    _text("overridden"),
    _text("posting_id"),
    PrimaryKeyConstraint("visit_id", "line"),
    CheckConstraint("amount_cents > 0", name="amount"),
)
Index("ix_tender_session_id", tender.c.session_id)
Index("ix_tender_dup_key", tender.c.dup_key, sqlite_where=tender.c.dup_key != "")
Index("ix_tender_weak_key", tender.c.weak_key, sqlite_where=tender.c.weak_key != "")
Index("ix_tender_posting_id", tender.c.posting_id)

allocation = Table(
    "allocation",
    metadata,
    _text("visit_id"),
    _int("tender_line"),
    _int("line"),
    _text("account"),
    _int("cents"),
    _text("coverage_type"),
    _text("member_name"),
    _int("identity_confirmed"),
    PrimaryKeyConstraint("visit_id", "tender_line", "line"),
    ForeignKeyConstraint(["visit_id", "tender_line"], ["tender.visit_id", "tender.line"]),
    CheckConstraint("cents > 0", name="cents"),
)
Index("ix_allocation_account", allocation.c.account)

posting = Table(
    "posting",
    metadata,
    Column("station_seq", Integer, primary_key=True, autoincrement=False),
    Column("posting_id", Text, nullable=False, unique=True),
    _text("kind"),
    _text("business_date"),
    _text("recorded_at"),
    _text("staff"),
    _text("approver", ""),
    _text("session_id", ""),
    _text("receipt_number", ""),
    Column("corrects", Text, unique=True),
    _int("amount_cents"),
    _text("prev_hash"),
    Column("hash", Text, nullable=False, unique=True),
    _text("canonical"),
    CheckConstraint("station_seq > 0", name="seq"),
    CheckConstraint(
        "kind NOT IN ('void', 'reversal', 'returned_item', 'reallocation')"
        " OR (approver <> '' AND approver <> staff)",
        name="two_persons",
    ),
)
Index("ix_posting_session_id", posting.c.session_id)
Index("ix_posting_receipt_number", posting.c.receipt_number)
OF_DEPOSIT = posting.c.kind.in_(
    tuple(
        literal_column(f"'{kind}'")
        for kind in ("deposit_prepared", "deposit_verified", "deposit_confirmed")
    )
)
"""As `OUTBOX_OPEN` below: a few records a day among all."""
Index("ix_posting_deposit", posting.c.station_seq, sqlite_where=OF_DEPOSIT)

entry = Table(
    "entry",
    metadata,
    Column("station_seq", Integer, ForeignKey("posting.station_seq"), nullable=False),
    _int("line"),
    _text("account"),
    _int("cents"),
    PrimaryKeyConstraint("station_seq", "line"),
    CheckConstraint("cents <> 0", name="cents"),
)

outbox = Table(
    "outbox",
    metadata,
    Column(
        "station_seq",
        Integer,
        ForeignKey("posting.station_seq"),
        primary_key=True,
        autoincrement=False,
    ),
    _text("state"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("sent_at", Text),
    Column("settled_at", Text),
    _text("answer", ""),
    CheckConstraint("state IN ('recorded', 'sent', 'confirmed', 'attention')", name="state"),
)
OUTBOX_OPEN = outbox.c.state != literal_column("'confirmed'")
"""What is not confirmed yet: few of a million. SQLite takes the index below only where a query
repeats its condition word for word, so queries and index share this one.
"""
Index("ix_outbox_open", outbox.c.station_seq, sqlite_where=OUTBOX_OPEN)

moved = Table(
    "moved",
    metadata,
    Column("station_seq", Integer, ForeignKey("posting.station_seq"), nullable=False),
    _int("line"),
    _text("account"),
    _text("receipt_number"),
    _int("cents"),
    PrimaryKeyConstraint("station_seq", "line"),
    CheckConstraint("cents <> 0", name="cents"),
)
"""What linked records took from or gave to billing accounts after the payment; cents as in their
entries (debits positive). With the allocations it is all that stands on an account here.
"""
Index("ix_moved_account", moved.c.account)

rekeyed = Table(
    "rekeyed",
    metadata,
    Column(
        "station_seq",
        Integer,
        ForeignKey("posting.station_seq"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("tender_id", Text, ForeignKey("tender.tender_id"), nullable=False),
    _text("dup_key"),
    _text("weak_key"),
)
"""Items whose number, bank line or date was corrected: by which keys they are found since."""
Index("ix_rekeyed_tender_id", rekeyed.c.tender_id)
Index("ix_rekeyed_dup_key", rekeyed.c.dup_key, sqlite_where=rekeyed.c.dup_key != "")
Index("ix_rekeyed_weak_key", rekeyed.c.weak_key, sqlite_where=rekeyed.c.weak_key != "")

slip = Table(
    "slip",
    metadata,
    Column("slip_id", Text, primary_key=True),
    _text("document"),
    Column("receipt_number", Text, ForeignKey("visit.receipt_number")),
    Column("posting_id", Text, ForeignKey("posting.posting_id")),
    _text("made_at"),
    _text("body"),
    CheckConstraint("document IN ('correction', 'ways_to_pay')", name="document"),
)
Index("ix_slip_receipt_number", slip.c.receipt_number)

print_job = Table(
    "print_job",
    metadata,
    Column("job_id", Text, primary_key=True),
    Column("receipt_number", Text, ForeignKey("visit.receipt_number")),
    Column("slip_id", Text, ForeignKey("slip.slip_id")),
    _int("copy_no"),
    _text("copy", ""),
    _text("state"),
    Column("attempt", Integer, nullable=False, server_default="0"),
    _text("evidence", ""),
    _text("cause", ""),
    Column("sent_bytes", Integer, nullable=False, server_default="0"),
    Column("total_bytes", Integer, nullable=False, server_default="0"),
    _text("sha256", ""),
    _text("process_id", ""),
    _text("queued_at"),
    Column("due_at", Text),
    Column("ended_at", Text),
    UniqueConstraint("slip_id", "copy_no"),
    CheckConstraint(
        "state IN ('queued', 'printing', 'printed', 'failed', 'uncertain', 'superseded')",
        name="state",
    ),
    CheckConstraint("receipt_number IS NOT NULL OR slip_id IS NOT NULL", name="paper"),
)
OF_RECEIPT = print_job.c.slip_id.is_(None)
"""Jobs that print a receipt; a slip's job may name the receipt it belongs to."""
Index(
    "uq_print_job_receipt_number_copy_no",
    print_job.c.receipt_number,
    print_job.c.copy_no,
    unique=True,
    sqlite_where=OF_RECEIPT,
)
PRINT_JOB_OPEN = print_job.c.state.not_in(
    (literal_column("'printed'"), literal_column("'superseded'"))
)
"""As `OUTBOX_OPEN`: what may still need a printer or a person."""
Index("ix_print_job_open", print_job.c.state, sqlite_where=PRINT_JOB_OPEN)

drawer_count = Table(
    "drawer_count",
    metadata,
    Column("session_id", Text, ForeignKey("drawer.session_id"), nullable=False),
    _int("attempt"),
    _text("staff"),
    _text("counted_at"),
    _text("counts"),
    PrimaryKeyConstraint("session_id", "attempt"),
)

z_report = Table(
    "z_report",
    metadata,
    Column("session_id", Text, ForeignKey("drawer.session_id"), primary_key=True),
    Column("z_number", Integer, nullable=False, unique=True),
    _text("business_date"),
    _text("report"),
)

audit = Table(
    "audit",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=False),
    _text("at"),
    _text("staff"),
    _text("event"),
    _text("prev_hash"),
    Column("hash", Text, nullable=False, unique=True),
    _text("canonical"),
)

directory = Table(
    "directory", metadata, Column("key", Text, primary_key=True), _text("document"), _int("epoch")
)

feed_cursor = Table(
    "feed_cursor",
    metadata,
    Column("feed", Text, primary_key=True),
    _int("epoch"),
    _int("seq"),
    _text("hash"),
    Column("as_of", Text),
    Column("complete", Integer, nullable=False, server_default="0"),
    Column("reading", Integer, nullable=False, server_default="0"),
)

elsewhere = Table(
    "elsewhere",
    metadata,
    Column("posting_id", Text, primary_key=True),
    _text("site"),
    _text("station"),
    _text("kind"),
    _text("receipt_number"),
    _text("business_date"),
    _text("original_id"),
    _text("dup_key"),
    _text("document"),
    _text("session_id", ""),
    Column("station_seq", Integer, nullable=False, server_default="0"),
    _text("hash", ""),
    _text("recorded_at", ""),
    Column("amount_cents", Integer, nullable=False, server_default="0"),
    _text("instrument_kind", ""),
    _text("visit_id", ""),
    _text("canonical", ""),
)
"""Records of other stations: `document` is the thin form, `canonical` the whole text of those of
the own site, '' of others.
"""
Index("ix_elsewhere_dup_key", elsewhere.c.dup_key, sqlite_where=elsewhere.c.dup_key != "")
Index(
    "ix_elsewhere_original_id", elsewhere.c.original_id, sqlite_where=elsewhere.c.original_id != ""
)
Index(
    "ix_elsewhere_figures",
    elsewhere.c.session_id,
    elsewhere.c.kind,
    elsewhere.c.amount_cents,
    elsewhere.c.recorded_at,
    elsewhere.c.instrument_kind,
    elsewhere.c.site,
    elsewhere.c.station,
)
"""Holds all that the figures of a drawer need: its rows, long texts, are not read."""
Index(
    "ix_elsewhere_site_station_station_seq",
    elsewhere.c.site,
    elsewhere.c.station,
    elsewhere.c.station_seq,
)


def of_day(of: Table) -> ColumnElement[bool]:
    """What happens a few times a day beside the payments: drawers, deposits, and what one person
    asks of another. As `OUTBOX_OPEN`: query and index share the condition.
    """
    return of.c.kind.in_(
        tuple(
            literal_column(f"'{kind}'")
            for kind in (
                "drawer_opened",
                "counted",
                "closed",
                "review",
                "request",
                "approval",
                "resolution",
                "deposit_prepared",
                "deposit_verified",
                "deposit_sent",
                "deposit_confirmed",
            )
        )
    )


OF_DAY_HERE, OF_DAY_ELSEWHERE = of_day(posting), of_day(elsewhere)
Index("ix_posting_of_day", posting.c.kind, posting.c.business_date, sqlite_where=OF_DAY_HERE)
Index(
    "ix_elsewhere_of_day",
    elsewhere.c.kind,
    elsewhere.c.site,
    elsewhere.c.business_date,
    elsewhere.c.session_id,
    sqlite_where=OF_DAY_ELSEWHERE,
)

elsewhere_account = Table(
    "elsewhere_account",
    metadata,
    Column("posting_id", Text, ForeignKey("elsewhere.posting_id"), nullable=False),
    _int("line"),
    _text("account"),
    _text("receipt_number"),
    _int("cents"),
    PrimaryKeyConstraint("posting_id", "line"),
)
Index("ix_elsewhere_account_account", elsewhere_account.c.account)

sign_in_failure = Table(
    "sign_in_failure",
    metadata,
    Column("staff", Text, primary_key=True),
    _int("failures"),
    _text("next_at"),
)

signed_in = Table(
    "signed_in",
    metadata,
    Column("staff", Text, primary_key=True),
    _text("at"),
    _int("failed"),
    _text("before_at"),
    _int("before_failed"),
)

pin = Table(
    "pin",
    metadata,
    Column("staff", Text, primary_key=True),
    _text("made_at"),
    _text("public_key"),
    _text("locked"),
    _text("of_passphrase"),
    _int("failures"),
)

draft = Table(
    "draft",
    metadata,
    Column("staff", Text, nullable=False),
    Column("kind", Text, nullable=False),
    _text("saved_at"),
    _text("body"),
    PrimaryKeyConstraint("staff", "kind"),
)

question = Table(
    "question",
    metadata,
    Column("exception_id", Text, primary_key=True),
    _int("station_seq"),
    _text("code"),
    _int("cents"),
    _int("cents_left"),
    _int("open"),
    _text("document"),
)
"""The ledger's exceptions about this station's own records, as its site's feed last told them."""
Index("ix_question_station_seq", question.c.station_seq)

APPEND_ONLY = (
    visit,
    tender,
    allocation,
    posting,
    entry,
    moved,
    rekeyed,
    slip,
    drawer_count,
    z_report,
    audit,
)

TRIGGERS = (
    *(
        f"CREATE TRIGGER {table.name}_no_{verb.lower()} BEFORE {verb} ON {table.name} "
        f"BEGIN SELECT RAISE(ABORT, '{table.name} is append-only'); END"
        for table in APPEND_ONLY
        for verb in ("UPDATE", "DELETE")
    ),
    *(
        f"CREATE TRIGGER {name} BEFORE {when} BEGIN SELECT RAISE(ABORT, '{why}'); END"
        for name, when, why in (
            (
                "drawer_stays_closed",
                "UPDATE ON drawer WHEN OLD.state = 'closed'",
                "a closed drawer never changes",
            ),
            ("drawer_no_delete", "DELETE ON drawer", "drawers stay"),
            ("outbox_no_delete", "DELETE ON outbox", "the outbox keeps"),
            (
                "outbox_names_one_posting",
                "UPDATE OF station_seq ON outbox",
                "an outbox row stays its posting''s",
            ),
            ("print_job_no_delete", "DELETE ON print_job", "jobs stay"),
            (
                "correction_two_persons",
                (
                    "INSERT ON posting WHEN NEW.kind = 'correction'"
                    " AND (NEW.approver = '' OR NEW.approver = NEW.staff)"
                ),
                "a correction has two persons",
            ),
            (
                "posting_two_persons",
                "INSERT ON posting WHEN NEW.approver <> '' AND NEW.approver = NEW.staff",
                "nobody approves the own act",
            ),
            (
                "posting_signer_has_right",
                (
                    "INSERT ON posting WHEN NEW.kind NOT IN ('staff_act', 'print', 'audit') AND"
                    " EXISTS (SELECT 1 FROM directory WHERE key >= 'staff/' AND key < 'staff0')"
                    " AND EXISTS (SELECT 1 FROM (SELECT NEW.approver AS signer WHERE NEW.approver"
                    " <> '' UNION ALL SELECT NEW.staff WHERE NEW.kind = 'review' UNION ALL SELECT"
                    " coalesce(json_extract(value, '$.approver'), '') FROM json_each("
                    "NEW.canonical, '$.body.overrides') WHERE NEW.kind = 'payment') AS signed"
                    " WHERE NOT EXISTS (SELECT 1 FROM directory WHERE key = 'staff/' || signer"
                    " AND json_extract(document, '$.role') = 'supervisor'"
                    " AND json_extract(document, '$.active') = 1))"
                ),
                "who signs has no right to",
            ),
            (
                "override_two_persons",
                (
                    "INSERT ON posting WHEN NEW.kind = 'payment' AND EXISTS (SELECT 1 FROM"
                    " json_each(NEW.canonical, '$.body.overrides')"
                    " WHERE coalesce(json_extract(value, '$.approver'), '') IN ('', NEW.staff))"
                ),
                "an override has two persons",
            ),
            (
                "review_two_persons",
                (
                    "INSERT ON posting WHEN NEW.kind = 'review' AND NEW.staff IN (SELECT"
                    " json_extract(NEW.canonical, '$.body.cashier') UNION ALL SELECT drawer.staff"
                    " FROM drawer WHERE drawer.session_id = NEW.session_id)"
                ),
                "nobody signs the own difference",
            ),
            (
                "close_two_persons",
                (
                    "INSERT ON posting WHEN NEW.kind = 'closed' AND NEW.approver = '' AND CASE"
                    " WHEN json_extract(NEW.canonical, '$.body.forced') IS NOT NULL THEN EXISTS"
                    " (SELECT 1 FROM drawer WHERE drawer.session_id = NEW.session_id"
                    " AND drawer.staff = NEW.staff)"
                    " ELSE json_extract(NEW.canonical, '$.body.review_pending') IS NULL AND EXISTS"
                    " (SELECT 1 FROM json_each(NEW.canonical, '$.body.kinds') WHERE"
                    " json_extract(value, '$[0]') <> json_extract(value, '$[2]')"
                    " OR json_extract(value, '$[1]') <> json_extract(value, '$[3]')) END"
                ),
                "a difference has two persons",
            ),
            (
                "deposit_not_of_own_drawer",
                (
                    "INSERT ON posting WHEN NEW.kind = 'deposit_prepared' AND EXISTS (SELECT 1"
                    " FROM drawer WHERE drawer.staff = NEW.staff AND drawer.session_id IN (SELECT"
                    " value FROM json_each(NEW.canonical, '$.body.sessions')))"
                ),
                "nobody deposits the own drawer",
            ),
            (
                "deposit_two_persons",
                (
                    "INSERT ON posting WHEN NEW.kind = 'deposit_verified' AND EXISTS (SELECT 1"
                    " FROM (SELECT posting_id, canonical FROM posting UNION ALL SELECT posting_id,"
                    " canonical FROM elsewhere WHERE canonical <> '') AS prepared WHERE"
                    " prepared.posting_id = json_extract(NEW.canonical, '$.original_id') AND"
                    " (json_extract(prepared.canonical, '$.staff') = NEW.staff OR EXISTS (SELECT 1"
                    " FROM drawer WHERE drawer.staff = NEW.staff AND drawer.session_id IN (SELECT"
                    " value FROM json_each(prepared.canonical, '$.body.sessions')))))"
                ),
                "a deposit has two persons",
            ),
            (
                "tender_needs_open_drawer",
                (
                    "INSERT ON tender WHEN (SELECT state FROM drawer"
                    " WHERE session_id = NEW.session_id) IS NOT 'open'"
                ),
                "the drawer is not open",
            ),
        )
    ),
)
