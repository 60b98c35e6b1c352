-- Taking a batch as in 0001_60_posting.sql, with four questions asked of functions of their own, so
-- that what a kind of record is held to, and what it does beside its money, stands by itself:
-- refused_for, lacks_right, barred, done_besides.

SET LOCAL ROLE ledger_owner;

-- The code that makes a well-formed record a conflict: a station that lets it pass is none of ours.
CREATE FUNCTION ledger.refused_for(my_site text, doc jsonb) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF doc ->> 'kind' IN ('deposit_prepared', 'deposit_verified')
        AND ledger.same_person(my_site, doc) THEN
        RETURN 'deposit.same_person';
    END IF;
    RETURN '';
END
$$;

-- Whether somebody did or signed this without the right to it: a code, or ''.
CREATE FUNCTION ledger.lacks_right(my_site text, doc jsonb, received text) RETURNS text
LANGUAGE sql STABLE AS $$ SELECT '' $$;

-- The thin form of a record that has no effect.
CREATE FUNCTION ledger.barred(document text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_replace(document, '("amount_cents":-?[0-9]+)', '\1,"barred":true')
$$;

-- Does what a fact of its kind does to other tables; what a supervisor must know of it.
CREATE FUNCTION ledger.done_besides(
    my_site text, doc jsonb, received text, OUT code text, OUT detail jsonb
) LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    why text;
BEGIN
    code := '';
    detail := '{}';
    IF doc ->> 'kind' = 'staff_act' THEN
        why := ledger.staff_act(doc, received);
        IF why <> '' THEN
            code := 'staff_act.no_effect';
            detail := jsonb_build_object('why', why);
        END IF;
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION ledger.post_batch(my_site text, my_station text, records json) RETURNS json
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    suspense CONSTANT text := 'suspense/unidentified';
    started CONSTANT timestamptz := clock_timestamp();
    received CONSTANT text := ledger.instant(started);
    first_seq bigint;
    at_seq bigint;
    at_hash text;
    batch ledger.reading[];
    r ledger.reading;
    known text[];        -- billing accounts of the batch that the accounts feed has
    items text[];        -- items (dup keys) of the batch that stood here before it
    taken text[] := '{}';  -- items that records of this batch have named
    answers json[] := '{}';
    keys text[] := '{}';
    documents text[] := '{}';
    touched text[] := '{}';
    opened integer := 0;
    outcome text;
    code text;
    ticket text;
    refused text;
    lacking text;
    barred boolean;
    besides record;
    thin text;
    there record;
    kind text;
    original text;
    item text;
    stands text[];
    lines integer[];
    before jsonb;
    billing text;
    moved boolean;
    unknown text[];
    off_chart text[];
    codes text[];
    details jsonb[];
    effect bigint;
    share bigint;
    whole bigint;
    twice boolean;
    others text[];
    named text;
    held record;
    id text;
    i integer;
BEGIN
    SELECT h.last_seq, h.last_hash INTO at_seq, at_hash FROM ledger.station_head h
    WHERE h.site = my_site AND h.station = my_station FOR UPDATE;
    first_seq := at_seq;
    batch := ledger.read_batch(my_site, my_station, at_seq, records);

    known := ARRAY(
        SELECT w.key FROM (
            SELECT DISTINCT substr(a.account, 12) FROM unnest(batch) b, unnest(b.accounts) a(account)
            WHERE a.account LIKE 'receivable/_%') AS w(key)
        CROSS JOIN LATERAL (
            SELECT FROM ledger.current c WHERE c.feed = 'accounts' AND c.key = w.key LIMIT 1) c);
    items := ARRAY(
        SELECT w.item FROM (
            SELECT DISTINCT ledger.text_of(b.doc -> 'body', 'dup_key') FROM unnest(batch) b
            WHERE b.wrong = '') AS w(item)
        CROSS JOIN LATERAL (
            SELECT FROM ledger.posting p WHERE p.dup_key = w.item AND p.dup_key <> '' LIMIT 1) p);

    FOREACH r IN ARRAY batch LOOP
        outcome := 'conflict';
        code := '';
        ticket := '';
        refused := '';
        IF r.station_seq <= at_seq THEN
            SELECT p.posting_id, p.kind, p.hash INTO there FROM ledger.posting p
            WHERE p.site = my_site AND p.station = my_station
                AND p.station_seq = greatest(r.station_seq, 0)::bigint
                AND p.posting_id = r.posting_id AND p.hash = r.hash AND p.canonical = r.canonical;
            IF FOUND THEN
                outcome := 'exists';
                code := coalesce((
                    SELECT x.code FROM ledger.exception x
                    WHERE x.site = my_site AND x.station = my_station
                        AND x.posting_id = r.posting_id AND x.content_hash = r.hash
                    ORDER BY x.exception_id LIMIT 1), '');
                IF there.kind = 'deposit_prepared' THEN
                    ticket := coalesce((
                        SELECT t.ticket FROM ledger.deposit_ticket t
                        WHERE t.site = my_site AND t.posting_id = r.posting_id), '');
                END IF;
            ELSE
                refused := 'record.conflict';
            END IF;
        ELSIF r.station_seq > at_seq + 1 THEN
            outcome := 'gap';
        ELSIF r.prev_hash <> at_hash THEN
            refused := 'record.chain';
        ELSIF r.wrong <> '' THEN
            refused := r.wrong;
        ELSE
            refused := ledger.refused_for(my_site, r.doc);
        END IF;
        IF outcome = 'conflict' AND refused = '' THEN
            kind := r.doc ->> 'kind';
            original := r.doc ->> 'original_id';
            item := ledger.text_of(r.doc -> 'body', 'dup_key');
            INSERT INTO ledger.posting (
                site, station, station_seq, posting_id, kind, business_date, receipt_number,
                amount_cents, staff, approver, session_id, tender_id, original_id, dup_key,
                canonical, prev_hash, hash, received_at)
            VALUES (
                my_site, my_station, r.station_seq::bigint, r.posting_id, kind,
                r.doc ->> 'business_date', r.doc ->> 'receipt_number',
                (r.doc ->> 'amount_cents')::bigint, r.doc ->> 'staff', r.doc ->> 'approver',
                r.doc ->> 'session_id', r.doc ->> 'tender_id', original, item,
                r.canonical, r.prev_hash, r.hash, received)
            ON CONFLICT (site, posting_id) DO NOTHING;
            IF NOT FOUND THEN
                -- the id stands at another place of the site
                refused := 'record.conflict';
            END IF;
        END IF;
        IF outcome = 'conflict' AND refused = '' THEN
            outcome := 'created';
            codes := '{}';
            details := '{}';
            lines := '{}';
            effect := 0;
            twice := false;

            -- done by somebody without the right: recorded, and without effect; what lies in a
            -- tray is there all the same
            lacking := ledger.lacks_right(my_site, r.doc, received);
            barred := lacking = 'staff.not_allowed'
                AND kind NOT IN ('payment', 'drawer_opened', 'counted', 'closed');

            -- how its lines stand here
            IF barred THEN
                NULL;
            ELSIF kind IN ('void', 'reversal', 'returned_item') THEN
                INSERT INTO ledger.correction (site, original_id, posting_id, kind)
                VALUES (my_site, original, r.posting_id, r.doc ->> 'kind')
                ON CONFLICT (site, original_id) DO NOTHING;
                twice := NOT FOUND;
            ELSIF kind IN ('deposit_verified', 'deposit_sent', 'deposit_confirmed',
                           'resolution') THEN
                twice := NOT ledger.deposit_goes_on(my_site, r.doc);
            END IF;
            stands := r.accounts;
            IF twice OR barred THEN
                -- recorded, and without effect until a supervisor decides
                stands := array_fill(suspense, ARRAY[cardinality(r.accounts)]);
                lines := ARRAY(SELECT generate_series(1, cardinality(r.accounts)));
                IF twice THEN
                    codes := codes || (CASE WHEN kind IN ('void', 'reversal', 'returned_item')
                                            THEN 'corrected_twice'
                                            ELSE 'deposit.out_of_order' END);
                    details := details || jsonb_build_object('original_id', original);
                END IF;
            ELSE
                before := NULL;
                IF original <> '' AND cardinality(stands) > 0 THEN
                    -- a record about an earlier one follows what was done then
                    before := ledger.mapping_of(my_site, original);
                END IF;
                unknown := '{}';
                off_chart := '{}';
                FOR i IN 1 .. cardinality(stands) LOOP
                    IF stands[i] LIKE 'receivable/_%' THEN
                        billing := substr(stands[i], 12);
                        IF before ? billing THEN
                            moved := (before -> billing)::boolean;
                        ELSE
                            moved := NOT billing = ANY (known);
                            IF moved THEN
                                unknown := unknown || billing;
                            END IF;
                        END IF;
                    ELSE
                        moved := NOT (starts_with(stands[i], 'undeposited/')
                            OR starts_with(stands[i], 'in-transit/')
                            OR stands[i] IN ('bank', 'returned-items', 'revenue/premium', suspense));
                        IF moved THEN
                            off_chart := off_chart || stands[i];
                        END IF;
                    END IF;
                    IF moved THEN
                        stands[i] := suspense;
                        lines := lines || i;
                    END IF;
                    IF stands[i] = suspense THEN
                        effect := effect - r.cents[i];
                    END IF;
                END LOOP;
                IF cardinality(unknown) > 0 THEN
                    codes := codes || 'account.unknown'::text;
                    details := details || jsonb_build_object('accounts', unknown);
                END IF;
                IF cardinality(off_chart) > 0 THEN
                    codes := codes || 'chart.unknown'::text;
                    details := details || jsonb_build_object('accounts', off_chart);
                END IF;
            END IF;

            -- the same paper item elsewhere, not voided
            IF kind IN ('payment', 'correction') AND item <> '' THEN
                IF kind = 'payment' AND (item = ANY (items) OR item = ANY (taken)) THEN
                    others := ledger.same_item(my_site, r.posting_id, item, r.doc -> 'body');
                    IF cardinality(others) > 0 THEN
                        codes := codes || 'duplicate'::text;
                        details := details || jsonb_build_object('of', others);
                    END IF;
                END IF;
                taken := taken || item;
            END IF;

            -- the amount against what the lines move
            IF kind IN ('payment', 'void', 'reversal') THEN
                whole := 0;
                FOR i IN 1 .. cardinality(r.cents) LOOP
                    whole := whole + greatest(r.cents[i], 0);
                END LOOP;
                IF (r.doc ->> 'amount_cents')::bigint
                    <> (CASE kind WHEN 'payment' THEN whole ELSE -whole END) THEN
                    codes := codes || 'amount.differs'::text;
                    details := details || jsonb_build_object('amount_cents',
                                                             r.doc -> 'amount_cents');
                END IF;
            END IF;

            -- an item of a drawer that another station has taken to the bank meanwhile
            IF kind = 'reversal' AND NOT barred THEN
                named := ledger.deposit_of(my_site, r.doc);
                IF named IS NOT NULL THEN
                    codes := codes || 'deposit.item_reversed'::text;
                    details := details || jsonb_build_object('ticket', named);
                END IF;
            END IF;

            IF kind = 'deposit_prepared' AND NOT barred THEN
                ticket := ledger.give_ticket(my_site, r.doc ->> 'business_date', r.posting_id);
            END IF;
            IF cardinality(stands) > 0 THEN
                INSERT INTO ledger.entry (site, station, station_seq, line, account, cents)
                SELECT my_site, my_station, r.station_seq::bigint, e.line, e.account, e.cents
                FROM unnest(stands, r.cents) WITH ORDINALITY AS e(account, cents, line);
            END IF;
            keys := keys || r.posting_id;
            thin := ledger.thin_document(r, received, lines, ticket);
            documents := documents || CASE WHEN barred THEN ledger.barred(thin) ELSE thin END;

            -- what it takes out of suspense is set against what exceptions hold, oldest first
            IF effect <> 0 THEN
                named := CASE WHEN jsonb_typeof(r.doc -> 'body' -> 'exception') = 'string'
                              THEN r.doc -> 'body' ->> 'exception' ELSE '' END;
                others := ARRAY[named];
                IF named = '' THEN
                    others := ARRAY(
                        SELECT x.exception_id FROM ledger.exception x
                        WHERE original <> '' AND x.site = my_site AND x.posting_id = original);
                END IF;
                FOR held IN
                    SELECT x.exception_id, x.cents FROM ledger.exception x
                    WHERE x.site = my_site AND x.exception_id = ANY (others)
                    ORDER BY x.exception_id FOR UPDATE
                LOOP
                    share := held.cents - ledger.relieved(my_site, held.exception_id);
                    IF effect <> 0 AND sign(share) = -sign(effect) THEN
                        share := least(abs(share), abs(effect)) * sign(share);
                        INSERT INTO ledger.exception_relief (exception_id, site, posting_id, cents)
                        VALUES (held.exception_id, my_site, r.posting_id, share);
                        effect := effect + share;
                        IF NOT held.exception_id = ANY (touched) THEN
                            touched := touched || held.exception_id;
                        END IF;
                    END IF;
                END LOOP;
            END IF;
            IF kind = 'resolution' AND NOT barred AND NOT r.doc -> 'body' ? 'deposit' THEN
                named := CASE WHEN jsonb_typeof(r.doc -> 'body' -> 'exception') = 'string'
                              THEN r.doc -> 'body' ->> 'exception' ELSE '' END;
                INSERT INTO ledger.exception_relief (exception_id, site, posting_id, cents)
                SELECT x.exception_id, my_site, r.posting_id, 0 FROM ledger.exception x
                WHERE x.site = my_site AND x.exception_id = named;
                IF NOT FOUND THEN
                    codes := codes || 'resolution.unknown'::text;
                    details := details || '{}'::jsonb;
                ELSIF NOT named = ANY (touched) THEN
                    touched := touched || named;
                END IF;
            END IF;

            -- a fact may change other tables besides
            IF NOT barred AND cardinality(r.accounts) = 0 THEN
                SELECT * INTO besides FROM ledger.done_besides(my_site, r.doc, received);
                IF besides.code <> '' THEN
                    codes := codes || besides.code;
                    details := details || besides.detail;
                END IF;
            END IF;

            IF lacking <> '' THEN
                codes := codes || lacking;
                details := details || '{}'::jsonb;
            END IF;

            -- what a supervisor must look at; the first holds what stands in suspense
            IF effect <> 0 AND NOT codes && ARRAY['account.unknown', 'chart.unknown'] THEN
                codes := CASE WHEN effect > 0 THEN 'unidentified' ELSE 'suspense.unmatched' END
                    || codes;
                details := '{}'::jsonb || details;
            END IF;
            FOR i IN 1 .. cardinality(codes) LOOP
                id := ledger.open_exception(
                    ledger.new_id(started, opened), my_site, my_station, r.station_seq,
                    r.posting_id, r.hash, codes[i], details[i], effect, received);
                opened := opened + 1;
                effect := 0;
                IF id IS NOT NULL THEN
                    touched := touched || id;
                END IF;
            END LOOP;
            code := coalesce(codes[1], '');
            at_seq := r.station_seq::bigint;
            at_hash := r.hash;
        END IF;
        IF refused <> '' THEN
            -- a supervisor hears of it once, however often the station tries again
            code := refused;
            id := ledger.open_exception(
                ledger.new_id(started, opened), my_site, my_station, r.station_seq,
                r.posting_id, r.hash, code,
                jsonb_build_object('prev_hash', normalize(left(r.prev_hash, 64), NFC)),
                0, received);
            opened := opened + 1;
            IF id IS NOT NULL THEN
                touched := touched || id;
            END IF;
        END IF;
        answers := answers || json_build_object(
            'posting_id', r.posting_id, 'outcome', outcome,
            'expected_seq', CASE outcome WHEN 'gap' THEN at_seq + 1 ELSE 0 END,
            'exception', code, 'ticket', ticket);
    END LOOP;

    IF at_seq > first_seq THEN
        UPDATE ledger.station_head h
        SET last_seq = at_seq, last_hash = at_hash
        WHERE h.site = my_site AND h.station = my_station;
        -- the balance is looked at now, while nobody waits for the feed's counter
        SET CONSTRAINTS ALL IMMEDIATE;
    END IF;
    FOREACH id IN ARRAY touched LOOP
        keys := keys || ('exception/' || id);
        documents := documents || ledger.exception_document(my_site, id);
    END LOOP;
    IF cardinality(keys) > 0 THEN
        PERFORM ledger.append('site/' || my_site, keys, documents);
    END IF;
    RETURN array_to_json(answers);
END
$$;

GRANT SELECT, INSERT, UPDATE ON ledger.staff TO ledger_api;
GRANT INSERT, UPDATE ON ledger.current TO ledger_api;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ledger TO ledger_api;
RESET ROLE;
