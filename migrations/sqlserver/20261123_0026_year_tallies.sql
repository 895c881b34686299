-- How many commitments of an agency's year stand at each status, and how many of them were promised again a year later: what
-- overviews and charts add up. Written with the assessments they count.
CREATE TABLE year_tallies (
    agency_id bigint NOT NULL CONSTRAINT fk_year_tallies_agency REFERENCES agencies (id),
    plan_year int NOT NULL,
    effective_status nvarchar(32) NOT NULL,
    total int NOT NULL,
    carried_over int NOT NULL,
    CONSTRAINT pk_year_tallies PRIMARY KEY (agency_id, plan_year, effective_status)
);

INSERT INTO year_tallies (agency_id, plan_year, effective_status, total, carried_over)
SELECT a.agency_id, a.plan_year, a.effective_status, COUNT(DISTINCT a.commitment_id), COUNT(DISTINCT k.earlier_id)
FROM assessments a
LEFT JOIN carried_over k ON k.earlier_id = a.commitment_id
GROUP BY a.agency_id, a.plan_year, a.effective_status;
