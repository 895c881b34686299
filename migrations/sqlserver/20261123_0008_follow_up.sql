-- 反馈: what an office itself says of a commitment before the answering report is in. Attached to the commitment's identity,
-- as decisions are, so that a corrected report keeps it.
CREATE TABLE progress_notes (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_progress_notes PRIMARY KEY,
    commitment_identity nvarchar(64) NOT NULL,
    agency_id bigint NOT NULL CONSTRAINT fk_progress_notes_agency REFERENCES agencies (id),
    text nvarchar(max) NOT NULL,
    claim nvarchar(32) NOT NULL,
    actor nvarchar(200) NOT NULL,
    written_at datetimeoffset NOT NULL
);

CREATE INDEX ix_progress_notes_commitment ON progress_notes (commitment_identity, id);

-- 延期: asked for before expiry, with a reason and a new date, and decided by somebody else.
CREATE TABLE extensions (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_extensions PRIMARY KEY,
    commitment_identity nvarchar(64) NOT NULL,
    agency_id bigint NOT NULL CONSTRAINT fk_extensions_agency REFERENCES agencies (id),
    due_on date NOT NULL,
    asked_for date NOT NULL,
    reason nvarchar(max) NOT NULL,
    asked_by nvarchar(200) NOT NULL,
    asked_at datetimeoffset NOT NULL,
    status nvarchar(32) NOT NULL,
    decided_by nvarchar(200) NULL,
    decided_at datetimeoffset NULL,
    decision_reason nvarchar(max) NULL
);

CREATE UNIQUE INDEX ux_extensions_open ON extensions (commitment_identity) WHERE status = N'Asked';
CREATE INDEX ix_extensions_commitment ON extensions (commitment_identity, status, id);
CREATE INDEX ix_extensions_agency ON extensions (agency_id, status);

-- 佐证材料: kept with its hash; the content stands last so that no list ever reads it past.
CREATE TABLE evidence_files (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_evidence_files PRIMARY KEY,
    subject_kind nvarchar(32) NOT NULL,
    subject_id bigint NOT NULL,
    file_name nvarchar(400) NOT NULL,
    media_type nvarchar(200) NOT NULL,
    size_bytes bigint NOT NULL,
    sha256 nvarchar(64) NOT NULL,
    actor nvarchar(200) NOT NULL,
    received_at datetimeoffset NOT NULL,
    content varbinary(max) NOT NULL
);

CREATE INDEX ix_evidence_files_subject ON evidence_files (subject_kind, subject_id);
