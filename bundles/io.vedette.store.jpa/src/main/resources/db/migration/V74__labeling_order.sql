-- What was written first among the rows of a millisecond.
ALTER TABLE label_answer ADD COLUMN entry ${identity} UNIQUE;
ALTER TABLE label_ledger ADD COLUMN entry ${identity} UNIQUE;
