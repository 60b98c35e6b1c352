ALTER TABLE elsewhere ADD COLUMN session_id TEXT DEFAULT '' NOT NULL;

ALTER TABLE elsewhere ADD COLUMN station_seq INTEGER DEFAULT '0' NOT NULL;

ALTER TABLE elsewhere ADD COLUMN hash TEXT DEFAULT '' NOT NULL;

ALTER TABLE elsewhere ADD COLUMN recorded_at TEXT DEFAULT '' NOT NULL;

ALTER TABLE elsewhere ADD COLUMN amount_cents INTEGER DEFAULT '0' NOT NULL;

ALTER TABLE elsewhere ADD COLUMN instrument_kind TEXT DEFAULT '' NOT NULL;

ALTER TABLE elsewhere ADD COLUMN visit_id TEXT DEFAULT '' NOT NULL;

ALTER TABLE elsewhere ADD COLUMN canonical TEXT DEFAULT '' NOT NULL;

UPDATE elsewhere SET
    session_id = coalesce(json_extract(document, '$.session_id'), ''),
    station_seq = coalesce(json_extract(document, '$.station_seq'), 0),
    hash = coalesce(json_extract(document, '$.hash'), ''),
    recorded_at = coalesce(json_extract(document, '$.recorded_at'), ''),
    amount_cents = coalesce(json_extract(document, '$.amount_cents'), 0),
    instrument_kind = coalesce(json_extract(document, '$.instrument_kind'), ''),
    visit_id = coalesce(json_extract(document, '$.visit_id'), '');

CREATE INDEX ix_elsewhere_figures ON elsewhere (session_id, kind, amount_cents, recorded_at, instrument_kind, site, station);

CREATE INDEX ix_elsewhere_site_station_station_seq ON elsewhere (site, station, station_seq);

CREATE INDEX ix_elsewhere_of_day ON elsewhere (kind, site, business_date, session_id) WHERE kind IN ('drawer_opened', 'counted', 'closed', 'review', 'request', 'approval', 'resolution', 'deposit_prepared', 'deposit_verified', 'deposit_sent', 'deposit_confirmed');

CREATE INDEX ix_posting_of_day ON posting (kind, business_date) WHERE kind IN ('drawer_opened', 'counted', 'closed', 'review', 'request', 'approval', 'resolution', 'deposit_prepared', 'deposit_verified', 'deposit_sent', 'deposit_confirmed');

UPDATE feed_cursor SET
    seq = 0,
    hash = '0000000000000000000000000000000000000000000000000000000000000000',
    complete = 0,
    reading = reading + 1
WHERE feed = 'site/' || (SELECT value FROM meta WHERE key = 'site');
