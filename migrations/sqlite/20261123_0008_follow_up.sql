-- 反馈: what an office itself says of a commitment before the answering report is in. Attached to the commitment's identity,
-- as decisions are, so that a corrected report keeps it.
CREATE TABLE progress_notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    commitment_identity TEXT NOT NULL,
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    text TEXT NOT NULL,
    claim TEXT NOT NULL,
    actor TEXT NOT NULL,
    written_at TEXT NOT NULL
) STRICT;

CREATE INDEX ix_progress_notes_commitment ON progress_notes (commitment_identity, id);

-- 延期: asked for before expiry, with a reason and a new date, and decided by somebody else.
CREATE TABLE extensions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    commitment_identity TEXT NOT NULL,
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    due_on TEXT NOT NULL,
    asked_for TEXT NOT NULL,
    reason TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    status TEXT NOT NULL,
    decided_by TEXT NULL,
    decided_at TEXT NULL,
    decision_reason TEXT NULL
) STRICT;

CREATE UNIQUE INDEX ux_extensions_open ON extensions (commitment_identity) WHERE status = 'Asked';
CREATE INDEX ix_extensions_commitment ON extensions (commitment_identity, status, id);
CREATE INDEX ix_extensions_agency ON extensions (agency_id, status);

-- 佐证材料: kept with its hash; the content stands last so that no list ever reads it past.
CREATE TABLE evidence_files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subject_kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    actor TEXT NOT NULL,
    received_at TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE INDEX ix_evidence_files_subject ON evidence_files (subject_kind, subject_id);
