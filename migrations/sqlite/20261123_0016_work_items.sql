-- Who is at which piece of work, and what went wrong with it. What is to be done is not kept here: pending years follow from
-- assessment_runs, files from the folder. A row goes when its work is done.
CREATE TABLE work_items (
    kind TEXT NOT NULL,
    item_key TEXT NOT NULL,
    note TEXT NULL,
    seen_at TEXT NOT NULL,
    claimed_by TEXT NULL,
    claimed_until TEXT NULL,
    attempts INTEGER NOT NULL,
    not_before TEXT NULL,
    problem TEXT NULL,
    PRIMARY KEY (kind, item_key)
) STRICT, WITHOUT ROWID;
