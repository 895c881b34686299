-- What a circular said when a person approved it: it keeps saying so whatever changes afterwards.
CREATE TABLE circular_facts (
    circular_id INTEGER PRIMARY KEY REFERENCES circulars (id),
    facts TEXT NOT NULL,
    reply_by TEXT NOT NULL
) STRICT;
