CREATE TABLE loop_run (
    id VARCHAR(40) NOT NULL PRIMARY KEY,
    status VARCHAR(20) NOT NULL,
    operation VARCHAR(40) NOT NULL,
    request ${text} NOT NULL,
    progress ${text} NOT NULL,
    message VARCHAR(2000) NOT NULL,
    report ${text} NOT NULL,
    created_by VARCHAR(200) NOT NULL,
    created_at BIGINT NOT NULL
);
