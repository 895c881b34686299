-- Whose each entry is, apart from the ledger, which is only ever appended to. An entry without a row here concerns no agency
-- and is shown to whoever sees everything.
CREATE TABLE ledger_agencies (
    seq bigint NOT NULL,
    agency_id bigint NOT NULL CONSTRAINT fk_ledger_agencies_agency REFERENCES agencies (id),
    CONSTRAINT pk_ledger_agencies PRIMARY KEY (seq, agency_id)
);

CREATE INDEX ix_ledger_agencies_agency ON ledger_agencies (agency_id, seq);

INSERT INTO ledger_agencies (seq, agency_id)
SELECT l.seq, a.id FROM ledger l INNER JOIN agencies a ON l.subject = CONCAT('agency:', a.id) OR l.subject LIKE CONCAT('agency:', a.id, '/%')
UNION
SELECT l.seq, r.agency_id FROM ledger l INNER JOIN reports r ON l.subject = CONCAT('report:', r.id)
UNION
SELECT l.seq, f.agency_id FROM ledger l INNER JOIN flags f ON l.subject = CONCAT('flag:', f.flag_key)
UNION
SELECT l.seq, r.agency_id
FROM ledger l
INNER JOIN commitments c ON l.subject = CONCAT('commitment:', c.identity_hash) OR l.subject LIKE CONCAT('link:', c.identity_hash, ':%')
INNER JOIN reports r ON r.id = c.report_id;
