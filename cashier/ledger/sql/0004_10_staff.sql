-- Staff as administrators keep it: badges, one-time codes, and when somebody was last here. The
-- same rules, in the same order, as cashier/domain/staff_act.py.

SET LOCAL ROLE ledger_owner;

ALTER TABLE ledger.staff
    ADD COLUMN badge text COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN one_time_until text COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN used_at text COLLATE "C" NOT NULL DEFAULT '';

-- Makes `documents` the live ones of a reference feed's keys.
CREATE FUNCTION ledger.put_document(my_feed text, my_key text, document text) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM ledger.append(my_feed, ARRAY[my_key], ARRAY[document]);
    INSERT INTO ledger.current (feed, key, seq, digest)
    SELECT my_feed, my_key, h.seq, encode(sha256(convert_to(document, 'UTF8')), 'hex')
    FROM ledger.feed_head h WHERE h.feed = my_feed
    ON CONFLICT (feed, key) DO UPDATE SET seq = excluded.seq, digest = excluded.digest;
END
$$;

-- Writes a person and, where that is a change, tells the windows.
CREATE FUNCTION ledger.put_staff(one ledger.staff) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    document text;
BEGIN
    INSERT INTO ledger.staff (number, name, role, password_hash, active,
                              badge, one_time_until, used_at)
    VALUES (one.number, one.name, one.role, one.password_hash, one.active,
            one.badge, one.one_time_until, one.used_at)
    ON CONFLICT (number) DO UPDATE SET
        name = excluded.name, role = excluded.role, password_hash = excluded.password_hash,
        active = excluded.active, badge = excluded.badge,
        one_time_until = excluded.one_time_until, used_at = excluded.used_at;
    document := ledger.canonical(
        jsonb_build_object('number', one.number, 'name', one.name, 'role', one.role,
                           'password_hash', one.password_hash, 'active', one.active = 1)
        || CASE WHEN one.badge <> '' THEN jsonb_build_object('badge', one.badge)
           ELSE '{}' END
        || CASE WHEN one.one_time_until <> ''
           THEN jsonb_build_object('one_time_until', one.one_time_until) ELSE '{}' END
        || CASE WHEN one.used_at <> '' THEN jsonb_build_object('used_at', one.used_at)
           ELSE '{}' END);
    IF NOT EXISTS (
        SELECT FROM ledger.current c
        WHERE c.feed = 'directory' AND c.key = 'staff/' || one.number
            AND c.digest = encode(sha256(convert_to(document, 'UTF8')), 'hex')) THEN
        PERFORM ledger.put_document('directory', 'staff/' || one.number, document);
    END IF;
END
$$;

