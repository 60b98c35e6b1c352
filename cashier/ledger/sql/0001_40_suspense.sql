-- What the ledger cannot map, and what became of it; the rules of cashier/ledger/suspense.py.

SET LOCAL ROLE ledger_owner;

-- Per billing account of an earlier record of the site: whether its line stands in suspense; NULL
-- when the record is not here or names none.
CREATE FUNCTION ledger.mapping_of(my_site text, original text) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_object_agg(substr(told.account, 12), e.account = 'suspense/unidentified'
                            ORDER BY e.line)
    FROM ledger.posting p
    JOIN ledger.entry e
        ON e.site = p.site AND e.station = p.station AND e.station_seq = p.station_seq
    CROSS JOIN LATERAL (
        SELECT replace(p.canonical, '\u0000', '\u0001')::jsonb
            #>> ARRAY['entries', (e.line - 1)::text, 'account']) AS told(account)
    WHERE p.site = my_site AND p.posting_id = original AND told.account LIKE 'receivable/_%'
$$;

CREATE FUNCTION ledger.relieved(my_site text, id text) RETURNS bigint
LANGUAGE sql STABLE AS $$
    SELECT coalesce(sum(x.cents), 0)::bigint FROM ledger.exception_relief x
    WHERE x.site = my_site AND x.exception_id = id
$$;

-- An exception as its site's feed shows it, with what answered it so far.
CREATE FUNCTION ledger.exception_document(my_site text, id text) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT '{"answered_by":' || ledger.canonical(a.ids)
        || ',"business_date":"' || coalesce((
            SELECT p.business_date FROM ledger.posting p
            WHERE p.site = x.site AND p.posting_id = x.posting_id AND p.hash = x.content_hash), '')
        || '","cents":' || x.cents || ',"cents_left":' || x.cents - a.cents
        || ',"code":' || to_json(x.code) || ',"content_hash":' || to_json(x.content_hash)
        || ',"detail":' || x.detail || ',"exception_id":"' || x.exception_id || '"'
        || ',"kind":"exception"'
        || ',"open":' || CASE WHEN x.cents <> a.cents OR a.count = 0 THEN 'true' ELSE 'false' END
        || ',"opened_at":"' || x.opened_at || '","posting_id":' || to_json(x.posting_id)
        || ',"site":' || to_json(x.site) || ',"station":' || to_json(x.station)
        || ',"station_seq":' || x.station_seq || ',"type":"exception"}'
    FROM ledger.exception x
    CROSS JOIN LATERAL (
        SELECT coalesce(jsonb_agg(r.posting_id ORDER BY r.posting_id), '[]'),
               coalesce(sum(r.cents), 0)::bigint, count(*)
        FROM ledger.exception_relief r
        WHERE r.site = x.site AND r.exception_id = x.exception_id) AS a(ids, cents, count)
    WHERE x.site = my_site AND x.exception_id = id
$$;
