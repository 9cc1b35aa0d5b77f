CREATE TABLE label_batch (
    id VARCHAR(40) NOT NULL PRIMARY KEY,
    spec ${text} NOT NULL,
    dispatcher VARCHAR(100) NOT NULL,
    state VARCHAR(20) NOT NULL,
    price_micros BIGINT NOT NULL,
    currency VARCHAR(10) NOT NULL,
    paused VARCHAR(1000) NOT NULL,
    said VARCHAR(1000) NOT NULL,
    cancelled BOOLEAN NOT NULL,
    created_by VARCHAR(200) NOT NULL,
    created_at BIGINT NOT NULL,
    submitted_at BIGINT,
    expires_at BIGINT,
    draining_at BIGINT,
    ended_at BIGINT,
    revision BIGINT NOT NULL
);
CREATE INDEX label_batch_state ON label_batch (state);

CREATE TABLE label_item (
    id VARCHAR(80) NOT NULL PRIMARY KEY,
    batch VARCHAR(40) NOT NULL,
    item VARCHAR(40) NOT NULL,
    sample VARCHAR(100) NOT NULL,
    blob_id VARCHAR(100) NOT NULL,
    content ${text} NOT NULL,
    gold VARCHAR(200),
    state VARCHAR(20) NOT NULL,
    decision INTEGER NOT NULL,
    why VARCHAR(1000) NOT NULL,
    revision BIGINT NOT NULL,
    CONSTRAINT label_item_batch FOREIGN KEY (batch) REFERENCES label_batch (id)
);
CREATE INDEX label_item_state ON label_item (batch, state);
CREATE INDEX label_item_sample ON label_item (sample);

CREATE TABLE label_attempt (
    id VARCHAR(100) NOT NULL PRIMARY KEY,
    item_key VARCHAR(80) NOT NULL,
    batch VARCHAR(40) NOT NULL,
    item VARCHAR(40) NOT NULL,
    number INTEGER NOT NULL,
    state VARCHAR(20) NOT NULL,
    wanted INTEGER NOT NULL,
    taken INTEGER NOT NULL,
    remote VARCHAR(300) NOT NULL,
    tries INTEGER NOT NULL,
    not_before BIGINT NOT NULL,
    worker VARCHAR(200) NOT NULL,
    lent_until BIGINT,
    draft ${text},
    rounds INTEGER NOT NULL,
    revision BIGINT NOT NULL,
    CONSTRAINT label_attempt_item FOREIGN KEY (item_key) REFERENCES label_item (id)
);
CREATE INDEX label_attempt_state ON label_attempt (batch, state);
CREATE INDEX label_attempt_item_key ON label_attempt (item_key);
CREATE INDEX label_attempt_worker ON label_attempt (worker, state);
CREATE INDEX label_attempt_lent ON label_attempt (state, lent_until);

CREATE TABLE label_answer (
    id VARCHAR(400) NOT NULL PRIMARY KEY,
    dispatcher VARCHAR(100) NOT NULL,
    answer VARCHAR(290) NOT NULL,
    batch VARCHAR(40) NOT NULL,
    item VARCHAR(40) NOT NULL,
    item_key VARCHAR(80) NOT NULL,
    attempt INTEGER NOT NULL,
    worker VARCHAR(200) NOT NULL,
    label VARCHAR(200) NOT NULL,
    boxes ${text},
    unsure BOOLEAN NOT NULL,
    spent_millis BIGINT NOT NULL,
    given_at BIGINT NOT NULL,
    taken_at BIGINT NOT NULL,
    state VARCHAR(20) NOT NULL,
    reason VARCHAR(1000) NOT NULL,
    paid_micros BIGINT NOT NULL,
    told BOOLEAN NOT NULL,
    revision BIGINT NOT NULL,
    CONSTRAINT label_answer_item FOREIGN KEY (item_key) REFERENCES label_item (id)
);
CREATE INDEX label_answer_item_key ON label_answer (item_key, worker);
CREATE INDEX label_answer_state ON label_answer (batch, state);
CREATE INDEX label_answer_told ON label_answer (dispatcher, told);

CREATE TABLE label_decision (
    id VARCHAR(100) NOT NULL PRIMARY KEY,
    item_key VARCHAR(80) NOT NULL,
    batch VARCHAR(40) NOT NULL,
    item VARCHAR(40) NOT NULL,
    number INTEGER NOT NULL,
    label VARCHAR(200) NOT NULL,
    boxes ${text},
    confidence DOUBLE PRECISION NOT NULL,
    tie BOOLEAN NOT NULL,
    answers INTEGER NOT NULL,
    method VARCHAR(40) NOT NULL,
    decided_by VARCHAR(200) NOT NULL,
    made_at BIGINT NOT NULL,
    delivered BOOLEAN NOT NULL,
    CONSTRAINT label_decision_item FOREIGN KEY (item_key) REFERENCES label_item (id)
);
CREATE INDEX label_decision_batch ON label_decision (batch, item);
CREATE INDEX label_decision_delivered ON label_decision (delivered);

CREATE TABLE label_ledger (
    id VARCHAR(450) NOT NULL PRIMARY KEY,
    batch VARCHAR(40) NOT NULL,
    kind VARCHAR(10) NOT NULL,
    micros BIGINT NOT NULL,
    about VARCHAR(400) NOT NULL,
    made_at BIGINT NOT NULL,
    CONSTRAINT label_ledger_batch FOREIGN KEY (batch) REFERENCES label_batch (id)
);
CREATE INDEX label_ledger_kind ON label_ledger (batch, kind);

CREATE TABLE label_note (
    name VARCHAR(300) NOT NULL PRIMARY KEY,
    said VARCHAR(2000) NOT NULL
);