-- A text of an act's body, NULL where there is none of that name.
CREATE FUNCTION ledger.told(body jsonb, name text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN jsonb_typeof(body -> name) = 'string' THEN body ->> name END
$$;

-- What is wrong with the body of an act on the list of staff, '' if nothing is.
CREATE FUNCTION ledger.fault_of_staff_act(body jsonb) RETURNS text
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    act CONSTANT text := coalesce(ledger.told(body, 'act'), '');
BEGIN
    IF act NOT IN ('add', 'change', 'disable', 'enable', 'reset', 'badge',
                   'passphrase', 'used') THEN
        RETURN 'staff_act.unreadable';
    END IF;
    IF coalesce(ledger.told(body, 'number'), '') !~ '^[0-9]{3,10}$' THEN
        RETURN 'staff.number';
    END IF;
    IF act IN ('add', 'change') THEN
        IF coalesce(ledger.told(body, 'name'), '') !~ '^[^ ](.{0,58}[^ ])?$'
            OR body ->> 'name' ~ '[\x01-\x1f]' THEN
            RETURN 'staff.name';
        END IF;
        IF coalesce(ledger.told(body, 'role'), '')
            NOT IN ('cashier', 'supervisor', 'administrator', 'auditor') THEN
            RETURN 'staff_act.unreadable';
        END IF;
    END IF;
    IF act IN ('add', 'reset', 'passphrase')
        AND (length(coalesce(ledger.told(body, 'password_hash'), '')) NOT BETWEEN 1 AND 1000
            OR (body ->> 'password_hash') COLLATE "C" ~ '[^!-~]') THEN
        RETURN 'staff_act.unreadable';
    END IF;
    IF act IN ('add', 'reset') AND coalesce(ledger.told(body, 'one_time_until'), '')
        !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z$' THEN
        RETURN 'staff_act.unreadable';
    END IF;
    IF act = 'badge' AND coalesce(ledger.told(body, 'badge'), '?') !~ '^([0-9a-f]{64})?$' THEN
        RETURN 'staff_act.unreadable';
    END IF;
    RETURN '';
END
$$;

-- Makes the list of staff what the act leaves of it; the code why it does not, else ''. The feed's
-- counter is locked first: two administrators who act at once do so one after the other.
CREATE FUNCTION ledger.staff_act(doc jsonb, received text) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    body CONSTANT jsonb := doc -> 'body';
    actor CONSTANT text := doc ->> 'staff';
    at_time CONSTANT text := least((doc ->> 'recorded_at') COLLATE "C", received);
    why text := ledger.fault_of_staff_act(body);
    act text;
    acting ledger.staff;
    one ledger.staff;
    alone boolean;
BEGIN
    IF why <> '' THEN
        RETURN why;
    END IF;
    act := body ->> 'act';
    PERFORM FROM ledger.feed_head h WHERE h.feed = 'directory' FOR UPDATE;
    SELECT s.* INTO acting FROM ledger.staff s WHERE s.number = actor;
    IF NOT FOUND OR acting.active <> 1
        OR (act IN ('passphrase', 'used') AND actor <> body ->> 'number')
        OR (act NOT IN ('passphrase', 'used') AND acting.role <> 'administrator') THEN
        RETURN 'staff_act.not_allowed';
    END IF;
    SELECT s.* INTO one FROM ledger.staff s WHERE s.number = body ->> 'number';
    IF act = 'add' THEN
        IF FOUND THEN
            RETURN 'staff.number_used';
        END IF;
        PERFORM ledger.put_staff(ROW(
            body ->> 'number', body ->> 'name', body ->> 'role', body ->> 'password_hash', 1,
            '', body ->> 'one_time_until', at_time)::ledger.staff);
        RETURN '';
    END IF;
    IF NOT FOUND THEN
        RETURN 'staff.unknown';
    END IF;
    -- whether they are the only administrator who is not disabled
    alone := one.active = 1 AND one.role = 'administrator' AND NOT EXISTS (
        SELECT FROM ledger.staff s
        WHERE s.role = 'administrator' AND s.active = 1 AND s.number <> one.number);
    CASE act
    WHEN 'change' THEN
        IF body ->> 'role' <> 'administrator' THEN
            IF one.number = actor THEN
                RETURN 'staff.own_role';
            ELSIF alone THEN
                RETURN 'staff.last_administrator';
            END IF;
        END IF;
        one.name := body ->> 'name';
        one.role := body ->> 'role';
    WHEN 'disable' THEN
        IF one.number = actor THEN
            RETURN 'staff.oneself';
        ELSIF alone THEN
            RETURN 'staff.last_administrator';
        END IF;
        one.active := 0;
        one.badge := '';
    WHEN 'enable' THEN
        one.active := 1;
        one.used_at := greatest(one.used_at, at_time);
    WHEN 'reset' THEN
        IF one.number = actor THEN
            RETURN 'staff.oneself';
        END IF;
        one.password_hash := body ->> 'password_hash';
        one.one_time_until := body ->> 'one_time_until';
    WHEN 'badge' THEN
        IF body ->> 'badge' <> '' AND EXISTS (
            SELECT FROM ledger.staff s
            WHERE s.badge = body ->> 'badge' AND s.number <> one.number) THEN
            RETURN 'staff.badge_taken';
        END IF;
        one.badge := body ->> 'badge';
    WHEN 'passphrase' THEN
        one.password_hash := body ->> 'password_hash';
        one.one_time_until := '';
        one.used_at := greatest(one.used_at, at_time);
    ELSE
        one.used_at := greatest(one.used_at, at_time);
    END CASE;
    PERFORM ledger.put_staff(one);
    RETURN '';
END
$$;
