CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_name TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NULL,
    language TEXT NOT NULL,
    is_active INTEGER NOT NULL,
    wants_optional_reminders INTEGER NOT NULL,
    address_suspended_at TEXT NULL,
    address_suspended_because TEXT NULL,
    created_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX ux_people_user_name ON people (user_name);

-- Without an agency the grant covers the whole tree.
CREATE TABLE grants (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    agency_id INTEGER NULL REFERENCES agencies (id)
) STRICT;

CREATE UNIQUE INDEX ux_grants ON grants (person_id, role, agency_id) WHERE agency_id IS NOT NULL;
CREATE UNIQUE INDEX ux_grants_everywhere ON grants (person_id, role) WHERE agency_id IS NULL;
CREATE INDEX ix_grants_agency ON grants (agency_id, role);
