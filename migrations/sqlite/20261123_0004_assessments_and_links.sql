-- One current assessment a commitment of a current report; agency, year and effective status are repeated here so that
-- the overview counts from one index.
CREATE TABLE assessments (
    commitment_id INTEGER PRIMARY KEY REFERENCES commitments (id),
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    plan_year INTEGER NOT NULL,
    answering_report_id INTEGER NULL REFERENCES reports (id),
    status TEXT NOT NULL,
    effective_status TEXT NOT NULL,
    decision_id INTEGER NULL REFERENCES decisions (id),
    confidence REAL NULL,
    flag_probability REAL NULL,
    engine_version TEXT NOT NULL,
    model_version TEXT NOT NULL,
    reasons TEXT NOT NULL,
    assessed_at TEXT NOT NULL
) STRICT;

CREATE INDEX ix_assessments_cell ON assessments (agency_id, plan_year, effective_status);
CREATE INDEX ix_assessments_queue ON assessments (flag_probability DESC, commitment_id, effective_status, decision_id, plan_year, agency_id)
    WHERE flag_probability IS NOT NULL;
CREATE INDEX ix_assessments_answering ON assessments (answering_report_id);

CREATE TABLE links (
    commitment_id INTEGER NOT NULL REFERENCES commitments (id),
    rank INTEGER NOT NULL,
    outcome_id INTEGER NOT NULL REFERENCES outcomes (id),
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (commitment_id, rank)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_links_outcome ON links (outcome_id);

CREATE TABLE carried_over (
    earlier_id INTEGER NOT NULL REFERENCES commitments (id),
    later_id INTEGER NOT NULL REFERENCES commitments (id),
    score REAL NOT NULL,
    PRIMARY KEY (earlier_id, later_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_carried_over_later ON carried_over (later_id);

-- What the last run over an agency's year was made from; a year whose row differs from what is current is run again.
CREATE TABLE assessment_runs (
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    plan_year INTEGER NOT NULL,
    promising_report_id INTEGER NULL REFERENCES reports (id),
    answering_report_id INTEGER NULL REFERENCES reports (id),
    engine_version TEXT NOT NULL,
    model_version TEXT NOT NULL,
    recycled TEXT NOT NULL,
    run_at TEXT NOT NULL,
    PRIMARY KEY (agency_id, plan_year)
) STRICT, WITHOUT ROWID;
