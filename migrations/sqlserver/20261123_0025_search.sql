-- Which of a report's commitments and outcomes hold a term: one or two characters, as a number. A row without either says that
-- the term stands elsewhere in the report. The lists are ids, ascending. Newer years are found first by walking backwards.
CREATE TABLE search_terms (
    term int NOT NULL,
    reviewed_year int NOT NULL,
    report_id bigint NOT NULL,
    commitments varbinary(max) NULL,
    outcomes varbinary(max) NULL,
    CONSTRAINT pk_search_terms PRIMARY KEY (term, reviewed_year, report_id)
);

-- What is indexed, and by which version of the terms; a report that stands and is not here is indexed by the next rebuilding.
CREATE TABLE search_documents (
    report_id bigint NOT NULL CONSTRAINT pk_search_documents PRIMARY KEY CONSTRAINT fk_search_documents_report REFERENCES reports (id),
    reviewed_year int NOT NULL,
    version int NOT NULL
);
