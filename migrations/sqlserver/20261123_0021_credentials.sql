-- What a person signs in with, apart from the person: nothing that lists people ever reads a secret.
CREATE TABLE credentials (
    person_id bigint NOT NULL CONSTRAINT pk_credentials PRIMARY KEY CONSTRAINT fk_credentials_person REFERENCES people (id),
    password_hash nvarchar(400) NULL,
    password_set_at datetimeoffset NULL,
    must_change_password bit NOT NULL,
    security_stamp nvarchar(64) NOT NULL,
    failed_count int NOT NULL,
    locked_until datetimeoffset NULL,
    totp_key nvarchar(1000) NULL,
    is_totp_on bit NOT NULL,
    totp_step bigint NULL,
    recovery_codes nvarchar(2000) NULL
);
