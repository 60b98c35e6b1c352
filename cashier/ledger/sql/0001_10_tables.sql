-- Tables, owned by a role that cannot log in. Every text sorts by code point ("C"), whatever the
-- server's language: the order of hashes, keys and canonical JSON must be the same everywhere.

CREATE SCHEMA ledger AUTHORIZATION ledger_owner;
CREATE SCHEMA api AUTHORIZATION ledger_api;
SET LOCAL ROLE ledger_owner;
-- nothing made from here on is for everybody, not even for a moment
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;
GRANT USAGE ON SCHEMA ledger TO ledger_api, ledger_auditor;

CREATE TABLE ledger.migration (
    number integer NOT NULL PRIMARY KEY,
    applied_at text COLLATE "C" NOT NULL
);

CREATE TABLE ledger.meta (
    key text COLLATE "C" NOT NULL PRIMARY KEY,
    value text COLLATE "C" NOT NULL
);

CREATE TABLE ledger.site (
    code text COLLATE "C" NOT NULL PRIMARY KEY,
    name text COLLATE "C" NOT NULL
);

CREATE TABLE ledger.station (
    site text COLLATE "C" NOT NULL REFERENCES ledger.site (code),
    station text COLLATE "C" NOT NULL,
    active integer NOT NULL,
    registered_at text COLLATE "C" NOT NULL,
    PRIMARY KEY (site, station)
);

-- which login role is which station; read by api.station_id() alone
CREATE TABLE ledger.station_role (
    role text COLLATE "C" NOT NULL PRIMARY KEY,
    site text COLLATE "C" NOT NULL,
    station text COLLATE "C" NOT NULL,
    UNIQUE (site, station)
);

CREATE TABLE ledger.staff (
    number text COLLATE "C" NOT NULL PRIMARY KEY,
    name text COLLATE "C" NOT NULL,
    role text COLLATE "C" NOT NULL,
    password_hash text COLLATE "C" NOT NULL,
    active integer NOT NULL
);

CREATE TABLE ledger.station_head (
    site text COLLATE "C" NOT NULL,
    station text COLLATE "C" NOT NULL,
    last_seq bigint NOT NULL,
    last_hash text COLLATE "C" NOT NULL,
    PRIMARY KEY (site, station)
) WITH (fillfactor = 50);

CREATE TABLE ledger.posting (
    site text COLLATE "C" NOT NULL,
    station text COLLATE "C" NOT NULL,
    station_seq bigint NOT NULL,
    posting_id text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    business_date text COLLATE "C" NOT NULL,
    receipt_number text COLLATE "C" NOT NULL,
    amount_cents bigint NOT NULL,
    staff text COLLATE "C" NOT NULL,
    approver text COLLATE "C" NOT NULL,
    session_id text COLLATE "C" NOT NULL,
    tender_id text COLLATE "C" NOT NULL,
    original_id text COLLATE "C" NOT NULL,
    dup_key text COLLATE "C" NOT NULL,
    canonical text COLLATE "C" NOT NULL,
    prev_hash text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    received_at text COLLATE "C" NOT NULL,
    PRIMARY KEY (site, station, station_seq),
    -- in this order, so that no search for a place in a chain can go by it: while a table is new
    -- and the planner knows nothing of it, two indexes that begin alike look the same
    CONSTRAINT posting_once UNIQUE (posting_id, site)
);
-- partial, for most records name no item and no original
CREATE INDEX posting_dup_key ON ledger.posting (dup_key) WHERE dup_key <> '';
CREATE INDEX posting_original ON ledger.posting (original_id) WHERE original_id <> '';

CREATE TABLE ledger.entry (
    site text COLLATE "C" NOT NULL,
    station text COLLATE "C" NOT NULL,
    station_seq bigint NOT NULL,
    line integer NOT NULL,
    account text COLLATE "C" NOT NULL,
    cents bigint NOT NULL,
    PRIMARY KEY (site, station, station_seq, line)
);
CREATE INDEX entry_account ON ledger.entry (account) WHERE account = 'suspense/unidentified';

-- at most one void, reversal or return per original: this key is the rule
CREATE TABLE ledger.correction (
    site text COLLATE "C" NOT NULL,
    original_id text COLLATE "C" NOT NULL,
    posting_id text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    PRIMARY KEY (site, original_id)
);

CREATE TABLE ledger.exception (
    exception_id text COLLATE "C" NOT NULL,
    site text COLLATE "C" NOT NULL,
    station text COLLATE "C" NOT NULL,
    station_seq bigint NOT NULL,
    posting_id text COLLATE "C" NOT NULL,
    content_hash text COLLATE "C" NOT NULL,
    code text COLLATE "C" NOT NULL,
    detail text COLLATE "C" NOT NULL,
    cents bigint NOT NULL,
    opened_at text COLLATE "C" NOT NULL,
    PRIMARY KEY (site, exception_id),
    CONSTRAINT exception_once UNIQUE (site, station, posting_id, content_hash, code)
);
CREATE INDEX exception_posting ON ledger.exception (site, posting_id);

CREATE TABLE ledger.exception_relief (
    exception_id text COLLATE "C" NOT NULL,
    site text COLLATE "C" NOT NULL,
    posting_id text COLLATE "C" NOT NULL,
    cents bigint NOT NULL,
    PRIMARY KEY (site, exception_id, posting_id)
);

-- numbers of deposit tickets: 1..n per site and business date without gap, one per record
CREATE TABLE ledger.deposit_ticket (
    site text COLLATE "C" NOT NULL,
    business_date text COLLATE "C" NOT NULL,
    number integer NOT NULL,
    posting_id text COLLATE "C" NOT NULL,
    ticket text COLLATE "C" NOT NULL,
    PRIMARY KEY (site, business_date, number),
    CONSTRAINT ticket_once UNIQUE (site, posting_id)
);

-- a feed's name carries its site: the shard key of these three
CREATE TABLE ledger.feed_head (
    feed text COLLATE "C" NOT NULL PRIMARY KEY,
    epoch bigint NOT NULL,
    seq bigint NOT NULL,
    hash text COLLATE "C" NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE ledger.feed (
    feed text COLLATE "C" NOT NULL,
    epoch bigint NOT NULL,
    seq bigint NOT NULL,
    operation text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    document text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    PRIMARY KEY (feed, epoch, seq)
);
CREATE INDEX feed_record ON ledger.feed (feed, key) WHERE feed NOT IN ('accounts', 'directory');

CREATE TABLE ledger.current (
    feed text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    seq bigint NOT NULL,
    digest text COLLATE "C" NOT NULL,
    PRIMARY KEY (feed, key)
);
