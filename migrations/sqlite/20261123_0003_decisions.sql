-- A decision is attached to what it is about by identity, not by row: a corrected report whose sentence is
-- unchanged keeps what people decided about it.
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subject_kind TEXT NOT NULL,
    subject_identity TEXT NOT NULL,
    commitment_identity TEXT NULL,
    kind TEXT NOT NULL,
    value TEXT NULL,
    reason TEXT NULL,
    actor TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    superseded_by INTEGER NULL REFERENCES decisions (id)
) STRICT;

CREATE INDEX ix_decisions_subject ON decisions (subject_identity, subject_kind);
CREATE INDEX ix_decisions_commitment ON decisions (commitment_identity) WHERE commitment_identity IS NOT NULL;
CREATE INDEX ix_decisions_at ON decisions (decided_at);
