-- The four calls of the contract, and the one place where the ledger learns who calls. Arguments
-- are named and fit for JSON, each answers one json value: PostgREST can serve them as they are.
-- What a call refuses comes as SQLSTATE CA001: message = code, detail = JSON.

SET LOCAL ROLE ledger_owner;
GRANT SELECT ON ledger.meta, ledger.site, ledger.station, ledger.station_role, ledger.station_head,
    ledger.posting, ledger.entry, ledger.correction, ledger.exception, ledger.exception_relief,
    ledger.deposit_ticket, ledger.feed_head, ledger.feed, ledger.current TO ledger_api;
GRANT INSERT ON ledger.posting, ledger.entry, ledger.correction, ledger.exception,
    ledger.exception_relief, ledger.deposit_ticket, ledger.feed_head, ledger.feed TO ledger_api;
GRANT UPDATE (last_seq, last_hash) ON ledger.station_head TO ledger_api;
GRANT UPDATE (seq, hash) ON ledger.feed_head TO ledger_api;
-- only so that a row may be locked while it is answered; the trigger refuses any edit
GRANT UPDATE (cents) ON ledger.exception TO ledger_api;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ledger TO ledger_api;
GRANT USAGE ON TYPE ledger.reading TO ledger_api;
GRANT SELECT ON ALL TABLES IN SCHEMA ledger TO ledger_auditor;

SET LOCAL ROLE ledger_api;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
GRANT USAGE ON SCHEMA api TO ledger_station;

-- Who calls: the station whose login role the session is. Behind a gateway that logs in for many
-- (a member of ledger_gateway, as PostgREST's authenticator would be) it is the role the gateway
-- took on. Nothing else in this schema asks.
--
-- This and the next two are called by the four calls alone, as ledger_api and with their search_path.
CREATE FUNCTION api.station_id(OUT site text, OUT station text, OUT active boolean)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    who text := session_user;
BEGIN
    IF current_setting('role') <> 'none'
        AND pg_has_role(session_user, 'ledger_gateway', 'MEMBER') THEN
        who := current_setting('role');
    END IF;
    SELECT k.site, k.station, k.active = 1 INTO site, station, active
    FROM ledger.station_role r
    JOIN ledger.station k ON k.site = r.site AND k.station = r.station
    WHERE r.role = who;
END
$$;

CREATE FUNCTION api.refuse(code text, more json) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    RAISE EXCEPTION '%', code USING ERRCODE = 'CA001', DETAIL = more::text;
END
$$;

-- The caller must be an active station, and the one it says it is.
CREATE FUNCTION api.must_be(claimed_site text, claimed_station text) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    claimed text := concat_ws('-', claimed_site, claimed_station);
    me record;
BEGIN
    SELECT * INTO me FROM api.station_id();
    IF me.station IS NULL THEN
        PERFORM api.refuse('ledger.unknown_station', json_build_object('value', claimed));
    END IF;
    IF NOT me.active OR (me.site, me.station)
        IS DISTINCT FROM (coalesce(claimed_site, me.site), coalesce(claimed_station, me.station))
    THEN
        PERFORM api.refuse('ledger.refused_station', json_build_object(
            'station', me.site || '-' || me.station));
    END IF;
END
$$;

CREATE FUNCTION api.hello(version integer, site text, station text) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = api, ledger, pg_temp AS $$
BEGIN
    IF version IS DISTINCT FROM 1 THEN
        PERFORM api.refuse('ledger.version', json_build_object('value', version, 'spoken', '1'));
    END IF;
    PERFORM api.must_be(coalesce(hello.site, ''), coalesce(hello.station, ''));
    RETURN json_build_object(
        'contract', version,
        'clock', ledger.instant(clock_timestamp()),
        'ledger_id', (SELECT m.value FROM ledger.meta m WHERE m.key = 'ledger_id'),
        'epochs', (SELECT coalesce(json_object_agg(h.feed, h.epoch), '{}') FROM ledger.feed_head h));
END
$$;

CREATE FUNCTION api.head(site text, station text) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = api, ledger, pg_temp AS $$
BEGIN
    PERFORM api.must_be(coalesce(head.site, ''), coalesce(head.station, ''));
    RETURN (SELECT json_build_object('last_seq', h.last_seq, 'last_hash', h.last_hash)
            FROM ledger.station_head h
            WHERE h.site = head.site AND h.station = head.station);
END
$$;

CREATE FUNCTION api.post_batch(site text, station text, records json) RETURNS json
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = api, ledger, pg_temp
-- plans are kept for the life of a connection: made once, and by index even while a table is small
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
BEGIN
    PERFORM api.must_be(coalesce(post_batch.site, ''), coalesce(post_batch.station, ''));
    RETURN ledger.post_batch(post_batch.site, post_batch.station, coalesce(records, '[]'));
END
$$;

CREATE FUNCTION api.pull(feed text, epoch bigint, after bigint, "limit" integer) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = api, ledger, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
DECLARE
    at record;
    behind bigint;
BEGIN
    PERFORM api.must_be(NULL, NULL);
    SELECT h.epoch, h.seq INTO at FROM ledger.feed_head h WHERE h.feed = pull.feed;
    IF NOT FOUND THEN
        SELECT 1::bigint AS epoch, 0::bigint AS seq INTO at;
    END IF;
    behind := CASE WHEN at.epoch = pull.epoch THEN greatest(pull.after, 0) ELSE 0 END;
    RETURN json_build_object(
        'feed', pull.feed, 'epoch', at.epoch, 'head_seq', at.seq,
        'as_of', ledger.instant(clock_timestamp()),
        'changes', coalesce((
            SELECT json_agg(json_build_object('seq', c.seq, 'operation', c.operation, 'key', c.key,
                                              'document', c.document, 'hash', c.hash) ORDER BY c.seq)
            FROM (SELECT f.seq, f.operation, f.key, f.document, f.hash FROM ledger.feed f
                  WHERE f.feed = pull.feed AND f.epoch = at.epoch AND f.seq > behind
                      AND f.seq <= at.seq
                  ORDER BY f.seq LIMIT least(greatest(pull."limit", 1), 5000)) c), '[]'));
END
$$;

GRANT EXECUTE ON FUNCTION api.hello(integer, text, text), api.head(text, text),
    api.post_batch(text, text, json), api.pull(text, bigint, bigint, integer) TO ledger_station;
RESET ROLE;
