CREATE TABLE camera (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    name VARCHAR(200) NOT NULL,
    site VARCHAR(100) NOT NULL,
    camera_group VARCHAR(100) NOT NULL,
    source VARCHAR(2000) NOT NULL,
    enabled BOOLEAN NOT NULL,
    config ${text} NOT NULL,
    changed_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);

-- Track ids given out; stays when its camera goes, so that an id is never used again.
CREATE TABLE camera_tracks (
    camera VARCHAR(64) NOT NULL PRIMARY KEY,
    next_track BIGINT NOT NULL
);
