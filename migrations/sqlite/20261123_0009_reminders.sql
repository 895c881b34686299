-- One row a rung of the ladder, what it is about, and who is told: planning twice finds the key taken. A row without a person
-- says that nobody could be told, which is shown to the administrator rather than lost.
CREATE TABLE reminders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    reminder_key TEXT NOT NULL,
    rung TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    year INTEGER NOT NULL,
    due_on TEXT NOT NULL,
    person_id INTEGER NULL REFERENCES people (id),
    status TEXT NOT NULL,
    planned_on TEXT NOT NULL,
    planned_at TEXT NOT NULL,
    message_id INTEGER NULL
) STRICT;

CREATE UNIQUE INDEX ux_reminders_key ON reminders (reminder_key);
CREATE INDEX ix_reminders_waiting ON reminders (status, person_id, id);
CREATE INDEX ix_reminders_subject ON reminders (subject, subject_kind);
CREATE INDEX ix_reminders_message ON reminders (message_id) WHERE message_id IS NOT NULL;

-- A digest: at most one a person and day. What it says is written down once, so that every retry says the same.
CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES people (id),
    day TEXT NOT NULL,
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    calendar TEXT NULL,
    composed_at TEXT NOT NULL,
    read_at TEXT NULL
) STRICT;

CREATE UNIQUE INDEX ux_messages_day ON messages (person_id, day);

-- A message's way through one channel, claimed before it is sent and free again when the claim expires.
CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id INTEGER NOT NULL REFERENCES messages (id),
    channel TEXT NOT NULL,
    target TEXT NOT NULL,
    header_id TEXT NOT NULL,
    status TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at TEXT NOT NULL,
    claimed_by TEXT NULL,
    claimed_until TEXT NULL,
    sent_at TEXT NULL,
    problem TEXT NULL
) STRICT;

CREATE UNIQUE INDEX ux_deliveries ON deliveries (message_id, channel, target);
CREATE INDEX ix_deliveries_due ON deliveries (status, due_at);

-- 通报: what escalation proposes to the supervising body; nothing is circulated until a person approves it.
CREATE TABLE circulars (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    circular_key TEXT NOT NULL,
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    year INTEGER NOT NULL,
    subject_kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    due_on TEXT NOT NULL,
    status TEXT NOT NULL,
    proposed_at TEXT NOT NULL,
    decided_by TEXT NULL,
    decided_at TEXT NULL,
    decision_reason TEXT NULL
) STRICT;

CREATE UNIQUE INDEX ux_circulars_key ON circulars (circular_key);
CREATE INDEX ix_circulars_status ON circulars (status, agency_id);
