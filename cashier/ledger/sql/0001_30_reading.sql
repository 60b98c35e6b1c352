-- Reading a record as sent: the text is parsed and every field held against its links; nothing is
-- taken on trust. The same rules, in the same order, as cashier/ledger/records.py.

SET LOCAL ROLE ledger_owner;

CREATE FUNCTION ledger.instant(at timestamptz) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

-- A UUIDv7: milliseconds, a 12-bit count inside one call, then chance. Ids of one call sort as
-- they were given.
CREATE FUNCTION ledger.new_id(at timestamptz, n integer) RETURNS text
LANGUAGE sql VOLATILE AS $$
    SELECT substr(t, 1, 8) || '-' || substr(t, 9, 4) || '-7' || c || '-' || substr(r, 20)
    FROM (SELECT lpad(to_hex((extract(epoch FROM at) * 1000)::bigint + n / 4096), 12, '0'),
                 lpad(to_hex(n % 4096), 3, '0'), gen_random_uuid()::text) AS made(t, c, r)
$$;

-- The canonical form of a parsed value: keys by code point, no spaces, integers only. A fraction
-- or a nesting deeper than 64 has none; it drops out, and the text then differs from what was sent.
-- Empty maps and lists are written where they stand: a call for each would cost more than the rest.
CREATE FUNCTION ledger.canonical(value jsonb, depth integer DEFAULT 1) RETURNS text
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF depth > 64 THEN
        RETURN NULL;
    END IF;
    CASE jsonb_typeof(value)
    WHEN 'object' THEN
        RETURN '{' || coalesce((
            SELECT string_agg(to_json(m.key)::text || ':' || CASE
                WHEN m.value IN ('{}', '[]') THEN CASE WHEN depth < 64 THEN m.value::text END
                WHEN jsonb_typeof(m.value) IN ('object', 'array') THEN
                    ledger.canonical(m.value, depth + 1)
                WHEN jsonb_typeof(m.value) <> 'number' THEN m.value::text
                WHEN strpos(m.value::text, '.') = 0
                    AND length(ltrim(m.value::text, '-')) <= 4300 THEN m.value::text
                END, ',' ORDER BY m.key COLLATE "C")
            FROM jsonb_each(value) m), '') || '}';
    WHEN 'array' THEN
        RETURN '[' || coalesce((
            SELECT string_agg(CASE
                WHEN m.value IN ('{}', '[]') THEN CASE WHEN depth < 64 THEN m.value::text END
                WHEN jsonb_typeof(m.value) IN ('object', 'array') THEN
                    ledger.canonical(m.value, depth + 1)
                WHEN jsonb_typeof(m.value) <> 'number' THEN m.value::text
                WHEN strpos(m.value::text, '.') = 0
                    AND length(ltrim(m.value::text, '-')) <= 4300 THEN m.value::text
                END, ',' ORDER BY m.n)
            FROM jsonb_array_elements(value) WITH ORDINALITY AS m(value, n)), '') || ']';
    ELSE
        RETURN value::text;
    END CASE;
END
$$;

-- One record of a batch, read. `wrong` is '' or the code of what is wrong with it; `n` is its place
-- in the batch.
CREATE TYPE ledger.reading AS (
    n bigint,
    station_seq numeric,
    posting_id text,
    prev_hash text,
    hash text,
    canonical text,
    wrong text,
    doc jsonb,
    accounts text[],
    cents bigint[]
);

-- What is wrong with the fields of a canonical text, '' if nothing is: which are there, of which
-- type, and whether they are of this place in this station's chain.
CREATE FUNCTION ledger.fault_of_fields(
    my_site text, my_station text, seq numeric, posting_id text, doc jsonb
) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF NOT doc ?& ARRAY['amount_cents', 'approver', 'body', 'business_date', 'entries', 'kind',
            'original_id', 'posting_id', 'receipt_number', 'recorded_at', 'session_id', 'site',
            'staff', 'station', 'station_seq', 'tender_id', 'v']
        OR (SELECT count(*) FROM jsonb_object_keys(doc)) <> 17
        OR doc -> 'v' <> '1'::jsonb
        OR EXISTS (
            SELECT FROM unnest(ARRAY['approver', 'business_date', 'kind', 'original_id',
                'posting_id', 'receipt_number', 'recorded_at', 'session_id', 'site', 'staff',
                'station', 'tender_id']) AS f(name)
            WHERE jsonb_typeof(doc -> f.name) <> 'string' OR length(doc ->> f.name) > 200
                OR doc ->> f.name ~ '[\x01-\x1f]')
        OR jsonb_typeof(doc -> 'body') <> 'object'
        OR jsonb_typeof(doc -> 'amount_cents') <> 'number' THEN
        RETURN 'record.fields';
    END IF;
    IF abs((doc ->> 'amount_cents')::numeric) > 1000000000000000 THEN
        RETURN 'record.fields';
    END IF;
    IF doc ->> 'site' <> my_site OR doc ->> 'station' <> my_station
        OR doc -> 'station_seq' <> to_jsonb(seq)
        OR doc ->> 'posting_id' <> posting_id OR posting_id = '' THEN
        RETURN 'record.links';
    END IF;
    RETURN '';
