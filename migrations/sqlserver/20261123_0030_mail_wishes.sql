-- Whether every digest is mailed too; where not, only those that tell of something overdue. The inbox has them all.
ALTER TABLE people ADD wants_all_mail bit NOT NULL CONSTRAINT df_people_wants_all_mail DEFAULT 1;
