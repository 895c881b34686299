-- One row a run of a scheduled job. While it runs the row is its claim: one at a time, and free again when nobody renews it.
CREATE TABLE job_runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    job_id TEXT NOT NULL,
    actor TEXT NOT NULL,
    host TEXT NOT NULL,
    started_at TEXT NOT NULL,
    heartbeat_at TEXT NOT NULL,
    claimed_until TEXT NOT NULL,
    finished_at TEXT NULL,
    outcome TEXT NOT NULL,
    done INTEGER NOT NULL,
    total INTEGER NULL,
    counts TEXT NOT NULL,
    problem TEXT NULL
) STRICT;

CREATE UNIQUE INDEX ux_job_runs_running ON job_runs (job_id) WHERE finished_at IS NULL;
CREATE INDEX ix_job_runs_job ON job_runs (job_id, outcome, id);
