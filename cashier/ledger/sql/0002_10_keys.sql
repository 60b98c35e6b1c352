-- Keys of stations, the organisation's key for stations to come, and signed checkpoints. Nobody but
-- the owner reads `secret`: with that key bank accounts could be guessed from duplicate keys.

SET LOCAL ROLE ledger_owner;

CREATE TABLE ledger.secret (
    name text COLLATE "C" NOT NULL PRIMARY KEY,
    value text COLLATE "C" NOT NULL
);

CREATE TABLE ledger.station_key (
    site text COLLATE "C" NOT NULL,
    station text COLLATE "C" NOT NULL,
    key_id text COLLATE "C" NOT NULL,
    public_key text COLLATE "C" NOT NULL,
    enrolled_at text COLLATE "C" NOT NULL,
    PRIMARY KEY (site, station, key_id)
);

CREATE TABLE ledger.checkpoint (
    number bigint NOT NULL PRIMARY KEY,
    taken_at text COLLATE "C" NOT NULL,
    document text COLLATE "C" NOT NULL,
    key_id text COLLATE "C" NOT NULL,
    signature text COLLATE "C" NOT NULL
);

REVOKE ALL ON ledger.secret, ledger.station_key, ledger.checkpoint FROM PUBLIC, ledger_auditor;
GRANT SELECT ON ledger.station_key, ledger.checkpoint TO ledger_auditor;

CREATE TRIGGER secret_no_update BEFORE UPDATE ON ledger.secret
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER secret_no_delete BEFORE DELETE ON ledger.secret
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER secret_no_truncate BEFORE TRUNCATE ON ledger.secret
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER station_key_no_update BEFORE UPDATE ON ledger.station_key
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER station_key_no_delete BEFORE DELETE ON ledger.station_key
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER station_key_no_truncate BEFORE TRUNCATE ON ledger.station_key
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER checkpoint_no_update BEFORE UPDATE ON ledger.checkpoint
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER checkpoint_no_delete BEFORE DELETE ON ledger.checkpoint
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER checkpoint_no_truncate BEFORE TRUNCATE ON ledger.checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.append_only();
