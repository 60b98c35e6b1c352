CREATE TABLE meta (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_meta PRIMARY KEY ("key")
);

CREATE TABLE counter (
    name TEXT NOT NULL,
    value INTEGER NOT NULL,
    CONSTRAINT pk_counter PRIMARY KEY (name)
);

CREATE TABLE drawer (
    session_id TEXT NOT NULL,
    staff TEXT NOT NULL,
    business_date TEXT NOT NULL,
    state TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    closed_at TEXT,
    z_number INTEGER,
    CONSTRAINT pk_drawer PRIMARY KEY (session_id),
    CONSTRAINT ck_drawer_state CHECK (state IN ('open', 'counting', 'closed')),
    CONSTRAINT ck_drawer_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
    CONSTRAINT uq_drawer_z_number UNIQUE (z_number)
);

CREATE UNIQUE INDEX uq_drawer_one_open_per_staff ON drawer (staff) WHERE state != 'closed';

CREATE TABLE posting (
    station_seq INTEGER NOT NULL,
    posting_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    business_date TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    staff TEXT NOT NULL,
    approver TEXT DEFAULT '' NOT NULL,
    session_id TEXT DEFAULT '' NOT NULL,
    receipt_number TEXT DEFAULT '' NOT NULL,
    corrects TEXT,
    amount_cents INTEGER NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    canonical TEXT NOT NULL,
    CONSTRAINT pk_posting PRIMARY KEY (station_seq),
    CONSTRAINT ck_posting_seq CHECK (station_seq > 0),
    CONSTRAINT ck_posting_two_persons CHECK (kind NOT IN ('void', 'reversal', 'returned_item', 'reallocation') OR (approver <> '' AND approver <> staff)),
    CONSTRAINT uq_posting_posting_id UNIQUE (posting_id),
    CONSTRAINT uq_posting_corrects UNIQUE (corrects),
    CONSTRAINT uq_posting_hash UNIQUE (hash)
);

CREATE INDEX ix_posting_session_id ON posting (session_id);

CREATE INDEX ix_posting_receipt_number ON posting (receipt_number);

CREATE TABLE audit (
    n INTEGER NOT NULL,
    at TEXT NOT NULL,
    staff TEXT NOT NULL,
    event TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    canonical TEXT NOT NULL,
    CONSTRAINT pk_audit PRIMARY KEY (n),
    CONSTRAINT uq_audit_hash UNIQUE (hash)
);

CREATE TABLE directory (
    "key" TEXT NOT NULL,
    document TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    CONSTRAINT pk_directory PRIMARY KEY ("key")
);

CREATE TABLE feed_cursor (
    feed TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    as_of TEXT,
    complete INTEGER DEFAULT '0' NOT NULL,
    reading INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_feed_cursor PRIMARY KEY (feed)
);

CREATE TABLE elsewhere (
    posting_id TEXT NOT NULL,
    site TEXT NOT NULL,
    station TEXT NOT NULL,
    kind TEXT NOT NULL,
    receipt_number TEXT NOT NULL,
    business_date TEXT NOT NULL,
    original_id TEXT NOT NULL,
    dup_key TEXT NOT NULL,
    document TEXT NOT NULL,
    CONSTRAINT pk_elsewhere PRIMARY KEY (posting_id)
);

CREATE INDEX ix_elsewhere_original_id ON elsewhere (original_id) WHERE original_id != '';

CREATE INDEX ix_elsewhere_dup_key ON elsewhere (dup_key) WHERE dup_key != '';

CREATE TABLE sign_in_failure (
    staff TEXT NOT NULL,
    failures INTEGER NOT NULL,
    next_at TEXT NOT NULL,
    CONSTRAINT pk_sign_in_failure PRIMARY KEY (staff)
);

CREATE TABLE draft (
    staff TEXT NOT NULL,
    kind TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_draft PRIMARY KEY (staff, kind)
);

CREATE TABLE visit (
    visit_id TEXT NOT NULL,
    receipt_number TEXT NOT NULL,
    session_id TEXT NOT NULL,
    staff TEXT NOT NULL,
    business_date TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    payer_name TEXT NOT NULL,
    language TEXT NOT NULL,
    total_cents INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    confirmations TEXT NOT NULL,
    receipt TEXT NOT NULL,
    CONSTRAINT pk_visit PRIMARY KEY (visit_id),
    CONSTRAINT ck_visit_total CHECK (total_cents > 0),
    CONSTRAINT uq_visit_receipt_number UNIQUE (receipt_number),
    CONSTRAINT fk_visit_session_id FOREIGN KEY(session_id) REFERENCES drawer (session_id)
);

CREATE INDEX ix_visit_session_id ON visit (session_id);

