-- 指认: an office points at the sentence of its published report that answers a promise. A statement of the office; it changes
-- no status, and somebody else confirms or rejects it. The sentence is kept as it was when it was pointed at.
CREATE TABLE answer_claims (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    commitment_identity TEXT NOT NULL,
    outcome_identity TEXT NOT NULL,
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    sentence TEXT NOT NULL,
    remark TEXT NULL,
    actor TEXT NOT NULL,
    claimed_at TEXT NOT NULL,
    status TEXT NOT NULL,
    decided_by TEXT NULL,
    decided_at TEXT NULL,
    decision_reason TEXT NULL
) STRICT;

CREATE UNIQUE INDEX ux_answer_claims_waiting ON answer_claims (commitment_identity, outcome_identity) WHERE status = 'Waiting';
CREATE INDEX ix_answer_claims_commitment ON answer_claims (commitment_identity, id);
CREATE INDEX ix_answer_claims_agency ON answer_claims (agency_id, status);
