-- 撤并: from this day on the body owes nothing more; what it promised and reported stays.
ALTER TABLE agencies ADD closed_on date NULL;

-- The ledger is looked through by who, by what and by when.
CREATE INDEX ix_ledger_actor ON ledger (actor, seq);
CREATE INDEX ix_ledger_action ON ledger (action, seq);
CREATE INDEX ix_ledger_at ON ledger (at, seq);
