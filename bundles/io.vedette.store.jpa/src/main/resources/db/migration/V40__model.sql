CREATE TABLE model_version (
    id VARCHAR(150) NOT NULL PRIMARY KEY,
    name VARCHAR(100) NOT NULL,
    number INTEGER NOT NULL,
    engine VARCHAR(40) NOT NULL,
    layout VARCHAR(40) NOT NULL,
    classes ${text} NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    bytes BIGINT NOT NULL,
    files ${text} NOT NULL,
    origin VARCHAR(40) NOT NULL,
    trial VARCHAR(40),
    dataset_version VARCHAR(100),
    facts ${text} NOT NULL,
    card ${text} NOT NULL,
    created_by VARCHAR(200) NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    CONSTRAINT model_once UNIQUE (name, number),
    CONSTRAINT model_content_once UNIQUE (name, sha256)
);
CREATE INDEX model_version_by_age ON model_version (created_at, id);
CREATE INDEX model_version_by_dataset ON model_version (dataset_version);
