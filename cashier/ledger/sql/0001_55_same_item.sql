-- The duplicate guard. An item goes by the key that its newest correction gave it; a void frees it.
-- Payments at other places whose paper has the record's key now, at most five, in order; those on
-- receipts that a supervisor had seen as the same paper (body duplicate_of) are not told again.
-- The twin in Python is ledger/same_item.py.

SET LOCAL ROLE ledger_owner;

CREATE FUNCTION ledger.same_item(my_site text, id text, item text, body jsonb) RETURNS text[]
LANGUAGE sql STABLE AS $$
    SELECT ARRAY(
        SELECT DISTINCT one.id FROM ledger.posting p
        CROSS JOIN LATERAL (
            SELECT CASE p.kind WHEN 'payment' THEN p.posting_id ELSE p.original_id END) AS one(id)
        WHERE p.dup_key = same_item.item AND p.dup_key <> '' AND p.kind IN ('payment', 'correction')
            AND (p.site, one.id) <> (my_site, same_item.id)
            AND NOT EXISTS (
                SELECT FROM jsonb_array_elements(
                    CASE jsonb_typeof(body -> 'duplicate_of') WHEN 'array'
                    THEN body -> 'duplicate_of' ELSE '[]'::jsonb END) AS s(receipt)
                WHERE s.receipt = to_jsonb(p.receipt_number))
            AND NOT EXISTS (
                SELECT FROM ledger.correction c
                WHERE c.site = p.site AND c.original_id = one.id AND c.kind = 'void')
            AND NOT EXISTS (
                SELECT FROM ledger.posting l
                WHERE l.site = p.site AND l.original_id = one.id AND l.original_id <> ''
                    AND l.kind = 'correction' AND l.dup_key <> ''
                    AND (p.kind = 'payment' OR l.posting_id > p.posting_id))
        ORDER BY 1 LIMIT 5)
$$;
