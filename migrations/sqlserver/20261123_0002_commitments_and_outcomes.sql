CREATE TABLE commitments (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_commitments PRIMARY KEY,
    report_id bigint NOT NULL CONSTRAINT fk_commitments_report REFERENCES reports (id),
    ordinal int NOT NULL,
    identity_hash nvarchar(32) NOT NULL,
    span_start int NOT NULL,
    span_end int NOT NULL,
    sentence_start int NOT NULL,
    sentence_end int NOT NULL,
    text nvarchar(max) NOT NULL,
    kind nvarchar(32) NOT NULL,
    due_on date NOT NULL,
    deadline_start int NULL,
    deadline_end int NULL,
    lead_units nvarchar(max) NOT NULL,
    supporting_units nvarchar(max) NOT NULL,
    figures nvarchar(max) NOT NULL,
    titles nvarchar(max) NOT NULL,
    heading nvarchar(max) NOT NULL,
    position float NOT NULL
);

CREATE UNIQUE INDEX ux_commitments_ordinal ON commitments (report_id, ordinal);
CREATE UNIQUE INDEX ux_commitments_identity ON commitments (identity_hash, report_id);
CREATE INDEX ix_commitments_due ON commitments (due_on);

CREATE TABLE outcomes (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_outcomes PRIMARY KEY,
    report_id bigint NOT NULL CONSTRAINT fk_outcomes_report REFERENCES reports (id),
    ordinal int NOT NULL,
    identity_hash nvarchar(32) NOT NULL,
    span_start int NOT NULL,
    span_end int NOT NULL,
    text nvarchar(max) NOT NULL,
    part nvarchar(32) NOT NULL,
    completion nvarchar(32) NOT NULL,
    figures nvarchar(max) NOT NULL,
    titles nvarchar(max) NOT NULL,
    heading nvarchar(max) NOT NULL,
    position float NOT NULL
);

CREATE UNIQUE INDEX ux_outcomes_ordinal ON outcomes (report_id, ordinal);
CREATE UNIQUE INDEX ux_outcomes_identity ON outcomes (identity_hash, report_id);