END
$$;

-- STRICT: a record that stands here already is not read again.
CREATE FUNCTION ledger.read_record(
    my_site text, my_station text, seq numeric, posting_id text, prev_hash text, hash text,
    canonical text, OUT wrong text, OUT doc jsonb, OUT accounts text[], OUT cents bigint[]
) LANGUAGE plpgsql STABLE STRICT AS $$
DECLARE
    told text := canonical;
    body jsonb;
    kind text;
    instant text;
    lines text;
    sound boolean;
    small boolean;
    total numeric;
    money boolean;
    fault text := '';
BEGIN
    wrong := 'record.too_long';
    IF length(canonical) > 1048576 THEN
        RETURN;
    END IF;
    wrong := 'record.not_canonical';
    IF prev_hash !~ '^[0-9a-f]{64}$' THEN
        RETURN;
    END IF;
    IF encode(sha256(decode(prev_hash, 'hex') || convert_to(canonical, 'UTF8')), 'hex') <> hash THEN
        IF canonical !~ '[\x01-\x1f]' THEN
            wrong := 'record.hash';
        END IF;
        RETURN;
    END IF;
    IF strpos(canonical, '\u0000') > 0 THEN
        -- jsonb cannot hold NUL: it is read as U+0001, which is as long and as canonical; what is
        -- kept and shown is the text as it came
        told := regexp_replace(canonical, '(?<!\\)((?:\\\\)*)\\u0000', '\1\\u0001', 'g');
    END IF;
    BEGIN
        doc := told::jsonb;
        body := doc -> 'body';
        IF jsonb_typeof(doc) = 'object' AND jsonb_typeof(doc -> 'entries') = 'array' THEN
            SELECT array_agg(e.line ->> 'account' ORDER BY e.n),
                   array_agg(e.cents ORDER BY e.n), sum(e.cents),
                   bool_and(e.cents IS NOT NULL AND e.whole),
                   string_agg('{"account":' || to_json(e.line ->> 'account') || ',"cents":'
                              || (e.line ->> 'cents') || '}', ',' ORDER BY e.n)
            INTO accounts, cents, total, sound, lines
            FROM (SELECT l.line, l.n, CASE WHEN jsonb_typeof(l.line -> 'cents') = 'number'
                             AND length(l.line ->> 'cents') <= 17
                             AND strpos(l.line ->> 'cents', '.') = 0
                             THEN (l.line ->> 'cents')::bigint END,
                         jsonb_typeof(l.line) = 'object'
                             AND CASE WHEN jsonb_typeof(l.line) = 'object'
                                 THEN l.line - 'account' - 'cents' = '{}'::jsonb END
                             AND jsonb_typeof(l.line -> 'account') = 'string'
                             AND length(l.line ->> 'account') BETWEEN 1 AND 200
                  FROM jsonb_array_elements(doc -> 'entries') WITH ORDINALITY AS l(line, n)
            ) AS e(line, n, cents, whole);
            accounts := coalesce(accounts, '{}');
            cents := coalesce(cents, '{}');
            sound := coalesce(sound, cardinality(accounts) = 0);
        END IF;
        -- the text again out of what was read; where it comes out the same, the form is proved, and
        -- with it that every field is there, of its type, and none besides. Where it does not, the
        -- slower way says what is wrong.
        IF concat('{"amount_cents":', doc ->> 'amount_cents',
            ',"approver":', to_json(doc ->> 'approver'),
            ',"body":', ledger.canonical(body),
            ',"business_date":', to_json(doc ->> 'business_date'),
            ',"entries":[', lines, '],"kind":', to_json(doc ->> 'kind'),
            ',"original_id":', to_json(doc ->> 'original_id'),
            ',"posting_id":', to_json(posting_id),
            ',"receipt_number":', to_json(doc ->> 'receipt_number'),
            ',"recorded_at":', to_json(doc ->> 'recorded_at'),
            ',"session_id":', to_json(doc ->> 'session_id'),
            ',"site":', to_json(my_site),
            ',"staff":', to_json(doc ->> 'staff'),
            ',"station":', to_json(my_station),
            ',"station_seq":', seq,
            ',"tender_id":', to_json(doc ->> 'tender_id'), ',"v":1}') <> told
            OR sound IS NOT TRUE OR jsonb_typeof(body) <> 'object' OR posting_id = ''
            OR jsonb_typeof(doc -> 'amount_cents') <> 'number'
            OR strpos(doc ->> 'amount_cents', '.') > 0 THEN
            IF jsonb_typeof(doc) <> 'object' OR ledger.canonical(doc) IS DISTINCT FROM told THEN
                doc := NULL;
                RETURN;
            END IF;
            fault := ledger.fault_of_fields(my_site, my_station, seq, posting_id, doc);
        END IF;
        IF octet_length(told) <> length(told) AND told IS NOT NFC NORMALIZED THEN
            doc := NULL;
            RETURN;
        END IF;
        IF fault <> '' THEN
            wrong := fault;
            RETURN;
        END IF;

        -- a text that a column and an index hold; a control character shows as an escape
        small := greatest(length(doc ->> 'approver'), length(doc ->> 'business_date'),
            length(doc ->> 'kind'), length(doc ->> 'original_id'), length(posting_id),
            length(doc ->> 'receipt_number'), length(doc ->> 'recorded_at'),
            length(doc ->> 'session_id'), length(doc ->> 'staff'), length(doc ->> 'tender_id')) <= 200;
        IF small AND strpos(told, '\') > 0 THEN
            small := concat(doc ->> 'approver', doc ->> 'business_date', doc ->> 'kind',
                doc ->> 'original_id', posting_id, doc ->> 'receipt_number', doc ->> 'recorded_at',
                doc ->> 'session_id', doc ->> 'staff', doc ->> 'tender_id') !~ '[\x01-\x1f]';
        END IF;
        IF NOT small OR abs((doc ->> 'amount_cents')::numeric) > 1000000000000000 THEN
            wrong := 'record.fields';
            RETURN;
        END IF;

        kind := doc ->> 'kind';
        money := kind IN ('payment', 'void', 'reversal', 'returned_item', 'reallocation',
                          'deposit_verified', 'deposit_confirmed');
        IF NOT money AND kind NOT IN ('drawer_opened', 'counted', 'closed', 'review', 'correction',
                'approval', 'deposit_prepared', 'deposit_sent', 'staff_act', 'request', 'resolution',
                'print', 'audit') THEN
            wrong := 'record.kind';
            RETURN;
        END IF;

        wrong := 'record.dates';
        instant := doc ->> 'recorded_at';
        IF doc ->> 'business_date' !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' OR instant !~
            '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z$' THEN
            RETURN;
        END IF;
        IF to_char((doc ->> 'business_date')::date, 'YYYY-MM-DD') <> doc ->> 'business_date'
            OR to_char(left(instant, 26)::timestamp, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') <> instant THEN
            RETURN;
        END IF;

        wrong := 'record.entries';
        IF sound IS NOT TRUE OR 1000000000000000 < ANY (cents) OR -1000000000000000 > ANY (cents)
            OR strpos(told, '\') > 0 AND array_to_string(accounts, '') ~ '[\x01-\x1f]' THEN
            RETURN;
        END IF;

        wrong := 'record.unbalanced';
        IF money AND (cardinality(cents) < 2 OR 0 = ANY (cents) OR total <> 0)
            OR NOT money AND cardinality(cents) > 0 THEN
            RETURN;
        END IF;
        wrong := 'record.staff';
        IF money AND doc ->> 'staff' = '' THEN
            RETURN;
        END IF;
        wrong := 'record.two_persons';
        IF kind IN ('void', 'reversal', 'returned_item', 'reallocation')
            AND doc ->> 'approver' IN ('', doc ->> 'staff') THEN
            RETURN;
        END IF;
        wrong := 'record.original';
        IF kind IN ('void', 'reversal', 'returned_item') AND doc ->> 'original_id' = '' THEN
            RETURN;
        END IF;
        wrong := '';
    -- `wrong` says how far it came: the form, or a day that is none
    EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
        doc := CASE wrong WHEN 'record.not_canonical' THEN NULL ELSE doc END;
    END;
END
$$;

-- A text of a record's body that may be shown; '' where it is none, is longer than 200 characters
-- or holds control characters.
CREATE FUNCTION ledger.text_of(body jsonb, name text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN jsonb_typeof(body -> name) = 'string' AND body ->> name !~ '[\x01-\x1f]'
            AND length(body ->> name) <= 200 THEN body ->> name ELSE '' END
$$;

-- Counted less expected over all kinds of a close, items and cents; what is not of that form is no
-- difference.
CREATE FUNCTION ledger.difference(body jsonb, OUT items numeric, OUT cents numeric)
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    line jsonb;
    sound boolean;
BEGIN
    items := 0;
    cents := 0;
    IF jsonb_typeof(body -> 'kinds') IS DISTINCT FROM 'object' THEN
        RETURN;
    END IF;
    FOR line IN SELECT k.value FROM jsonb_each(body -> 'kinds') k LOOP
        IF jsonb_typeof(line) = 'array' AND jsonb_array_length(line) = 4 THEN
            SELECT bool_and(CASE WHEN jsonb_typeof(v) = 'number'
                                 THEN abs(v::numeric) <= 1000000000000000 ELSE false END)
            INTO sound FROM jsonb_array_elements(line) AS v;
            IF sound THEN
                items := items + (line ->> 2)::numeric - (line ->> 0)::numeric;
                cents := cents + (line ->> 3)::numeric - (line ->> 1)::numeric;
            END IF;
        END IF;
    END LOOP;
END
$$;

-- The record as every station sees it (docs/formats, feed-site): canonical JSON without a name or
-- a bank line.
CREATE FUNCTION ledger.thin_document(
    r ledger.reading, received_at text, suspense_lines integer[], ticket text
) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
    doc jsonb := r.doc;
    body jsonb := r.doc -> 'body';
    kind text := r.doc ->> 'kind';
    accounts text := '';
    shared text := '';
    drawer text := '';
    gap record;
    told text;
    i integer;
BEGIN
    FOR i IN 1 .. cardinality(r.accounts) LOOP
        IF r.accounts[i] LIKE 'receivable/_%' THEN
            accounts := accounts || ',[' || to_json(substr(r.accounts[i], 12)) || ','
                || r.cents[i] || ']';
        END IF;
    END LOOP;
    IF kind IN ('request', 'approval', 'review', 'resolution') THEN
        -- cut out of the text itself, which holds what jsonb cannot
        told := '{"amount_cents":' || (doc ->> 'amount_cents') || ',"approver":'
            || to_json(doc ->> 'approver') || ',"body":';
        shared := ',"body":'
            || substr(r.canonical, length(told) + 1, length(ledger.canonical(body)));
    ELSIF kind IN ('drawer_opened', 'counted', 'closed') THEN
        SELECT * INTO gap FROM ledger.difference(body);
        drawer := ',"difference_cents":' || gap.cents || ',"difference_items":' || gap.items
            || ',"drawer_state":"' || CASE kind WHEN 'drawer_opened' THEN 'open'
               WHEN 'counted' THEN 'counting' ELSE 'closed' END || '"';
    END IF;
    RETURN concat('{"accounts":[', substr(accounts, 2), '],"amount_cents":', doc ->> 'amount_cents',
        shared,
        ',"business_date":"', doc ->> 'business_date', '"', drawer,
        ',"dup_key":', to_json(ledger.text_of(body, 'dup_key')),
        ',"hash":"', r.hash, '"',
        ',"instrument_kind":', to_json(ledger.text_of(body -> 'instrument', 'kind')),
        ',"kind":"', kind, '"',
        ',"original_id":', to_json(doc ->> 'original_id'),
        ',"posting_id":', to_json(r.posting_id),
        ',"receipt_number":', to_json(doc ->> 'receipt_number'),
        ',"received_at":"', received_at, '"',
        ',"recorded_at":"', doc ->> 'recorded_at', '"',
        ',"session_id":', to_json(doc ->> 'session_id'),
        ',"site":', to_json(doc ->> 'site'),
        ',"staff":', to_json(doc ->> 'staff'),
        ',"station":', to_json(doc ->> 'station'),
        ',"station_seq":', r.station_seq,
        ',"suspense_lines":[', array_to_string(suspense_lines, ','), ']',
        ',"tender_id":', to_json(doc ->> 'tender_id'),
        CASE WHEN ticket <> '' THEN ',"ticket":"' || ticket || '"' END,
        ',"type":"record"',
        ',"visit_id":', to_json(ledger.text_of(body, 'visit_id')),
        ',"weak_key":', to_json(ledger.text_of(body, 'weak_key')), '}');
END
$$;
