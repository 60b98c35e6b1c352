-- What no role may do by hand: edit, delete or empty what was recorded; leave a record unbalanced.

SET LOCAL ROLE ledger_owner;

CREATE FUNCTION ledger.append_only() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER posting_no_update BEFORE UPDATE ON ledger.posting
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER posting_no_delete BEFORE DELETE ON ledger.posting
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER posting_no_truncate BEFORE TRUNCATE ON ledger.posting
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER entry_no_update BEFORE UPDATE ON ledger.entry
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER entry_no_delete BEFORE DELETE ON ledger.entry
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER entry_no_truncate BEFORE TRUNCATE ON ledger.entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER correction_no_update BEFORE UPDATE ON ledger.correction
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER correction_no_delete BEFORE DELETE ON ledger.correction
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER correction_no_truncate BEFORE TRUNCATE ON ledger.correction
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER exception_no_update BEFORE UPDATE ON ledger.exception
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER exception_no_delete BEFORE DELETE ON ledger.exception
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER exception_no_truncate BEFORE TRUNCATE ON ledger.exception
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER exception_relief_no_update BEFORE UPDATE ON ledger.exception_relief
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER exception_relief_no_delete BEFORE DELETE ON ledger.exception_relief
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER exception_relief_no_truncate BEFORE TRUNCATE ON ledger.exception_relief
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER deposit_ticket_no_update BEFORE UPDATE ON ledger.deposit_ticket
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER deposit_ticket_no_delete BEFORE DELETE ON ledger.deposit_ticket
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER deposit_ticket_no_truncate BEFORE TRUNCATE ON ledger.deposit_ticket
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.append_only();

-- a feed of reference data begins a new epoch when its log has grown past use; only then the old
-- epoch goes
CREATE FUNCTION ledger.feed_keeps() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.feed = 'accounts'
        AND OLD.epoch < (SELECT h.epoch FROM ledger.feed_head h WHERE h.feed = OLD.feed) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'feed is append-only' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER feed_no_update BEFORE UPDATE ON ledger.feed
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER feed_no_delete BEFORE DELETE ON ledger.feed
    FOR EACH ROW EXECUTE FUNCTION ledger.feed_keeps();
CREATE TRIGGER feed_no_truncate BEFORE TRUNCATE ON ledger.feed
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.append_only();

CREATE FUNCTION ledger.feed_head_forward() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.feed = OLD.feed AND (NEW.epoch > OLD.epoch
            OR NEW.epoch = OLD.epoch AND NEW.seq >= OLD.seq) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'a feed never goes back' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER feed_head_forward BEFORE UPDATE ON ledger.feed_head
    FOR EACH ROW EXECUTE FUNCTION ledger.feed_head_forward();
CREATE TRIGGER feed_head_no_delete BEFORE DELETE ON ledger.feed_head
    FOR EACH ROW EXECUTE FUNCTION ledger.feed_head_forward();
CREATE TRIGGER feed_head_no_truncate BEFORE TRUNCATE ON ledger.feed_head
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.feed_head_forward();

CREATE FUNCTION ledger.station_head_forward() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.site = OLD.site AND NEW.station = OLD.station AND NEW.last_seq >= OLD.last_seq THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'a station never goes back' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER station_head_forward BEFORE UPDATE ON ledger.station_head
    FOR EACH ROW EXECUTE FUNCTION ledger.station_head_forward();
CREATE TRIGGER station_head_no_delete BEFORE DELETE ON ledger.station_head
    FOR EACH ROW EXECUTE FUNCTION ledger.station_head_forward();
CREATE TRIGGER station_head_no_truncate BEFORE TRUNCATE ON ledger.station_head
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.station_head_forward();

-- the balance once more, whoever wrote: two or more entries that are not 0 and sum to 0 for money,
-- none for a fact. Looked at when the transaction ends, or when api.post_batch asks for it.
CREATE FUNCTION ledger.check_balance() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    told text;
    lines bigint;
    total numeric;
    empty bigint;
    money boolean;
BEGIN
    SELECT min(p.kind), count(e.line), coalesce(sum(e.cents), 0),
           count(*) FILTER (WHERE e.cents = 0)
    INTO told, lines, total, empty
    FROM ledger.posting p
    LEFT JOIN ledger.entry e
        ON e.site = p.site AND e.station = p.station AND e.station_seq = p.station_seq
    WHERE p.site = NEW.site AND p.station = NEW.station AND p.station_seq = NEW.station_seq;
    money := told IN ('payment', 'void', 'reversal', 'returned_item', 'reallocation',
                      'deposit_verified', 'deposit_confirmed');
    IF told IS NULL OR (money AND (lines < 2 OR total <> 0 OR empty > 0))
        OR (NOT money AND lines > 0) THEN
        RAISE EXCEPTION 'record %-% % does not balance', NEW.site, NEW.station, NEW.station_seq
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER posting_balances AFTER INSERT ON ledger.posting
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.check_balance();
CREATE CONSTRAINT TRIGGER entry_balances AFTER INSERT ON ledger.entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.check_balance();
