-- One current assessment a commitment of a current report; agency, year and effective status are repeated here so that
-- the overview counts from one index.
CREATE TABLE assessments (
    commitment_id bigint NOT NULL CONSTRAINT pk_assessments PRIMARY KEY CONSTRAINT fk_assessments_commitment REFERENCES commitments (id),
    agency_id bigint NOT NULL CONSTRAINT fk_assessments_agency REFERENCES agencies (id),
    plan_year int NOT NULL,
    answering_report_id bigint NULL CONSTRAINT fk_assessments_report REFERENCES reports (id),
    status nvarchar(32) NOT NULL,
    effective_status nvarchar(32) NOT NULL,
    decision_id bigint NULL CONSTRAINT fk_assessments_decision REFERENCES decisions (id),
    confidence float NULL,
    flag_probability float NULL,
    engine_version nvarchar(64) NOT NULL,
    model_version nvarchar(64) NOT NULL,
    reasons nvarchar(max) NOT NULL,
    assessed_at datetimeoffset NOT NULL
);

CREATE INDEX ix_assessments_cell ON assessments (agency_id, plan_year, effective_status);
CREATE INDEX ix_assessments_queue ON assessments (flag_probability DESC, commitment_id)
    INCLUDE (effective_status, decision_id, plan_year, agency_id)
    WHERE flag_probability IS NOT NULL;
CREATE INDEX ix_assessments_answering ON assessments (answering_report_id);

CREATE TABLE links (
    commitment_id bigint NOT NULL CONSTRAINT fk_links_commitment REFERENCES commitments (id),
    rank int NOT NULL,
    outcome_id bigint NOT NULL CONSTRAINT fk_links_outcome REFERENCES outcomes (id),
    score float NOT NULL,
    reasons nvarchar(max) NOT NULL,
    CONSTRAINT pk_links PRIMARY KEY (commitment_id, rank)
);

CREATE INDEX ix_links_outcome ON links (outcome_id);

CREATE TABLE carried_over (
    earlier_id bigint NOT NULL CONSTRAINT fk_carried_over_earlier REFERENCES commitments (id),
    later_id bigint NOT NULL CONSTRAINT fk_carried_over_later REFERENCES commitments (id),
    score float NOT NULL,
    CONSTRAINT pk_carried_over PRIMARY KEY (earlier_id, later_id)
);

CREATE INDEX ix_carried_over_later ON carried_over (later_id);

-- What the last run over an agency's year was made from; a year whose row differs from what is current is run again.
CREATE TABLE assessment_runs (
    agency_id bigint NOT NULL CONSTRAINT fk_assessment_runs_agency REFERENCES agencies (id),
    plan_year int NOT NULL,
    promising_report_id bigint NULL CONSTRAINT fk_assessment_runs_promising REFERENCES reports (id),
    answering_report_id bigint NULL CONSTRAINT fk_assessment_runs_answering REFERENCES reports (id),
    engine_version nvarchar(64) NOT NULL,
    model_version nvarchar(64) NOT NULL,
    recycled nvarchar(max) NOT NULL,
    run_at datetimeoffset NOT NULL,
    CONSTRAINT pk_assessment_runs PRIMARY KEY (agency_id, plan_year)
);
