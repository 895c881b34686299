CREATE TABLE agencies (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT NULL,
    level TEXT NOT NULL,
    parent_id INTEGER NULL REFERENCES agencies (id),
    supervises_id INTEGER NULL REFERENCES agencies (id)
) STRICT;

CREATE UNIQUE INDEX ux_agencies_code ON agencies (code);
CREATE UNIQUE INDEX ux_agencies_name ON agencies (name);
CREATE INDEX ix_agencies_short_name ON agencies (short_name);
CREATE INDEX ix_agencies_parent ON agencies (parent_id);

CREATE TABLE reports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    reviewed_year INTEGER NOT NULL,
    plan_year INTEGER NOT NULL,
    version INTEGER NOT NULL,
    is_current INTEGER NOT NULL,
    title TEXT NULL,
    published_on TEXT NULL,
    file_name TEXT NOT NULL,
    format TEXT NOT NULL,
    encoding TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    received_at TEXT NOT NULL,
    doubts TEXT NOT NULL,
    engine_version TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX ux_reports_version ON reports (agency_id, reviewed_year, version);
CREATE UNIQUE INDEX ux_reports_file ON reports (agency_id, reviewed_year, sha256);
CREATE UNIQUE INDEX ux_reports_current ON reports (agency_id, reviewed_year) WHERE is_current = 1;
CREATE UNIQUE INDEX ux_reports_current_plan ON reports (agency_id, plan_year) WHERE is_current = 1;
CREATE INDEX ix_reports_sha256 ON reports (sha256);

-- The text and the original bytes stand apart so that no list ever reads them past.
CREATE TABLE report_files (
    report_id INTEGER PRIMARY KEY REFERENCES reports (id),
    published TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE report_parts (
    report_id INTEGER NOT NULL REFERENCES reports (id),
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    heading TEXT NOT NULL,
    heading_start INTEGER NULL,
    heading_end INTEGER NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (report_id, ordinal)
) STRICT, WITHOUT ROWID;
