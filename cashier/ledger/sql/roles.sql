-- Roles are the whole cluster's, not one database's: made where they are missing, by whichever
-- ledger comes first. None of these can log in; stations and auditors get roles of their own that
-- are members of the last two.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY[
        'ledger_owner', 'ledger_api', 'ledger_station', 'ledger_auditor', 'ledger_gateway'
    ] LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = wanted) THEN
            BEGIN
                EXECUTE pg_catalog.format('CREATE ROLE %I NOLOGIN', wanted);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL;  -- another ledger of this cluster was made at the same moment
            END;
        END IF;
    END LOOP;
    IF NOT (SELECT r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname = current_user) THEN
        -- whoever makes the ledger must be able to act as its owners
        EXECUTE pg_catalog.format('GRANT ledger_owner, ledger_api TO %I', current_user);
    END IF;
END
$$;
