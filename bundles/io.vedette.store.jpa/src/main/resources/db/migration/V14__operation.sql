CREATE TABLE operation (
    id VARCHAR(40) NOT NULL PRIMARY KEY,
    kind VARCHAR(60) NOT NULL,
    subject VARCHAR(300) NOT NULL,
    started_by VARCHAR(200) NOT NULL,
    state VARCHAR(12) NOT NULL,
    progress DOUBLE PRECISION NOT NULL,
    message VARCHAR(2000) NOT NULL,
    outcome ${text} NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX operation_kind ON operation (kind, id);
CREATE INDEX operation_state ON operation (state);
