-- Which of a report's commitments and outcomes hold a term: one or two characters, as a number. A row without either says that
-- the term stands elsewhere in the report. The lists are ids, ascending. Newer years are found first by walking backwards.
CREATE TABLE search_terms (
    term INTEGER NOT NULL,
    reviewed_year INTEGER NOT NULL,
    report_id INTEGER NOT NULL,
    commitments BLOB NULL,
    outcomes BLOB NULL,
    PRIMARY KEY (term, reviewed_year, report_id)
) STRICT, WITHOUT ROWID;

-- What is indexed, and by which version of the terms; a report that stands and is not here is indexed by the next rebuilding.
CREATE TABLE search_documents (
    report_id INTEGER PRIMARY KEY REFERENCES reports (id),
    reviewed_year INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;
