CREATE TABLE notice_destination (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    notifier VARCHAR(100) NOT NULL,
    settings ${text} NOT NULL,
    cameras ${text} NOT NULL,
    types ${text} NOT NULL,
    enabled BOOLEAN NOT NULL,
    timeout_seconds INTEGER NOT NULL,
    revision BIGINT NOT NULL
);

-- What is to be told; a row is written in the transaction of its alert.
CREATE TABLE notice (
    id VARCHAR(120) NOT NULL PRIMARY KEY,
    destination VARCHAR(64) NOT NULL,
    content ${text} NOT NULL,
    state VARCHAR(12) NOT NULL,
    attempts INTEGER NOT NULL,
    next_at BIGINT NOT NULL,
    why VARCHAR(1000) NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX notice_due ON notice (state, next_at);
CREATE INDEX notice_destination_id ON notice (destination, id);
