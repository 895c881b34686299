-- Filters that a person named to come back to. Nobody else sees them.
CREATE TABLE saved_filters (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES people (id),
    page TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX ux_saved_filters_name ON saved_filters (person_id, page, name);
