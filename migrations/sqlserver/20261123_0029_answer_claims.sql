-- 指认: an office points at the sentence of its published report that answers a promise. A statement of the office; it changes
-- no status, and somebody else confirms or rejects it. The sentence is kept as it was when it was pointed at.
CREATE TABLE answer_claims (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_answer_claims PRIMARY KEY,
    commitment_identity nvarchar(64) NOT NULL,
    outcome_identity nvarchar(64) NOT NULL,
    agency_id bigint NOT NULL CONSTRAINT fk_answer_claims_agency REFERENCES agencies (id),
    sentence nvarchar(max) NOT NULL,
    remark nvarchar(max) NULL,
    actor nvarchar(200) NOT NULL,
    claimed_at datetimeoffset NOT NULL,
    status nvarchar(32) NOT NULL,
    decided_by nvarchar(200) NULL,
    decided_at datetimeoffset NULL,
    decision_reason nvarchar(max) NULL
);

CREATE UNIQUE INDEX ux_answer_claims_waiting ON answer_claims (commitment_identity, outcome_identity) WHERE status = 'Waiting';
CREATE INDEX ix_answer_claims_commitment ON answer_claims (commitment_identity, id);
CREATE INDEX ix_answer_claims_agency ON answer_claims (agency_id, status);
