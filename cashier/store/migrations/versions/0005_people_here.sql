CREATE TABLE signed_in (
    staff TEXT NOT NULL,
    at TEXT NOT NULL,
    failed INTEGER NOT NULL,
    before_at TEXT NOT NULL,
    before_failed INTEGER NOT NULL,
    CONSTRAINT pk_signed_in PRIMARY KEY (staff)
);

CREATE TABLE pin (
    staff TEXT NOT NULL,
    made_at TEXT NOT NULL,
    public_key TEXT NOT NULL,
    locked TEXT NOT NULL,
    of_passphrase TEXT NOT NULL,
    failures INTEGER NOT NULL,
    CONSTRAINT pk_pin PRIMARY KEY (staff)
);
