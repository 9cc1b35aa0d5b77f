CREATE TABLE evaluation (
    id VARCHAR(40) NOT NULL PRIMARY KEY,
    metric VARCHAR(100) NOT NULL,
    model VARCHAR(200) NOT NULL,
    request ${text} NOT NULL,
    status VARCHAR(20) NOT NULL,
    operation VARCHAR(40) NOT NULL,
    score ${text},
    tally VARCHAR(80),
    why VARCHAR(2000) NOT NULL,
    marks BIGINT NOT NULL,
    created_by VARCHAR(200) NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX evaluation_by_model ON evaluation (model, id);

CREATE TABLE evaluation_mark (
    evaluation VARCHAR(40) NOT NULL,
    number BIGINT NOT NULL,
    unit VARCHAR(400) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    place VARCHAR(100) NOT NULL,
    label VARCHAR(200) NOT NULL,
    truth VARCHAR(200) NOT NULL,
    prediction VARCHAR(200) NOT NULL,
    measure DOUBLE PRECISION NOT NULL,
    score DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (evaluation, number),
    CONSTRAINT mark_of_evaluation FOREIGN KEY (evaluation) REFERENCES evaluation (id)
);
CREATE INDEX evaluation_mark_by_kind ON evaluation_mark (evaluation, kind, number);