CREATE TABLE entry (
    station_seq INTEGER NOT NULL,
    line INTEGER NOT NULL,
    account TEXT NOT NULL,
    cents INTEGER NOT NULL,
    CONSTRAINT pk_entry PRIMARY KEY (station_seq, line),
    CONSTRAINT ck_entry_cents CHECK (cents <> 0),
    CONSTRAINT fk_entry_station_seq FOREIGN KEY(station_seq) REFERENCES posting (station_seq)
);

CREATE TABLE outbox (
    station_seq INTEGER NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER DEFAULT '0' NOT NULL,
    sent_at TEXT,
    settled_at TEXT,
    answer TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_outbox PRIMARY KEY (station_seq),
    CONSTRAINT ck_outbox_state CHECK (state IN ('recorded', 'sent', 'confirmed', 'attention')),
    CONSTRAINT fk_outbox_station_seq FOREIGN KEY(station_seq) REFERENCES posting (station_seq)
);

CREATE INDEX ix_outbox_open ON outbox (station_seq) WHERE state != 'confirmed';

CREATE TABLE drawer_count (
    session_id TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    staff TEXT NOT NULL,
    counted_at TEXT NOT NULL,
    counts TEXT NOT NULL,
    CONSTRAINT pk_drawer_count PRIMARY KEY (session_id, attempt),
    CONSTRAINT fk_drawer_count_session_id FOREIGN KEY(session_id) REFERENCES drawer (session_id)
);

CREATE TABLE z_report (
    session_id TEXT NOT NULL,
    z_number INTEGER NOT NULL,
    business_date TEXT NOT NULL,
    report TEXT NOT NULL,
    CONSTRAINT pk_z_report PRIMARY KEY (session_id),
    CONSTRAINT fk_z_report_session_id FOREIGN KEY(session_id) REFERENCES drawer (session_id),
    CONSTRAINT uq_z_report_z_number UNIQUE (z_number)
);

CREATE TABLE elsewhere_account (
    posting_id TEXT NOT NULL,
    line INTEGER NOT NULL,
    account TEXT NOT NULL,
    receipt_number TEXT NOT NULL,
    cents INTEGER NOT NULL,
    CONSTRAINT pk_elsewhere_account PRIMARY KEY (posting_id, line),
    CONSTRAINT fk_elsewhere_account_posting_id FOREIGN KEY(posting_id) REFERENCES elsewhere (posting_id)
);

CREATE INDEX ix_elsewhere_account_account ON elsewhere_account (account);

CREATE TABLE tender (
    visit_id TEXT NOT NULL,
    line INTEGER NOT NULL,
    tender_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    amount_cents INTEGER NOT NULL,
    number TEXT NOT NULL,
    instrument TEXT NOT NULL,
    dup_key TEXT NOT NULL,
    weak_key TEXT NOT NULL,
    accepted TEXT NOT NULL,
    overridden TEXT NOT NULL,
    posting_id TEXT NOT NULL,
    CONSTRAINT pk_tender PRIMARY KEY (visit_id, line),
    CONSTRAINT ck_tender_amount CHECK (amount_cents > 0),
    CONSTRAINT fk_tender_visit_id FOREIGN KEY(visit_id) REFERENCES visit (visit_id),
    CONSTRAINT uq_tender_tender_id UNIQUE (tender_id)
);

CREATE INDEX ix_tender_weak_key ON tender (weak_key) WHERE weak_key != '';

CREATE INDEX ix_tender_dup_key ON tender (dup_key) WHERE dup_key != '';

CREATE INDEX ix_tender_posting_id ON tender (posting_id);

CREATE INDEX ix_tender_session_id ON tender (session_id);

CREATE TABLE print_job (
    job_id TEXT NOT NULL,
    receipt_number TEXT NOT NULL,
    copy_no INTEGER NOT NULL,
    copy TEXT DEFAULT '' NOT NULL,
    state TEXT NOT NULL,
    attempt INTEGER DEFAULT '0' NOT NULL,
    evidence TEXT DEFAULT '' NOT NULL,
    cause TEXT DEFAULT '' NOT NULL,
    sent_bytes INTEGER DEFAULT '0' NOT NULL,
    total_bytes INTEGER DEFAULT '0' NOT NULL,
    sha256 TEXT DEFAULT '' NOT NULL,
    process_id TEXT DEFAULT '' NOT NULL,
    queued_at TEXT NOT NULL,
    due_at TEXT,
    ended_at TEXT,
    CONSTRAINT pk_print_job PRIMARY KEY (job_id),
    CONSTRAINT uq_print_job_receipt_number_copy_no UNIQUE (receipt_number, copy_no),
    CONSTRAINT ck_print_job_state CHECK (state IN ('queued', 'printing', 'printed', 'failed', 'uncertain', 'superseded')),
    CONSTRAINT fk_print_job_receipt_number FOREIGN KEY(receipt_number) REFERENCES visit (receipt_number)
);

