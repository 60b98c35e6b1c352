-- Records of audit lines are whole in the ledger alone: no other window needs to know who opened
-- which account. In the feed of their site they stand in thin form, which carries their link.

SET LOCAL ROLE ledger_api;

CREATE OR REPLACE FUNCTION api.pull(feed text, epoch bigint, after bigint, "limit" integer)
RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = api, ledger, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
DECLARE
    at record;
    behind bigint;
    most CONSTANT integer := least(greatest(pull."limit", 1), 5000);
    mine text;
    told json;
BEGIN
    PERFORM api.must_be(NULL, NULL);
    SELECT h.epoch, h.seq INTO at FROM ledger.feed_head h WHERE h.feed = pull.feed;
    IF NOT FOUND THEN
        SELECT 1::bigint AS epoch, 0::bigint AS seq INTO at;
    END IF;
    behind := CASE WHEN at.epoch = pull.epoch THEN greatest(pull.after, 0) ELSE 0 END;
    SELECT me.site INTO mine FROM api.station_id() me;
    IF pull.feed = 'site/' || mine THEN
        SELECT json_agg(json_build_object('seq', c.seq, 'operation', c.operation, 'key', c.key,
                                          'document', c.document, 'hash', c.hash,
                                          'record', coalesce(p.canonical, '')) ORDER BY c.seq)
        INTO told
        FROM (SELECT f.seq, f.operation, f.key, f.document, f.hash FROM ledger.feed f
              WHERE f.feed = pull.feed AND f.epoch = at.epoch AND f.seq > behind AND f.seq <= at.seq
              ORDER BY f.seq LIMIT most) c
        LEFT JOIN LATERAL (
            SELECT q.canonical FROM ledger.posting q
            WHERE q.site = mine AND q.posting_id = c.key AND q.kind <> 'audit' LIMIT 1) p ON true;
    ELSE
        SELECT json_agg(json_build_object('seq', c.seq, 'operation', c.operation, 'key', c.key,
                                          'document', c.document, 'hash', c.hash) ORDER BY c.seq)
        INTO told
        FROM (SELECT f.seq, f.operation, f.key, f.document, f.hash FROM ledger.feed f
              WHERE f.feed = pull.feed AND f.epoch = at.epoch AND f.seq > behind AND f.seq <= at.seq
              ORDER BY f.seq LIMIT most) c;
    END IF;
    RETURN json_build_object(
        'feed', pull.feed, 'epoch', at.epoch, 'head_seq', at.seq,
        'as_of', ledger.instant(clock_timestamp()), 'changes', coalesce(told, '[]'));
END
$$;

RESET ROLE;
