-- What a person's decision on the judgement would be worth: the chance that the judgement is wrong times the weight of the flag
-- that hangs on it. Null where a person has settled the commitment or its report is awaited, so the rows that have one are the
-- review queue.
ALTER TABLE assessments ADD COLUMN review_worth REAL NULL;

UPDATE assessments
SET review_worth = (CASE WHEN status IN ('NotReported', 'Missed') THEN 1 - flag_probability ELSE flag_probability END) * (
    SELECT CASE WHEN c.kind = 'Direction' THEN 1 WHEN c.kind = 'Target' AND assessments.status <> 'NotReported' THEN 4 ELSE 2 END
    FROM commitments c
    WHERE c.id = assessments.commitment_id)
WHERE flag_probability IS NOT NULL
    AND decision_id IS NULL
    AND NOT EXISTS (
        SELECT 1
        FROM commitments c
        INNER JOIN decisions d ON d.commitment_identity = c.identity_hash
        WHERE c.id = assessments.commitment_id AND d.kind = 'ConfirmLink' AND d.superseded_by IS NULL);

-- One for a reviewer of many agencies, who meets the next row after a few others; one for a reviewer of few, whose own are few.
CREATE INDEX ix_assessments_review ON assessments (review_worth DESC, commitment_id, agency_id, plan_year, status)
    WHERE review_worth IS NOT NULL;
CREATE INDEX ix_assessments_review_agency ON assessments (agency_id, review_worth DESC, commitment_id, plan_year, status)
    WHERE review_worth IS NOT NULL;

-- What one person decided, the latest last.
CREATE INDEX ix_decisions_actor ON decisions (actor, decided_at);

-- Who is looking at what, so that two reviewers are not handed the same. It keeps nobody from deciding, and its loss costs nothing.
CREATE TABLE review_leases (
    commitment_id INTEGER PRIMARY KEY,
    actor TEXT NOT NULL,
    held_until TEXT NOT NULL
) STRICT;

CREATE INDEX ix_review_leases_actor ON review_leases (actor);
