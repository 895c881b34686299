-- How many commitments of an agency's year stand at each status, and how many of them were promised again a year later: what
-- overviews and charts add up. Written with the assessments they count.
CREATE TABLE year_tallies (
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    plan_year INTEGER NOT NULL,
    effective_status TEXT NOT NULL,
    total INTEGER NOT NULL,
    carried_over INTEGER NOT NULL,
    PRIMARY KEY (agency_id, plan_year, effective_status)
) STRICT, WITHOUT ROWID;

INSERT INTO year_tallies (agency_id, plan_year, effective_status, total, carried_over)
SELECT a.agency_id, a.plan_year, a.effective_status, COUNT(DISTINCT a.commitment_id), COUNT(DISTINCT k.earlier_id)
FROM assessments a
LEFT JOIN carried_over k ON k.earlier_id = a.commitment_id
GROUP BY a.agency_id, a.plan_year, a.effective_status;