CREATE INDEX ix_print_job_open ON print_job (state) WHERE (state NOT IN ('printed', 'superseded'));

CREATE TABLE allocation (
    visit_id TEXT NOT NULL,
    tender_line INTEGER NOT NULL,
    line INTEGER NOT NULL,
    account TEXT NOT NULL,
    cents INTEGER NOT NULL,
    coverage_type TEXT NOT NULL,
    member_name TEXT NOT NULL,
    identity_confirmed INTEGER NOT NULL,
    CONSTRAINT pk_allocation PRIMARY KEY (visit_id, tender_line, line),
    CONSTRAINT fk_allocation_visit_id_tender_line FOREIGN KEY(visit_id, tender_line) REFERENCES tender (visit_id, line),
    CONSTRAINT ck_allocation_cents CHECK (cents > 0)
);

CREATE INDEX ix_allocation_account ON allocation (account);

CREATE TRIGGER visit_no_update BEFORE UPDATE ON visit BEGIN SELECT RAISE(ABORT, 'visit is append-only'); END;

CREATE TRIGGER visit_no_delete BEFORE DELETE ON visit BEGIN SELECT RAISE(ABORT, 'visit is append-only'); END;

CREATE TRIGGER tender_no_update BEFORE UPDATE ON tender BEGIN SELECT RAISE(ABORT, 'tender is append-only'); END;

CREATE TRIGGER tender_no_delete BEFORE DELETE ON tender BEGIN SELECT RAISE(ABORT, 'tender is append-only'); END;

CREATE TRIGGER allocation_no_update BEFORE UPDATE ON allocation BEGIN SELECT RAISE(ABORT, 'allocation is append-only'); END;

CREATE TRIGGER allocation_no_delete BEFORE DELETE ON allocation BEGIN SELECT RAISE(ABORT, 'allocation is append-only'); END;

CREATE TRIGGER posting_no_update BEFORE UPDATE ON posting BEGIN SELECT RAISE(ABORT, 'posting is append-only'); END;

CREATE TRIGGER posting_no_delete BEFORE DELETE ON posting BEGIN SELECT RAISE(ABORT, 'posting is append-only'); END;

CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;

CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;

CREATE TRIGGER drawer_count_no_update BEFORE UPDATE ON drawer_count BEGIN SELECT RAISE(ABORT, 'drawer_count is append-only'); END;

CREATE TRIGGER drawer_count_no_delete BEFORE DELETE ON drawer_count BEGIN SELECT RAISE(ABORT, 'drawer_count is append-only'); END;

CREATE TRIGGER z_report_no_update BEFORE UPDATE ON z_report BEGIN SELECT RAISE(ABORT, 'z_report is append-only'); END;

CREATE TRIGGER z_report_no_delete BEFORE DELETE ON z_report BEGIN SELECT RAISE(ABORT, 'z_report is append-only'); END;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TRIGGER drawer_stays_closed BEFORE UPDATE ON drawer WHEN OLD.state = 'closed' BEGIN SELECT RAISE(ABORT, 'a closed drawer never changes'); END;

CREATE TRIGGER drawer_no_delete BEFORE DELETE ON drawer BEGIN SELECT RAISE(ABORT, 'drawers stay'); END;

CREATE TRIGGER outbox_no_delete BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'the outbox keeps'); END;

CREATE TRIGGER outbox_names_one_posting BEFORE UPDATE OF station_seq ON outbox BEGIN SELECT RAISE(ABORT, 'an outbox row stays its posting''s'); END;

CREATE TRIGGER print_job_no_delete BEFORE DELETE ON print_job BEGIN SELECT RAISE(ABORT, 'jobs stay'); END;

CREATE TRIGGER tender_needs_open_drawer BEFORE INSERT ON tender WHEN (SELECT state FROM drawer WHERE session_id = NEW.session_id) IS NOT 'open' BEGIN SELECT RAISE(ABORT, 'the drawer is not open'); END;

CREATE TABLE account (
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    member_id TEXT NOT NULL,
    display TEXT NOT NULL,
    words TEXT NOT NULL,
    coverage SMALLINT NOT NULL,
    status SMALLINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (number)
);

CREATE INDEX account_epoch ON account (epoch);

CREATE TABLE account_document (
    id INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE name_word (
    word TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (word)
)
 WITHOUT ROWID;

CREATE TABLE name_deletion (
    deletion TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (deletion, word)
)
 WITHOUT ROWID;

CREATE VIRTUAL TABLE account_name USING fts5(
        words, content='', columnsize=0, detail=none, prefix='1 2 3 4 5 6 7', tokenize='ascii');

CREATE VIRTUAL TABLE account_key USING fts5(
        keys, content='', columnsize=0, detail=none, tokenize='ascii');
