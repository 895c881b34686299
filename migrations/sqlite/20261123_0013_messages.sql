-- Nothing has been written to these two tables yet. A message may now also be for a robot's group or a notice to an administrator,
-- so the key says what may stand only once: a digest a person and day, a notice a robot and day, a notice an event and person.
DROP TABLE deliveries;
DROP TABLE messages;

CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    message_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    person_id INTEGER NULL REFERENCES people (id),
    day TEXT NOT NULL,
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    calendar TEXT NULL,
    composed_at TEXT NOT NULL,
    read_at TEXT NULL
) STRICT;

CREATE UNIQUE INDEX ux_messages_key ON messages (message_key);
CREATE INDEX ix_messages_person ON messages (person_id, day, kind);
CREATE INDEX ix_messages_day ON messages (day, kind);

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
    problem TEXT NULL,
    detail TEXT NULL
) STRICT;

CREATE UNIQUE INDEX ux_deliveries ON deliveries (message_id, channel, target);
CREATE INDEX ix_deliveries_due ON deliveries (status, due_at, id);
CREATE INDEX ix_deliveries_target ON deliveries (target, channel, status);
