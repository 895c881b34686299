-- 督办事项: follow-up on one confirmed flag. The row holds the current step and is changed only against the version that was seen;
-- what happened stands in the events. Who reported and who reviewed last is repeated here, for closing needs somebody else.
CREATE TABLE cases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    flag_key TEXT NOT NULL,
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    year INTEGER NOT NULL,
    commitment_identity TEXT NULL,
    step TEXT NOT NULL,
    resumes_to TEXT NULL,
    suspended_on TEXT NULL,
    version INTEGER NOT NULL,
    demand TEXT NOT NULL,
    assigned_agency_id INTEGER NULL REFERENCES agencies (id),
    accept_by TEXT NULL,
    report_by TEXT NULL,
    reported_by TEXT NULL,
    reviewed_by TEXT NULL,
    opened_by TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    closed_at TEXT NULL
) STRICT;

CREATE UNIQUE INDEX ux_cases_flag ON cases (flag_key);
CREATE INDEX ix_cases_agency ON cases (agency_id, step);
CREATE INDEX ix_cases_step ON cases (step, updated_at);
CREATE INDEX ix_cases_commitment ON cases (commitment_identity) WHERE commitment_identity IS NOT NULL;

-- The steps taken, numbered as the versions of the case are.
CREATE TABLE case_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    number INTEGER NOT NULL,
    step TEXT NOT NULL,
    text TEXT NULL,
    assigned_agency_id INTEGER NULL REFERENCES agencies (id),
    accept_by TEXT NULL,
    report_by TEXT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX ux_case_events_number ON case_events (case_id, number);

CREATE TRIGGER tr_case_events_no_update BEFORE UPDATE ON case_events
BEGIN
    SELECT RAISE(ABORT, 'The events of a case are append-only.');
END;

CREATE TRIGGER tr_case_events_no_delete BEFORE DELETE ON case_events
BEGIN
    SELECT RAISE(ABORT, 'The events of a case are append-only.');
END;
