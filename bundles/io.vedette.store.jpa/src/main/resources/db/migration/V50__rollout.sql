CREATE TABLE rollout (
    id VARCHAR(40) NOT NULL PRIMARY KEY,
    camera_group VARCHAR(200) NOT NULL,
    slot VARCHAR(20) NOT NULL,
    challenger VARCHAR(200) NOT NULL,
    champion VARCHAR(200) NOT NULL,
    stage VARCHAR(20) NOT NULL,
    active VARCHAR(240) NOT NULL,
    since BIGINT NOT NULL,
    document ${text} NOT NULL,
    created_by VARCHAR(200) NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    CONSTRAINT one_rollout_a_slot UNIQUE (active)
);

CREATE TABLE rollout_step (
    rollout VARCHAR(40) NOT NULL,
    number INTEGER NOT NULL,
    stage VARCHAR(20) NOT NULL,
    why VARCHAR(2000) NOT NULL,
    taken_by VARCHAR(200) NOT NULL,
    forced INTEGER NOT NULL,
    gate ${text} NOT NULL,
    taken_at BIGINT NOT NULL,
    PRIMARY KEY (rollout, number),
    CONSTRAINT step_of_rollout FOREIGN KEY (rollout) REFERENCES rollout (id)
);

CREATE TABLE slot_assignment (
    id ${identity} NOT NULL PRIMARY KEY,
    camera_group VARCHAR(200) NOT NULL,
    slot VARCHAR(20) NOT NULL,
    model VARCHAR(200) NOT NULL,
    since BIGINT NOT NULL,
    rollout VARCHAR(40) NOT NULL
);

CREATE TABLE observed_time (
    camera VARCHAR(64) NOT NULL,
    begins BIGINT NOT NULL,
    camera_group VARCHAR(200) NOT NULL,
    seconds DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (camera, begins)
);
CREATE INDEX observed_time_by_group ON observed_time (camera_group, begins);
