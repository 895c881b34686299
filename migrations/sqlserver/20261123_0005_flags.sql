-- Raised once by key, updated when the facts change, closed when answered, never deleted.
CREATE TABLE flags (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_flags PRIMARY KEY,
    flag_key nvarchar(120) NOT NULL,
    kind nvarchar(32) NOT NULL,
    agency_id bigint NOT NULL CONSTRAINT fk_flags_agency REFERENCES agencies (id),
    year int NOT NULL,
    commitment_identity nvarchar(32) NULL,
    status nvarchar(32) NOT NULL,
    severity nvarchar(32) NOT NULL,
    reason nvarchar(max) NOT NULL,
    raised_at datetimeoffset NOT NULL,
    updated_at datetimeoffset NOT NULL,
    closed_at datetimeoffset NULL
);

CREATE UNIQUE INDEX ux_flags_key ON flags (flag_key);
CREATE INDEX ix_flags_agency ON flags (agency_id, year, status);
CREATE INDEX ix_flags_status ON flags (status, kind, year, agency_id);
CREATE INDEX ix_flags_commitment ON flags (commitment_identity);
