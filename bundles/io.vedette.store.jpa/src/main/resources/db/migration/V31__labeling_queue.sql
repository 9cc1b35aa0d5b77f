-- The next task is the first by id of a batch's waiting ones: found without sorting them all.
CREATE INDEX label_attempt_queue ON label_attempt (batch, state, id);
