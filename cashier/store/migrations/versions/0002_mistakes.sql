CREATE TABLE moved (
    station_seq INTEGER NOT NULL,
    line INTEGER NOT NULL,
    account TEXT NOT NULL,
    receipt_number TEXT NOT NULL,
    cents INTEGER NOT NULL,
    CONSTRAINT pk_moved PRIMARY KEY (station_seq, line),
    CONSTRAINT ck_moved_cents CHECK (cents <> 0),
    CONSTRAINT fk_moved_station_seq FOREIGN KEY(station_seq) REFERENCES posting (station_seq)
);

CREATE INDEX ix_moved_account ON moved (account);

CREATE TABLE rekeyed (
    station_seq INTEGER NOT NULL,
    tender_id TEXT NOT NULL,
    dup_key TEXT NOT NULL,
    weak_key TEXT NOT NULL,
    CONSTRAINT pk_rekeyed PRIMARY KEY (station_seq),
    CONSTRAINT fk_rekeyed_station_seq FOREIGN KEY(station_seq) REFERENCES posting (station_seq),
    CONSTRAINT fk_rekeyed_tender_id FOREIGN KEY(tender_id) REFERENCES tender (tender_id)
);

CREATE INDEX ix_rekeyed_dup_key ON rekeyed (dup_key) WHERE dup_key != '';

CREATE INDEX ix_rekeyed_tender_id ON rekeyed (tender_id);

CREATE INDEX ix_rekeyed_weak_key ON rekeyed (weak_key) WHERE weak_key != '';

CREATE TABLE slip (
    slip_id TEXT NOT NULL,
    document TEXT NOT NULL,
    receipt_number TEXT,
    posting_id TEXT,
    made_at TEXT NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_slip PRIMARY KEY (slip_id),
    CONSTRAINT ck_slip_document CHECK (document IN ('correction', 'ways_to_pay')),
    CONSTRAINT fk_slip_receipt_number FOREIGN KEY(receipt_number) REFERENCES visit (receipt_number),
    CONSTRAINT fk_slip_posting_id FOREIGN KEY(posting_id) REFERENCES posting (posting_id)
);

CREATE INDEX ix_slip_receipt_number ON slip (receipt_number);

CREATE TABLE question (
    exception_id TEXT NOT NULL,
    station_seq INTEGER NOT NULL,
    code TEXT NOT NULL,
    cents INTEGER NOT NULL,
    cents_left INTEGER NOT NULL,
    open INTEGER NOT NULL,
    document TEXT NOT NULL,
    CONSTRAINT pk_question PRIMARY KEY (exception_id)
);

CREATE INDEX ix_question_station_seq ON question (station_seq);

CREATE INDEX ix_posting_deposit ON posting (station_seq) WHERE kind IN ('deposit_prepared', 'deposit_verified', 'deposit_confirmed');

INSERT INTO moved (station_seq, line, account, receipt_number, cents)
SELECT entry.station_seq, entry.line, substr(entry.account, 12), posting.receipt_number, entry.cents
FROM posting JOIN entry ON entry.station_seq = posting.station_seq
WHERE posting.kind <> 'payment' AND posting.receipt_number <> '' AND entry.account LIKE 'receivable/%';

ALTER TABLE print_job RENAME TO print_job_before;

DROP INDEX ix_print_job_open;

DROP TRIGGER print_job_no_delete;

CREATE TABLE print_job (
    job_id TEXT NOT NULL,
    receipt_number TEXT,
    slip_id TEXT,
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
    CONSTRAINT uq_print_job_slip_id_copy_no UNIQUE (slip_id, copy_no),
    CONSTRAINT ck_print_job_state CHECK (state IN ('queued', 'printing', 'printed', 'failed', 'uncertain', 'superseded')),
    CONSTRAINT ck_print_job_paper CHECK (receipt_number IS NOT NULL OR slip_id IS NOT NULL),
    CONSTRAINT fk_print_job_receipt_number FOREIGN KEY(receipt_number) REFERENCES visit (receipt_number),
    CONSTRAINT fk_print_job_slip_id FOREIGN KEY(slip_id) REFERENCES slip (slip_id)
);

INSERT INTO print_job (job_id, receipt_number, copy_no, copy, state, attempt, evidence, cause, sent_bytes, total_bytes, sha256, process_id, queued_at, due_at, ended_at)
SELECT job_id, receipt_number, copy_no, copy, state, attempt, evidence, cause, sent_bytes, total_bytes, sha256, process_id, queued_at, due_at, ended_at FROM print_job_before;

DROP TABLE print_job_before;

CREATE INDEX ix_print_job_open ON print_job (state) WHERE (state NOT IN ('printed', 'superseded'));

CREATE UNIQUE INDEX uq_print_job_receipt_number_copy_no ON print_job (receipt_number, copy_no) WHERE slip_id IS NULL;

CREATE TRIGGER moved_no_update BEFORE UPDATE ON moved BEGIN SELECT RAISE(ABORT, 'moved is append-only'); END;

CREATE TRIGGER moved_no_delete BEFORE DELETE ON moved BEGIN SELECT RAISE(ABORT, 'moved is append-only'); END;

CREATE TRIGGER rekeyed_no_update BEFORE UPDATE ON rekeyed BEGIN SELECT RAISE(ABORT, 'rekeyed is append-only'); END;

CREATE TRIGGER rekeyed_no_delete BEFORE DELETE ON rekeyed BEGIN SELECT RAISE(ABORT, 'rekeyed is append-only'); END;

CREATE TRIGGER slip_no_update BEFORE UPDATE ON slip BEGIN SELECT RAISE(ABORT, 'slip is append-only'); END;

CREATE TRIGGER slip_no_delete BEFORE DELETE ON slip BEGIN SELECT RAISE(ABORT, 'slip is append-only'); END;

CREATE TRIGGER print_job_no_delete BEFORE DELETE ON print_job BEGIN SELECT RAISE(ABORT, 'jobs stay'); END;

CREATE TRIGGER correction_two_persons BEFORE INSERT ON posting WHEN NEW.kind = 'correction' AND (NEW.approver = '' OR NEW.approver = NEW.staff) BEGIN SELECT RAISE(ABORT, 'a correction has two persons'); END;
