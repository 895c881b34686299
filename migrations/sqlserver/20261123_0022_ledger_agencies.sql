-- Whose each entry is, apart from the ledger, which is only ever appended to. An entry without a row here concerns no agency
-- and is shown to whoever sees everything.
CREATE TABLE ledger_agencies (
    seq bigint NOT NULL,
    agency_id bigint NOT NULL CONSTRAINT fk_ledger_agencies_agency REFERENCES agencies (id),
    CONSTRAINT pk_ledger_agencies PRIMARY KEY (seq, agency_id)
);

CREATE INDEX ix_ledger_agencies_agency ON ledger_agencies (agency_id, seq);

-- From the entry to what it is about, never the other way round: each of these is found by an index.
INSERT INTO ledger_agencies (seq, agency_id)
SELECT l.seq, a.id
FROM ledger l
INNER JOIN agencies a
    ON a.id = CASE WHEN l.subject LIKE N'agency:%' THEN TRY_CAST(SUBSTRING(l.subject, 8, CHARINDEX(N'/', CONCAT(l.subject, N'/'), 8) - 8) AS bigint) END
UNION
SELECT l.seq, r.agency_id
FROM ledger l
INNER JOIN reports r ON r.id = CASE WHEN l.subject LIKE N'report:%' THEN TRY_CAST(SUBSTRING(l.subject, 8, 200) AS bigint) END
UNION
SELECT l.seq, f.agency_id
FROM ledger l
INNER JOIN flags f ON f.flag_key = CASE WHEN l.subject LIKE N'flag:%' THEN SUBSTRING(l.subject, 6, 200) END
UNION
SELECT l.seq, r.agency_id
FROM ledger l
INNER JOIN commitments c ON c.identity_hash = CASE WHEN l.subject LIKE N'commitment:%' THEN SUBSTRING(l.subject, 12, 200) END
INNER JOIN reports r ON r.id = c.report_id
UNION
SELECT l.seq, r.agency_id
FROM ledger l
INNER JOIN commitments c
    ON c.identity_hash = CASE WHEN l.subject LIKE N'link:%' THEN SUBSTRING(l.subject, 6, CHARINDEX(N':', CONCAT(l.subject, N':'), 6) - 6) END
INNER JOIN reports r ON r.id = c.report_id;
