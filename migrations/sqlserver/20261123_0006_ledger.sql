CREATE TABLE ledger (
    seq bigint NOT NULL CONSTRAINT pk_ledger PRIMARY KEY,
    at datetimeoffset NOT NULL,
    actor nvarchar(200) NOT NULL,
    action nvarchar(100) NOT NULL,
    subject nvarchar(200) NOT NULL,
    payload nvarchar(max) NOT NULL,
    previous_hash nvarchar(64) NOT NULL,
    hash nvarchar(64) NOT NULL
);

CREATE INDEX ix_ledger_subject ON ledger (subject, seq);

-- The last entry is named a second time, so that cutting entries off the end shows.
CREATE TABLE ledger_head (
    id int NOT NULL CONSTRAINT pk_ledger_head PRIMARY KEY CONSTRAINT ck_ledger_head CHECK (id = 1),
    seq bigint NOT NULL,
    hash nvarchar(64) NOT NULL
);

INSERT INTO ledger_head (id, seq, hash)
VALUES (1, 0, N'0000000000000000000000000000000000000000000000000000000000000000');
GO

CREATE TRIGGER tr_ledger_no_change ON ledger INSTEAD OF UPDATE, DELETE
AS
BEGIN
    SET NOCOUNT ON;
    THROW 51000, N'The ledger is append-only.', 1;
END;
GO
