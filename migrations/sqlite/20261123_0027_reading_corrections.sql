-- What people said of a report's reading: its parts and its commitments. It hangs on the agency and the reviewed year and names
-- its place by the words, so that every version of the report keeps it. Only ever added to; taking one back is a row of its own.
CREATE TABLE reading_corrections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    reviewed_year INTEGER NOT NULL,
    kind TEXT NOT NULL,
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    occurrence INTEGER NOT NULL,
    split_at INTEGER NULL,
    value TEXT NULL,
    reason TEXT NULL,
    actor TEXT NOT NULL,
    decided_at TEXT NOT NULL
) STRICT;

CREATE INDEX ix_reading_corrections_report ON reading_corrections (agency_id, reviewed_year, id);

-- Agency and year follow the report where they were misread; nothing else changes.
CREATE TRIGGER tr_reading_corrections_no_update
BEFORE UPDATE OF id, kind, quote, prefix, suffix, occurrence, split_at, value, reason, actor, decided_at ON reading_corrections
BEGIN
    SELECT RAISE(ABORT, 'Corrections are append-only.');
END;

CREATE TRIGGER tr_reading_corrections_no_delete BEFORE DELETE ON reading_corrections
BEGIN
    SELECT RAISE(ABORT, 'Corrections are append-only.');
END;

CREATE TABLE reading_correction_undos (
    correction_id INTEGER PRIMARY KEY REFERENCES reading_corrections (id),
    undone_reason TEXT NULL,
    undone_by TEXT NOT NULL,
    undone_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER tr_reading_correction_undos_no_update BEFORE UPDATE ON reading_correction_undos
BEGIN
    SELECT RAISE(ABORT, 'Corrections are append-only.');
END;

CREATE TRIGGER tr_reading_correction_undos_no_delete BEFORE DELETE ON reading_correction_undos
BEGIN
    SELECT RAISE(ABORT, 'Corrections are append-only.');
END;
