-- One row a rung of the ladder, what it is about, and who is told: planning twice finds the key taken. A row without a person
-- says that nobody could be told, which is shown to the administrator rather than lost.
CREATE TABLE reminders (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_reminders PRIMARY KEY,
    reminder_key nvarchar(400) NOT NULL,
    rung nvarchar(32) NOT NULL,
    subject_kind nvarchar(32) NOT NULL,
    subject nvarchar(200) NOT NULL,
    agency_id bigint NOT NULL CONSTRAINT fk_reminders_agency REFERENCES agencies (id),
    year int NOT NULL,
    due_on date NOT NULL,
    person_id bigint NULL CONSTRAINT fk_reminders_person REFERENCES people (id),
    status nvarchar(32) NOT NULL,
    planned_on date NOT NULL,
    planned_at datetimeoffset NOT NULL,
    message_id bigint NULL
);

CREATE UNIQUE INDEX ux_reminders_key ON reminders (reminder_key);
CREATE INDEX ix_reminders_waiting ON reminders (status, person_id, id);
CREATE INDEX ix_reminders_subject ON reminders (subject, subject_kind);
CREATE INDEX ix_reminders_message ON reminders (message_id) WHERE message_id IS NOT NULL;

-- A digest: at most one a person and day. What it says is written down once, so that every retry says the same.
CREATE TABLE messages (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_messages PRIMARY KEY,
    person_id bigint NOT NULL CONSTRAINT fk_messages_person REFERENCES people (id),
    day date NOT NULL,
    language nvarchar(8) NOT NULL,
    subject nvarchar(200) NOT NULL,
    text nvarchar(max) NOT NULL,
    html nvarchar(max) NOT NULL,
    calendar nvarchar(max) NULL,
    composed_at datetimeoffset NOT NULL,
    read_at datetimeoffset NULL
);

CREATE UNIQUE INDEX ux_messages_day ON messages (person_id, day);

-- A message's way through one channel, claimed before it is sent and free again when the claim expires.
CREATE TABLE deliveries (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_deliveries PRIMARY KEY,
    message_id bigint NOT NULL CONSTRAINT fk_deliveries_message REFERENCES messages (id),
    channel nvarchar(64) NOT NULL,
    target nvarchar(300) NOT NULL,
    header_id nvarchar(200) NOT NULL,
    status nvarchar(32) NOT NULL,
    attempts int NOT NULL,
    due_at datetimeoffset NOT NULL,
    claimed_by nvarchar(200) NULL,
    claimed_until datetimeoffset NULL,
    sent_at datetimeoffset NULL,
    problem nvarchar(max) NULL
);

CREATE UNIQUE INDEX ux_deliveries ON deliveries (message_id, channel, target);
CREATE INDEX ix_deliveries_due ON deliveries (status, due_at);

-- 通报: what escalation proposes to the supervising body; nothing is circulated until a person approves it.
CREATE TABLE circulars (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_circulars PRIMARY KEY,
    circular_key nvarchar(400) NOT NULL,
    agency_id bigint NOT NULL CONSTRAINT fk_circulars_agency REFERENCES agencies (id),
    year int NOT NULL,
    subject_kind nvarchar(32) NOT NULL,
    subject nvarchar(200) NOT NULL,
    due_on date NOT NULL,
    status nvarchar(32) NOT NULL,
    proposed_at datetimeoffset NOT NULL,
    decided_by nvarchar(200) NULL,
    decided_at datetimeoffset NULL,
    decision_reason nvarchar(max) NULL
);

CREATE UNIQUE INDEX ux_circulars_key ON circulars (circular_key);
CREATE INDEX ix_circulars_status ON circulars (status, agency_id);
