-- Filters that a person named to come back to. Nobody else sees them.
CREATE TABLE saved_filters (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_saved_filters PRIMARY KEY,
    person_id bigint NOT NULL CONSTRAINT fk_saved_filters_person REFERENCES people (id),
    page nvarchar(32) NOT NULL,
    name nvarchar(60) NOT NULL,
    query nvarchar(1000) NOT NULL,
    saved_at datetimeoffset NOT NULL
);

CREATE UNIQUE INDEX ux_saved_filters_name ON saved_filters (person_id, page, name);
