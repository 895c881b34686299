-- Who is at which piece of work, and what went wrong with it. What is to be done is not kept here: pending years follow from
-- assessment_runs, files from the folder. A row goes when its work is done.
CREATE TABLE work_items (
    kind nvarchar(32) NOT NULL,
    item_key nvarchar(400) NOT NULL,
    note nvarchar(200) NULL,
    seen_at datetimeoffset NOT NULL,
    claimed_by nvarchar(200) NULL,
    claimed_until datetimeoffset NULL,
    attempts int NOT NULL,
    not_before datetimeoffset NULL,
    problem nvarchar(max) NULL,
    CONSTRAINT pk_work_items PRIMARY KEY (kind, item_key)
);
