CREATE TABLE people (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_people PRIMARY KEY,
    user_name nvarchar(100) NOT NULL,
    name nvarchar(200) NOT NULL,
    email nvarchar(254) NULL,
    language nvarchar(8) NOT NULL,
    is_active bit NOT NULL,
    wants_optional_reminders bit NOT NULL,
    address_suspended_at datetimeoffset NULL,
    address_suspended_because nvarchar(1000) NULL,
    created_at datetimeoffset NOT NULL
);

CREATE UNIQUE INDEX ux_people_user_name ON people (user_name);

-- Without an agency the grant covers the whole tree.
CREATE TABLE grants (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_grants PRIMARY KEY,
    person_id bigint NOT NULL CONSTRAINT fk_grants_person REFERENCES people (id),
    role nvarchar(32) NOT NULL,
    agency_id bigint NULL CONSTRAINT fk_grants_agency REFERENCES agencies (id)
);

CREATE UNIQUE INDEX ux_grants ON grants (person_id, role, agency_id) WHERE agency_id IS NOT NULL;
CREATE UNIQUE INDEX ux_grants_everywhere ON grants (person_id, role) WHERE agency_id IS NULL;
CREATE INDEX ix_grants_agency ON grants (agency_id, role);
