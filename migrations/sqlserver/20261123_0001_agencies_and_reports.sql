CREATE TABLE agencies (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_agencies PRIMARY KEY,
    code nvarchar(100) NOT NULL,
    name nvarchar(200) NOT NULL,
    short_name nvarchar(200) NULL,
    level nvarchar(32) NOT NULL,
    parent_id bigint NULL CONSTRAINT fk_agencies_parent REFERENCES agencies (id),
    supervises_id bigint NULL CONSTRAINT fk_agencies_supervises REFERENCES agencies (id)
);

CREATE UNIQUE INDEX ux_agencies_code ON agencies (code);
CREATE UNIQUE INDEX ux_agencies_name ON agencies (name);
CREATE INDEX ix_agencies_short_name ON agencies (short_name);
CREATE INDEX ix_agencies_parent ON agencies (parent_id);

CREATE TABLE reports (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_reports PRIMARY KEY,
    agency_id bigint NOT NULL CONSTRAINT fk_reports_agency REFERENCES agencies (id),
    reviewed_year int NOT NULL,
    plan_year int NOT NULL,
    version int NOT NULL,
    is_current bit NOT NULL,
    title nvarchar(500) NULL,
    published_on date NULL,
    file_name nvarchar(400) NOT NULL,
    format nvarchar(16) NOT NULL,
    encoding nvarchar(32) NOT NULL,
    sha256 nvarchar(64) NOT NULL,
    received_at datetimeoffset NOT NULL,
    doubts nvarchar(max) NOT NULL,
    engine_version nvarchar(64) NOT NULL
);

CREATE UNIQUE INDEX ux_reports_version ON reports (agency_id, reviewed_year, version);
CREATE UNIQUE INDEX ux_reports_file ON reports (agency_id, reviewed_year, sha256);
CREATE UNIQUE INDEX ux_reports_current ON reports (agency_id, reviewed_year) WHERE is_current = 1;
CREATE UNIQUE INDEX ux_reports_current_plan ON reports (agency_id, plan_year) WHERE is_current = 1;
CREATE INDEX ix_reports_sha256 ON reports (sha256);

-- The text and the original bytes stand apart so that no list ever reads them past.
CREATE TABLE report_files (
    report_id bigint NOT NULL CONSTRAINT pk_report_files PRIMARY KEY CONSTRAINT fk_report_files_report REFERENCES reports (id),
    published nvarchar(max) NOT NULL,
    content varbinary(max) NOT NULL
);

CREATE TABLE report_parts (
    report_id bigint NOT NULL CONSTRAINT fk_report_parts_report REFERENCES reports (id),
    ordinal int NOT NULL,
    kind nvarchar(32) NOT NULL,
    heading nvarchar(max) NOT NULL,
    heading_start int NULL,
    heading_end int NULL,
    span_start int NOT NULL,
    span_end int NOT NULL,
    confidence float NOT NULL,
    CONSTRAINT pk_report_parts PRIMARY KEY (report_id, ordinal)
);
