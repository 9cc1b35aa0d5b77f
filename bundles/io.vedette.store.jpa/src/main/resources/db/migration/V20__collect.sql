-- Samples, who needs them, and selections.
CREATE TABLE sample (
    id VARCHAR(40) NOT NULL PRIMARY KEY,
    origin VARCHAR(20) NOT NULL,
    site VARCHAR(100) NOT NULL,
    camera VARCHAR(100) NOT NULL,
    camera_group VARCHAR(100) NOT NULL,
    recording VARCHAR(200) NOT NULL,
    for_evaluation BOOLEAN NOT NULL,
    name VARCHAR(500) NOT NULL,
    taken_at BIGINT NOT NULL,
    stream_seconds DOUBLE PRECISION NOT NULL,
    picture VARCHAR(64) NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    crop VARCHAR(64),
    fingerprint VARCHAR(144) NOT NULL,
    track BIGINT,
    box_x DOUBLE PRECISION,
    box_y DOUBLE PRECISION,
    box_width DOUBLE PRECISION,
    box_height DOUBLE PRECISION,
    label VARCHAR(200) NOT NULL,
    score DOUBLE PRECISION,
    probabilities ${text} NOT NULL,
    model_version VARCHAR(200),
    pipeline VARCHAR(100),
    alert VARCHAR(100),
    verdict VARCHAR(20),
    verdict_reason VARCHAR(40) NOT NULL,
    labeled BOOLEAN NOT NULL,
    blob_bytes BIGINT NOT NULL
);
CREATE INDEX sample_taken ON sample (taken_at, id);
CREATE INDEX sample_camera ON sample (camera, recording);
CREATE INDEX sample_alert ON sample (alert);
CREATE INDEX sample_picture ON sample (picture);
CREATE INDEX sample_crop ON sample (crop);

-- What is needed by somebody is not removed to make room.
CREATE TABLE sample_use (
    sample_id VARCHAR(40) NOT NULL,
    used_by VARCHAR(100) NOT NULL,
    PRIMARY KEY (sample_id, used_by),
    CONSTRAINT sample_use_sample FOREIGN KEY (sample_id) REFERENCES sample (id)
);
CREATE INDEX sample_use_user ON sample_use (used_by);

CREATE TABLE selection (
    id VARCHAR(40) NOT NULL PRIMARY KEY,
    state VARCHAR(20) NOT NULL,
    request ${text} NOT NULL,
    operation VARCHAR(40) NOT NULL,
    chosen INTEGER NOT NULL,
    said VARCHAR(2000) NOT NULL,
    created_by VARCHAR(100) NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX selection_created ON selection (created_at, id);

CREATE TABLE selection_row (
    selection_id VARCHAR(40) NOT NULL,
    place INTEGER NOT NULL,
    sample_id VARCHAR(40) NOT NULL,
    strategy VARCHAR(100) NOT NULL,
    score DOUBLE PRECISION NOT NULL,
    model_version VARCHAR(200) NOT NULL,
    seed BIGINT NOT NULL,
    reason VARCHAR(1000) NOT NULL,
    PRIMARY KEY (selection_id, place),
    CONSTRAINT selection_row_selection FOREIGN KEY (selection_id) REFERENCES selection (id),
    CONSTRAINT selection_row_sample FOREIGN KEY (sample_id) REFERENCES sample (id),
    CONSTRAINT selection_row_once UNIQUE (selection_id, sample_id)
);
CREATE INDEX selection_row_of_sample ON selection_row (sample_id);
