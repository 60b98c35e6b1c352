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

CREATE TRIGGER deposit_not_of_own_drawer BEFORE INSERT ON posting WHEN NEW.kind = 'deposit_prepared' AND EXISTS (SELECT 1 FROM drawer WHERE drawer.staff = NEW.staff AND drawer.session_id IN (SELECT value FROM json_each(NEW.canonical, '$.body.sessions'))) BEGIN SELECT RAISE(ABORT, 'nobody deposits the own drawer'); END;

CREATE TRIGGER deposit_two_persons BEFORE INSERT ON posting WHEN NEW.kind = 'deposit_verified' AND EXISTS (SELECT 1 FROM (SELECT posting_id, canonical FROM posting UNION ALL SELECT posting_id, canonical FROM elsewhere WHERE canonical <> '') AS prepared WHERE prepared.posting_id = json_extract(NEW.canonical, '$.original_id') AND (json_extract(prepared.canonical, '$.staff') = NEW.staff OR EXISTS (SELECT 1 FROM drawer WHERE drawer.staff = NEW.staff AND drawer.session_id IN (SELECT value FROM json_each(prepared.canonical, '$.body.sessions'))))) BEGIN SELECT RAISE(ABORT, 'a deposit has two persons'); END;
