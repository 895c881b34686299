-- One row a run of a scheduled job. While it runs the row is its claim: one at a time, and free again when nobody renews it.
CREATE TABLE job_runs (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_job_runs PRIMARY KEY,
    job_id nvarchar(64) NOT NULL,
    actor nvarchar(200) NOT NULL,
    host nvarchar(200) NOT NULL,
    started_at datetimeoffset NOT NULL,
    heartbeat_at datetimeoffset NOT NULL,
    claimed_until datetimeoffset NOT NULL,
    finished_at datetimeoffset NULL,
    outcome nvarchar(32) NOT NULL,
    done int NOT NULL,
    total int NULL,
    counts nvarchar(max) NOT NULL,
    problem nvarchar(max) NULL
);

CREATE UNIQUE INDEX ux_job_runs_running ON job_runs (job_id) WHERE finished_at IS NULL;
CREATE INDEX ix_job_runs_job ON job_runs (job_id, outcome, id);
