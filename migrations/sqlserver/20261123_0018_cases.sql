-- 督办事项: follow-up on one confirmed flag. The row holds the current step and is changed only against the version that was seen;
-- what happened stands in the events. Who reported and who reviewed last is repeated here, for closing needs somebody else.
CREATE TABLE cases (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_cases PRIMARY KEY,
    flag_key nvarchar(120) NOT NULL,
    agency_id bigint NOT NULL CONSTRAINT fk_cases_agency REFERENCES agencies (id),
    year int NOT NULL,
    commitment_identity nvarchar(64) NULL,
    step nvarchar(32) NOT NULL,
    resumes_to nvarchar(32) NULL,
    suspended_on date NULL,
    version int NOT NULL,
    demand nvarchar(max) NOT NULL,
    assigned_agency_id bigint NULL CONSTRAINT fk_cases_assigned REFERENCES agencies (id),
    accept_by date NULL,
    report_by date NULL,
    reported_by nvarchar(200) NULL,
    reviewed_by nvarchar(200) NULL,
    opened_by nvarchar(200) NOT NULL,
    opened_at datetimeoffset NOT NULL,
    updated_at datetimeoffset NOT NULL,
    closed_at datetimeoffset NULL
);

CREATE UNIQUE INDEX ux_cases_flag ON cases (flag_key);
CREATE INDEX ix_cases_agency ON cases (agency_id, step);
CREATE INDEX ix_cases_step ON cases (step, updated_at);
CREATE INDEX ix_cases_commitment ON cases (commitment_identity) WHERE commitment_identity IS NOT NULL;

-- The steps taken, numbered as the versions of the case are.
CREATE TABLE case_events (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_case_events PRIMARY KEY,
    case_id bigint NOT NULL CONSTRAINT fk_case_events_case REFERENCES cases (id),
    number int NOT NULL,
    step nvarchar(32) NOT NULL,
    text nvarchar(max) NULL,
    assigned_agency_id bigint NULL CONSTRAINT fk_case_events_assigned REFERENCES agencies (id),
    accept_by date NULL,
    report_by date NULL,
    actor nvarchar(200) NOT NULL,
    at datetimeoffset NOT NULL
);

CREATE UNIQUE INDEX ux_case_events_number ON case_events (case_id, number);
GO

CREATE TRIGGER tr_case_events_no_change ON case_events INSTEAD OF UPDATE, DELETE
AS
BEGIN
    SET NOCOUNT ON;
    THROW 51001, N'The events of a case are append-only.', 1;
END;
GO
