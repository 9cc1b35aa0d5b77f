-- Placeholders: ${text} long text, ${bytes} long binary (see Migrations).
CREATE TABLE access_token (
    id VARCHAR(40) NOT NULL PRIMARY KEY,
    name VARCHAR(200) NOT NULL,
    secret_hash VARCHAR(64) NOT NULL,
    roles VARCHAR(200) NOT NULL,
    vendor VARCHAR(100),
    created_by VARCHAR(100) NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT
);
CREATE UNIQUE INDEX access_token_hash ON access_token (secret_hash);

CREATE TABLE access_user (
    name VARCHAR(100) NOT NULL PRIMARY KEY,
    display_name VARCHAR(200) NOT NULL,
    password_hash VARCHAR(300) NOT NULL,
    roles VARCHAR(200) NOT NULL,
    enabled BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);

CREATE TABLE access_session (
    id_hash VARCHAR(64) NOT NULL PRIMARY KEY,
    csrf_hash VARCHAR(64) NOT NULL,
    caller VARCHAR(200) NOT NULL,
    roles VARCHAR(200) NOT NULL,
    vendor VARCHAR(100),
    token_id VARCHAR(40),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX access_session_caller ON access_session (caller);
CREATE INDEX access_session_token ON access_session (token_id);

CREATE TABLE access_audit (
    id VARCHAR(40) NOT NULL PRIMARY KEY,
    made_at BIGINT NOT NULL,
    caller VARCHAR(200) NOT NULL,
    action VARCHAR(300) NOT NULL,
    target VARCHAR(300) NOT NULL,
    outcome VARCHAR(100) NOT NULL
);
