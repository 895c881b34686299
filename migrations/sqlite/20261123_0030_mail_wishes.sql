-- Whether every digest is mailed too; where not, only those that tell of something overdue. The inbox has them all.
ALTER TABLE people ADD COLUMN wants_all_mail INTEGER NOT NULL DEFAULT 1;
