CREATE TABLE sweep (
    id VARCHAR(40) NOT NULL PRIMARY KEY,
    model VARCHAR(100) NOT NULL,
    dataset_version VARCHAR(100) NOT NULL,
    request ${text} NOT NULL,
    status VARCHAR(20) NOT NULL,
    best VARCHAR(60),
    model_version VARCHAR(150),
    why VARCHAR(2000) NOT NULL,
    created_by VARCHAR(200) NOT NULL,
    created_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX sweep_by_status ON sweep (status, id);
CREATE INDEX sweep_by_dataset ON sweep (dataset_version);

CREATE TABLE trial (
    id VARCHAR(60) NOT NULL PRIMARY KEY,
    sweep VARCHAR(40) NOT NULL,
    number INTEGER NOT NULL,
    params ${text} NOT NULL,
    seed BIGINT NOT NULL,
    status VARCHAR(20) NOT NULL,
    step INTEGER NOT NULL,
    steps INTEGER NOT NULL,
    told ${text} NOT NULL,
    scores ${text} NOT NULL,
    attempts INTEGER NOT NULL,
    stopping INTEGER NOT NULL,
    why VARCHAR(2000) NOT NULL,
    worker VARCHAR(100),
    lease_until BIGINT,
    started_at BIGINT,
    ended_at BIGINT,
    CONSTRAINT trial_once UNIQUE (sweep, number),
    CONSTRAINT trial_of_sweep FOREIGN KEY (sweep) REFERENCES sweep (id)
);
CREATE INDEX trial_by_status ON trial (status, id);
CREATE INDEX trial_by_worker ON trial (worker, status);
