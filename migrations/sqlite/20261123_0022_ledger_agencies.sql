-- Whose each entry is, apart from the ledger, which is only ever appended to. An entry without a row here concerns no agency
-- and is shown to whoever sees everything.
CREATE TABLE ledger_agencies (
    seq INTEGER NOT NULL,
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    PRIMARY KEY (seq, agency_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_ledger_agencies_agency ON ledger_agencies (agency_id, seq);

-- From the entry to what it is about, never the other way round: each of these is found by an index.
INSERT INTO ledger_agencies (seq, agency_id)
SELECT l.seq, a.id FROM ledger l INNER JOIN agencies a ON a.id = CAST(substr(l.subject, 8) AS INTEGER) WHERE l.subject LIKE 'agency:%'
UNION
SELECT l.seq, r.agency_id FROM ledger l INNER JOIN reports r ON r.id = CAST(substr(l.subject, 8) AS INTEGER) WHERE l.subject LIKE 'report:%'
UNION
SELECT l.seq, f.agency_id FROM ledger l INNER JOIN flags f ON f.flag_key = substr(l.subject, 6) WHERE l.subject LIKE 'flag:%'
UNION
SELECT l.seq, r.agency_id
FROM ledger l
INNER JOIN commitments c ON c.identity_hash = substr(l.subject, 12)
INNER JOIN reports r ON r.id = c.report_id
WHERE l.subject LIKE 'commitment:%'
UNION
SELECT l.seq, r.agency_id
FROM ledger l
INNER JOIN commitments c ON c.identity_hash = substr(l.subject, 6, instr(substr(l.subject, 6), ':') - 1)
INNER JOIN reports r ON r.id = c.report_id
WHERE l.subject LIKE 'link:%';
