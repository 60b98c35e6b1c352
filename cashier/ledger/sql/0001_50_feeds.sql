-- Appending to a site's feed. Its counter is the last row any transaction locks and is held to the
-- commit: the feed's order is the order of commits.

SET LOCAL ROLE ledger_owner;

CREATE FUNCTION ledger.append(my_feed text, keys text[], documents text[]) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    at ledger.feed_head;
    link bytea;
    hashes text[] := '{}';
    i integer;
BEGIN
    SELECT h.* INTO at FROM ledger.feed_head h WHERE h.feed = my_feed FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO ledger.feed_head (feed, epoch, seq, hash)
        VALUES (my_feed, 1, 0, repeat('0', 64)) ON CONFLICT (feed) DO NOTHING;
        SELECT h.* INTO at FROM ledger.feed_head h WHERE h.feed = my_feed FOR UPDATE;
    END IF;
    link := decode(at.hash, 'hex');
    FOR i IN 1 .. cardinality(keys) LOOP
        link := sha256(link || convert_to(
            'upsert' || chr(10) || keys[i] || chr(10) || documents[i], 'UTF8'));
        hashes := hashes || encode(link, 'hex');
    END LOOP;
    INSERT INTO ledger.feed (feed, epoch, seq, operation, key, document, hash)
    SELECT my_feed, at.epoch, at.seq + c.n, 'upsert', c.key, c.document, c.hash
    FROM unnest(keys, documents, hashes) WITH ORDINALITY AS c(key, document, hash, n);
    UPDATE ledger.feed_head h SET seq = at.seq + cardinality(keys), hash = encode(link, 'hex')
    WHERE h.feed = my_feed;
END
$$;
