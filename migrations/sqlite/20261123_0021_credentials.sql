-- What a person signs in with, apart from the person: nothing that lists people ever reads a secret.
CREATE TABLE credentials (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    password_hash TEXT NULL,
    password_set_at TEXT NULL,
    must_change_password INTEGER NOT NULL,
    security_stamp TEXT NOT NULL,
    failed_count INTEGER NOT NULL,
    locked_until TEXT NULL,
    totp_key TEXT NULL,
    is_totp_on INTEGER NOT NULL,
    totp_step INTEGER NULL,
    recovery_codes TEXT NULL
) STRICT;
