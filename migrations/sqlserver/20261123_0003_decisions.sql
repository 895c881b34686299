-- A decision is attached to what it is about by identity, not by row: a corrected report whose sentence is
-- unchanged keeps what people decided about it.
CREATE TABLE decisions (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_decisions PRIMARY KEY,
    subject_kind nvarchar(32) NOT NULL,
    subject_identity nvarchar(200) NOT NULL,
    commitment_identity nvarchar(32) NULL,
    kind nvarchar(32) NOT NULL,
    value nvarchar(max) NULL,
    reason nvarchar(max) NULL,
    actor nvarchar(200) NOT NULL,
    decided_at datetimeoffset NOT NULL,
    superseded_by bigint NULL CONSTRAINT fk_decisions_superseded REFERENCES decisions (id)
);

CREATE INDEX ix_decisions_subject ON decisions (subject_identity, subject_kind);
CREATE INDEX ix_decisions_commitment ON decisions (commitment_identity) WHERE commitment_identity IS NOT NULL;
CREATE INDEX ix_decisions_at ON decisions (decided_at);
