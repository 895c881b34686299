-- Raised once by key, updated when the facts change, closed when answered, never deleted.
CREATE TABLE flags (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    flag_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    year INTEGER NOT NULL,
    commitment_identity TEXT NULL,
    status TEXT NOT NULL,
    severity TEXT NOT NULL,
    reason TEXT NOT NULL,
    raised_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    closed_at TEXT NULL
) STRICT;

CREATE UNIQUE INDEX ux_flags_key ON flags (flag_key);
CREATE INDEX ix_flags_agency ON flags (agency_id, year, status);
CREATE INDEX ix_flags_status ON flags (status, kind, year, agency_id);
CREATE INDEX ix_flags_commitment ON flags (commitment_identity);
