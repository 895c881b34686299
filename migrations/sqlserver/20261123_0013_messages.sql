-- Nothing has been written to these two tables yet. A message may now also be for a robot's group or a notice to an administrator,
-- so the key says what may stand only once: a digest a person and day, a notice a robot and day, a notice an event and person.
DROP TABLE deliveries;
DROP TABLE messages;

CREATE TABLE messages (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_messages PRIMARY KEY,
    message_key nvarchar(200) NOT NULL,
    kind nvarchar(32) NOT NULL,
    person_id bigint NULL CONSTRAINT fk_messages_person REFERENCES people (id),
    day date NOT NULL,
    language nvarchar(8) NOT NULL,
    subject nvarchar(200) NOT NULL,
    text nvarchar(max) NOT NULL,
    html nvarchar(max) NOT NULL,
    calendar nvarchar(max) NULL,
    composed_at datetimeoffset NOT NULL,
    read_at datetimeoffset NULL
);

CREATE UNIQUE INDEX ux_messages_key ON messages (message_key);
CREATE INDEX ix_messages_person ON messages (person_id, day, kind);
CREATE INDEX ix_messages_day ON messages (day, kind);

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
    problem nvarchar(32) NULL,
    detail nvarchar(max) NULL
);

CREATE UNIQUE INDEX ux_deliveries ON deliveries (message_id, channel, target);
CREATE INDEX ix_deliveries_due ON deliveries (status, due_at, id);
CREATE INDEX ix_deliveries_target ON deliveries (target, channel, status);
