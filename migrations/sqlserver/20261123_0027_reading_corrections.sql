-- What people said of a report's reading: its parts and its commitments. It hangs on the agency and the reviewed year and names
-- its place by the words, so that every version of the report keeps it. Only ever added to; taking one back is a row of its own.
CREATE TABLE reading_corrections (
    id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT pk_reading_corrections PRIMARY KEY,
    agency_id bigint NOT NULL CONSTRAINT fk_reading_corrections_agency REFERENCES agencies (id),
    reviewed_year int NOT NULL,
    kind nvarchar(32) NOT NULL,
    quote nvarchar(max) NOT NULL,
    prefix nvarchar(100) NOT NULL,
    suffix nvarchar(100) NOT NULL,
    occurrence int NOT NULL,
    split_at int NULL,
    value nvarchar(32) NULL,
    reason nvarchar(max) NULL,
    actor nvarchar(200) NOT NULL,
    decided_at datetimeoffset NOT NULL
);

CREATE INDEX ix_reading_corrections_report ON reading_corrections (agency_id, reviewed_year, id);
GO

-- Agency and year follow the report where they were misread; nothing else changes.
CREATE TRIGGER tr_reading_corrections_no_update ON reading_corrections AFTER UPDATE
AS
BEGIN
    SET NOCOUNT ON;
    IF UPDATE(kind) OR UPDATE(quote) OR UPDATE(prefix) OR UPDATE(suffix) OR UPDATE(occurrence) OR UPDATE(split_at)
        OR UPDATE(value) OR UPDATE(reason) OR UPDATE(actor) OR UPDATE(decided_at)
        THROW 51001, N'Corrections are append-only.', 1;
END;
GO

CREATE TRIGGER tr_reading_corrections_no_delete ON reading_corrections INSTEAD OF DELETE
AS
BEGIN
    SET NOCOUNT ON;
    THROW 51001, N'Corrections are append-only.', 1;
END;
GO

CREATE TABLE reading_correction_undos (
    correction_id bigint NOT NULL CONSTRAINT pk_reading_correction_undos PRIMARY KEY
        CONSTRAINT fk_reading_correction_undos_correction REFERENCES reading_corrections (id),
    undone_reason nvarchar(max) NULL,
    undone_by nvarchar(200) NOT NULL,
    undone_at datetimeoffset NOT NULL
);
GO

CREATE TRIGGER tr_reading_correction_undos_no_change ON reading_correction_undos INSTEAD OF UPDATE, DELETE
AS
BEGIN
    SET NOCOUNT ON;
    THROW 51001, N'Corrections are append-only.', 1;
END;
GO
