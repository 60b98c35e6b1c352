-- What the ledger holds a deposit's records to: two people, each drawer once, forward only. The
-- rules of cashier/ledger/deposit_rules.py.

SET LOCAL ROLE ledger_owner;

-- The drawers a prepared deposit names; nothing is refused for its body.
CREATE FUNCTION ledger.sessions_of(body jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(s.one #>> '{}'), '{}')
    FROM jsonb_array_elements(
        CASE WHEN jsonb_typeof(body -> 'sessions') = 'array' THEN body -> 'sessions'
             ELSE '[]'::jsonb END) AS s(one)
    WHERE jsonb_typeof(s.one) = 'string'
$$;

CREATE FUNCTION ledger.body_of(canonical text) RETURNS jsonb
LANGUAGE sql IMMUTABLE AS $$
    SELECT replace(canonical, '\u0000', '\u0001')::jsonb -> 'body'
$$;

-- Whether a drawer of a prepared deposit is in one that has its ticket and was not given up.
CREATE FUNCTION ledger.drawer_taken(my_site text, day text, id text) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM ledger.posting mine
        JOIN ledger.deposit_ticket t ON t.site = my_site AND t.business_date = day
        JOIN ledger.posting p ON p.site = my_site AND p.posting_id = t.posting_id
        WHERE mine.site = my_site AND mine.posting_id = id
            AND ledger.sessions_of(ledger.body_of(p.canonical))
                && ledger.sessions_of(ledger.body_of(mine.canonical))
            AND NOT EXISTS (
                SELECT FROM ledger.correction c WHERE c.site = my_site
                AND c.original_id = t.posting_id AND c.kind = 'resolution'))
$$;

-- The ticket of the deposit that holds the drawer of a reversed item; NULL for none.
CREATE FUNCTION ledger.deposit_of(my_site text, doc jsonb) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT t.ticket FROM ledger.posting paid
    JOIN ledger.deposit_ticket t ON t.site = my_site AND t.business_date = paid.business_date
    JOIN ledger.posting p ON p.site = my_site AND p.posting_id = t.posting_id
    WHERE paid.site = my_site AND paid.posting_id = doc ->> 'original_id'
        AND doc ->> 'session_id' = ANY (ledger.sessions_of(ledger.body_of(p.canonical)))
        AND NOT EXISTS (
            SELECT FROM ledger.correction c WHERE c.site = my_site
            AND c.original_id = t.posting_id AND c.kind = 'resolution')
    ORDER BY t.number LIMIT 1
$$;

-- The next deposit ticket of a site's business date, given to a record once; '' where one of its
-- drawers is in a deposit already. Two stations that ask at the same moment meet on the primary
-- key: the second waits for the first, then looks again, and takes the number after it, or the same
-- one if the first came to nothing.
CREATE FUNCTION ledger.give_ticket(my_site text, day text, id text) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    following integer;
    given text;
BEGIN
    LOOP
        SELECT coalesce(max(t.number), 0) + 1 INTO following FROM ledger.deposit_ticket t
        WHERE t.site = my_site AND t.business_date = day;
        IF ledger.drawer_taken(my_site, day, id) THEN
            RETURN '';
        END IF;
        given := my_site || '-' || replace(day, '-', '') || '-'
            || lpad(following::text, greatest(2, length(following::text)), '0');
        INSERT INTO ledger.deposit_ticket (site, business_date, number, posting_id, ticket)
        VALUES (my_site, day, following, id, given)
        ON CONFLICT (site, business_date, number) DO NOTHING;
        IF FOUND THEN
            RETURN given;
        END IF;
    END LOOP;
END
$$;

-- Whether one person does what takes two: a drawer of a deposit is the own one of who prepares or
-- verifies it, or who verifies it prepared it.
CREATE FUNCTION ledger.same_person(my_site text, doc jsonb) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM (
            SELECT doc ->> 'business_date', doc -> 'body', ''
            WHERE doc ->> 'kind' = 'deposit_prepared'
            UNION ALL
            SELECT p.business_date, ledger.body_of(p.canonical), p.staff FROM ledger.posting p
            WHERE doc ->> 'kind' = 'deposit_verified' AND p.site = my_site
                AND p.posting_id = doc ->> 'original_id' AND p.kind = 'deposit_prepared'
        ) AS deposit(day, body, staff)
        WHERE deposit.staff = doc ->> 'staff' OR EXISTS (
            SELECT FROM ledger.posting o
            WHERE o.site = my_site AND o.business_date = deposit.day AND o.kind = 'drawer_opened'
                AND o.session_id = ANY (ledger.sessions_of(deposit.body))
                AND o.staff = doc ->> 'staff'))
$$;

-- Takes a step of a deposit, if it stands just before it. Of two that want the same step the first
-- has the row of `correction`; the other is recorded without effect.
CREATE FUNCTION ledger.deposit_goes_on(my_site text, doc jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    kind CONSTANT text := doc ->> 'kind';
    deposit CONSTANT text := doc ->> 'original_id';
BEGIN
    IF kind = 'resolution' AND NOT doc -> 'body' ? 'deposit' THEN
        RETURN true;
    END IF;
    INSERT INTO ledger.correction (site, original_id, posting_id, kind)
    SELECT my_site, deposit || CASE kind WHEN 'deposit_sent' THEN '/sent'
                                    WHEN 'deposit_confirmed' THEN '/confirmed' ELSE '' END,
           doc ->> 'posting_id', doc ->> 'kind'
    WHERE CASE kind
        WHEN 'deposit_sent' THEN EXISTS (
            SELECT FROM ledger.correction c WHERE c.site = my_site
            AND c.original_id = deposit AND c.kind = 'deposit_verified')
        WHEN 'deposit_confirmed' THEN EXISTS (
            SELECT FROM ledger.correction c WHERE c.site = my_site
            AND c.original_id = deposit || '/sent' AND c.kind = 'deposit_sent')
        ELSE EXISTS (
            SELECT FROM ledger.deposit_ticket t WHERE t.site = my_site
            AND t.posting_id = deposit) END
    ON CONFLICT (site, original_id) DO NOTHING;
    RETURN FOUND;
END
$$;
