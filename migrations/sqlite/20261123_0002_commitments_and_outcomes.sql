CREATE TABLE commitments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    report_id INTEGER NOT NULL REFERENCES reports (id),
    ordinal INTEGER NOT NULL,
    identity_hash TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    due_on TEXT NOT NULL,
    deadline_start INTEGER NULL,
    deadline_end INTEGER NULL,
    lead_units TEXT NOT NULL,
    supporting_units TEXT NOT NULL,
    figures TEXT NOT NULL,
    titles TEXT NOT NULL,
    heading TEXT NOT NULL,
    position REAL NOT NULL
) STRICT;

CREATE UNIQUE INDEX ux_commitments_ordinal ON commitments (report_id, ordinal);
CREATE UNIQUE INDEX ux_commitments_identity ON commitments (identity_hash, report_id);
CREATE INDEX ix_commitments_due ON commitments (due_on);

CREATE TABLE outcomes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    report_id INTEGER NOT NULL REFERENCES reports (id),
    ordinal INTEGER NOT NULL,
    identity_hash TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    part TEXT NOT NULL,
    completion TEXT NOT NULL,
    figures TEXT NOT NULL,
    titles TEXT NOT NULL,
    heading TEXT NOT NULL,
    position REAL NOT NULL
) STRICT;

CREATE UNIQUE INDEX ux_outcomes_ordinal ON outcomes (report_id, ordinal);
CREATE UNIQUE INDEX ux_outcomes_identity ON outcomes (identity_hash, report_id);
