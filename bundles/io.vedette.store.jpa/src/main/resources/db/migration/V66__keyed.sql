-- Writes that carried an Idempotency-Key, for a day.
CREATE TABLE access_keyed (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    scope_hash VARCHAR(64) NOT NULL,
    fingerprint VARCHAR(64) NOT NULL,
    owner_run VARCHAR(40) NOT NULL,
    state VARCHAR(10) NOT NULL,
    status INTEGER NOT NULL,
    headers ${text} NOT NULL,
    body ${bytes} NOT NULL,
    complete BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX access_keyed_scope ON access_keyed (scope_hash);
CREATE INDEX access_keyed_expires ON access_keyed (expires_at);
