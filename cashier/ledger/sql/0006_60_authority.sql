-- Who had which right when, and whether a record has effect: the rules of
-- cashier/domain/authority.py. What a station recorded stays recorded, whoever did it; what somebody
-- did without the right has no effect until a supervisor looked at it.

SET LOCAL ROLE ledger_owner;

-- a person's role and whether they are let in, from an instant on; nth counts 1.. per person
CREATE TABLE ledger.staff_right (
    number text COLLATE "C" NOT NULL,
    nth integer NOT NULL,
    since text COLLATE "C" NOT NULL,
    role text COLLATE "C" NOT NULL,
    active integer NOT NULL,
    PRIMARY KEY (number, nth)
);
REVOKE ALL ON ledger.staff_right FROM PUBLIC;
GRANT SELECT ON ledger.staff_right TO ledger_auditor;
GRANT SELECT, INSERT ON ledger.staff_right TO ledger_api;

CREATE TRIGGER staff_right_no_update BEFORE UPDATE ON ledger.staff_right
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER staff_right_no_delete BEFORE DELETE ON ledger.staff_right
    FOR EACH ROW EXECUTE FUNCTION ledger.append_only();
CREATE TRIGGER staff_right_no_truncate BEFORE TRUNCATE ON ledger.staff_right
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.append_only();

INSERT INTO ledger.staff_right (number, nth, since, role, active)
SELECT s.number, 1, ledger.instant(clock_timestamp()), s.role, s.active FROM ledger.staff s;

-- Whoever writes the directory, the history follows; the row of the person is locked meanwhile.
CREATE FUNCTION ledger.staff_right_noted() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    last record;
BEGIN
    SELECT r.nth, r.role, r.active INTO last FROM ledger.staff_right r
    WHERE r.number = NEW.number ORDER BY r.nth DESC LIMIT 1;
    IF last.nth IS NULL OR (last.role, last.active) IS DISTINCT FROM (NEW.role, NEW.active) THEN
        INSERT INTO ledger.staff_right (number, nth, since, role, active)
        VALUES (NEW.number, coalesce(last.nth, 0) + 1, ledger.instant(clock_timestamp()),
                NEW.role, NEW.active);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER staff_right_noted AFTER INSERT OR UPDATE ON ledger.staff
    FOR EACH ROW EXECUTE FUNCTION ledger.staff_right_noted();

-- Everybody whose right a record needs, with the roles of which they must have one; number '' is a
-- need that nobody can fill. Nothing is refused for its body.
CREATE FUNCTION ledger.needs(doc jsonb) RETURNS TABLE (number text, roles text[])
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    counter CONSTANT text[] := '{cashier,supervisor}';
    signer CONSTANT text[] := '{supervisor}';
    kind CONSTANT text := doc ->> 'kind';
    staff CONSTANT text := doc ->> 'staff';
    approver CONSTANT text := doc ->> 'approver';
    body CONSTANT jsonb := doc -> 'body';
    own CONSTANT boolean := body -> 'cashier' IS NOT DISTINCT FROM doc -> 'staff';
BEGIN
    IF kind IN ('payment', 'void', 'reversal', 'returned_item', 'correction', 'drawer_opened',
                'counted', 'closed') THEN
        RETURN QUERY SELECT staff, counter;
    ELSIF kind IN ('review', 'approval', 'deposit_prepared', 'deposit_verified', 'deposit_sent',
                   'deposit_confirmed') THEN
        RETURN QUERY SELECT staff, signer;
    ELSIF kind = 'request' THEN
        IF body ->> 'act' IS DISTINCT FROM 'force_close' THEN
            RETURN QUERY SELECT staff, counter;
        ELSE
            RETURN QUERY SELECT CASE WHEN own THEN '' ELSE staff END, signer;
        END IF;
    END IF;
    IF kind = 'closed' AND body ? 'forced' AND approver = '' THEN
        RETURN QUERY SELECT CASE WHEN own THEN '' ELSE staff END, signer;
    END IF;
    IF kind IN ('resolution', 'reallocation') AND approver = '' THEN
        RETURN QUERY SELECT staff, signer;
    END IF;
    IF kind IN ('review', 'approval') AND own THEN
        RETURN QUERY SELECT '', signer;
    END IF;
    IF approver <> '' AND kind NOT IN ('print', 'audit', 'staff_act') THEN
        RETURN QUERY SELECT approver, signer;
    END IF;
    IF kind = 'payment' AND jsonb_typeof(body -> 'overrides') = 'array' THEN
        RETURN QUERY
            SELECT CASE WHEN jsonb_typeof(o.one -> 'approver') = 'string'
                        AND o.one ->> 'approver' <> staff THEN o.one ->> 'approver' ELSE '' END,
                   signer
            FROM jsonb_array_elements(body -> 'overrides') o(one);
    END IF;
END
$$;

-- Whether a person had one of the roles at some moment from `first` to `last`; what was known first
-- is taken for all the time before it.
CREATE FUNCTION ledger.held(person text, roles text[], first text, last text) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM ledger.staff_right r
        LEFT JOIN ledger.staff_right n ON n.number = r.number AND n.nth = r.nth + 1
        WHERE r.number = person AND r.active = 1 AND r.role = ANY (roles)
            AND (r.nth = 1 OR r.since <= last COLLATE "C")
            AND (n.since IS NULL OR n.since > first COLLATE "C"))
$$;

-- '' where everybody a record needs has the right: had it when the record was made, or has it now,
-- for a station's clock may be wrong. staff.left: lost it at most seven days before, at a station
-- that may not have heard of it. A ledger whose directory never had a person judges nobody.
CREATE OR REPLACE FUNCTION ledger.lacks_right(my_site text, doc jsonb, received text) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
    at CONSTANT text := doc ->> 'recorded_at';
    need record;
    found text := '';
BEGIN
    -- nearly every record: a payment that nobody had to sign
    IF doc ->> 'kind' = 'payment' AND doc ->> 'approver' = ''
        AND doc #> '{body,overrides,0}' IS NULL
        AND ledger.held(doc ->> 'staff', '{cashier,supervisor}', at, at) THEN
        RETURN '';
    END IF;
    IF doc ->> 'kind' IN ('print', 'audit', 'staff_act')
        OR NOT EXISTS (SELECT FROM ledger.staff_right) THEN
        RETURN '';
    END IF;
    FOR need IN SELECT n.number, n.roles FROM ledger.needs(doc) n LOOP
        CONTINUE WHEN ledger.held(need.number, need.roles, at, at)
            OR ledger.held(need.number, need.roles, received, received);
        IF NOT ledger.held(need.number, need.roles,
                           ledger.instant(at::timestamptz - interval '7 days'), at) THEN
            RETURN 'staff.not_allowed';
        END IF;
        found := 'staff.left';
    END LOOP;
    RETURN found;
END
$$;

-- One person where two are named, or a correction without a second: a station that lets this pass
-- is none of ours.
CREATE FUNCTION ledger.one_person(doc jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT doc ->> 'approver' <> '' AND doc ->> 'approver' = doc ->> 'staff'
        OR doc ->> 'approver' = '' AND doc ->> 'kind' = 'correction'
$$;

CREATE OR REPLACE FUNCTION ledger.refused_for(my_site text, doc jsonb) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF ledger.one_person(doc) THEN
        RETURN 'record.two_persons';
    END IF;
    IF doc ->> 'kind' IN ('deposit_prepared', 'deposit_verified')
        AND ledger.same_person(my_site, doc) THEN
        RETURN 'deposit.same_person';
    END IF;
    RETURN '';
END
$$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ledger TO ledger_api;
