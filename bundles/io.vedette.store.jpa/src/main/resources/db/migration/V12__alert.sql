CREATE TABLE alert (
    id VARCHAR(40) NOT NULL PRIMARY KEY,
    camera VARCHAR(64) NOT NULL,
    camera_name VARCHAR(200) NOT NULL,
    camera_group VARCHAR(100) NOT NULL,
    site VARCHAR(100) NOT NULL,
    rule_id VARCHAR(100) NOT NULL,
    rule_type VARCHAR(100) NOT NULL,
    topic VARCHAR(200) NOT NULL,
    event_id VARCHAR(200) NOT NULL,
    incident VARCHAR(40) NOT NULL,
    variant VARCHAR(100) NOT NULL,
    in_charge BOOLEAN NOT NULL,
    state VARCHAR(12) NOT NULL,
    ruling_accepted BOOLEAN,
    ruling_score DOUBLE PRECISION,
    ruling_why VARCHAR(1000),
    review BOOLEAN NOT NULL,
    begin_seconds DOUBLE PRECISION NOT NULL,
    at_seconds DOUBLE PRECISION NOT NULL,
    end_seconds DOUBLE PRECISION,
    fired_at BIGINT NOT NULL,
    tracks ${text} NOT NULL,
    direction VARCHAR(40) NOT NULL,
    box_x DOUBLE PRECISION NOT NULL,
    box_y DOUBLE PRECISION NOT NULL,
    box_width DOUBLE PRECISION NOT NULL,
    box_height DOUBLE PRECISION NOT NULL,
    picture_width INTEGER NOT NULL,
    picture_height INTEGER NOT NULL,
    joined INTEGER NOT NULL,
    evidence ${text} NOT NULL,
    run_name VARCHAR(150) NOT NULL,
    frame_number BIGINT NOT NULL,
    pipeline VARCHAR(100) NOT NULL,
    versions ${text} NOT NULL,
    snapshot VARCHAR(64),
    clip VARCHAR(64),
    verdict_revision INTEGER NOT NULL,
    answer VARCHAR(10),
    reason VARCHAR(10),
    note VARCHAR(2000) NOT NULL,
    answered_by VARCHAR(200) NOT NULL,
    answered_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX alert_camera ON alert (camera, id);
CREATE INDEX alert_fired ON alert (fired_at);
CREATE INDEX alert_state ON alert (state);
CREATE INDEX alert_incident ON alert (incident);

CREATE TABLE alert_verdict (
    id VARCHAR(60) NOT NULL PRIMARY KEY,
    alert VARCHAR(40) NOT NULL REFERENCES alert (id),
    revision_number INTEGER NOT NULL,
    answer VARCHAR(10),
    reason VARCHAR(10),
    note VARCHAR(2000) NOT NULL,
    answered_by VARCHAR(200) NOT NULL,
    answered_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX alert_verdict_revision ON alert_verdict (alert, revision_number);
