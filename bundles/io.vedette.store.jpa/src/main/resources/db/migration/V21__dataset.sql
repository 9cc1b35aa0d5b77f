-- Label sets, annotations, datasets and their versions.
CREATE TABLE label_set (
    name VARCHAR(100) NOT NULL,
    version INTEGER NOT NULL,
    kind VARCHAR(20) NOT NULL,
    classes ${text} NOT NULL,
    PRIMARY KEY (name, version)
);

CREATE TABLE dataset (
    id VARCHAR(40) NOT NULL PRIMARY KEY,
    name VARCHAR(100) NOT NULL,
    description VARCHAR(2000) NOT NULL,
    label_set VARCHAR(100) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    created_by VARCHAR(100) NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT dataset_name UNIQUE (name)
);

-- Only ever added to.
CREATE TABLE annotation (
    id VARCHAR(40) NOT NULL PRIMARY KEY,
    source_key VARCHAR(200) NOT NULL,
    sample_id VARCHAR(40) NOT NULL,
    label_set VARCHAR(100) NOT NULL,
    revision INTEGER NOT NULL,
    kind VARCHAR(20) NOT NULL,
    label VARCHAR(200) NOT NULL,
    objects ${text} NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    made_by VARCHAR(200) NOT NULL,
    batch_id VARCHAR(100) NOT NULL,
    item_id VARCHAR(100) NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT annotation_key UNIQUE (source_key),
    CONSTRAINT annotation_revision UNIQUE (sample_id, label_set, revision),
    CONSTRAINT annotation_sample FOREIGN KEY (sample_id) REFERENCES sample (id)
);
CREATE INDEX annotation_batch ON annotation (batch_id);

CREATE TABLE dataset_sample (
    dataset_id VARCHAR(40) NOT NULL,
    sample_id VARCHAR(40) NOT NULL,
    PRIMARY KEY (dataset_id, sample_id),
    CONSTRAINT dataset_sample_dataset FOREIGN KEY (dataset_id) REFERENCES dataset (id),
    CONSTRAINT dataset_sample_sample FOREIGN KEY (sample_id) REFERENCES sample (id)
);

CREATE TABLE dataset_version (
    id VARCHAR(40) NOT NULL PRIMARY KEY,
    dataset_id VARCHAR(40) NOT NULL,
    number INTEGER NOT NULL,
    parent_id VARCHAR(40),
    label_set VARCHAR(100) NOT NULL,
    label_set_version INTEGER NOT NULL,
    manifest VARCHAR(64) NOT NULL,
    spec ${text} NOT NULL,
    counts ${text} NOT NULL,
    created_by VARCHAR(100) NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT dataset_version_number UNIQUE (dataset_id, number),
    CONSTRAINT dataset_version_dataset FOREIGN KEY (dataset_id) REFERENCES dataset (id),
    CONSTRAINT dataset_version_parent FOREIGN KEY (parent_id) REFERENCES dataset_version (id),
    CONSTRAINT dataset_version_labels FOREIGN KEY (label_set, label_set_version)
        REFERENCES label_set (name, version)
);

-- A leak group has one split in a version. Items name group and split together, so neither an item
-- nor a group can change sides alone: the database refuses a group that straddles a split.
CREATE TABLE version_group (
    version_id VARCHAR(40) NOT NULL,
    leak_group VARCHAR(310) NOT NULL,
    split VARCHAR(20) NOT NULL,
    PRIMARY KEY (version_id, leak_group),
    CONSTRAINT version_group_split UNIQUE (version_id, leak_group, split),
    CONSTRAINT version_group_version FOREIGN KEY (version_id) REFERENCES dataset_version (id)
);

CREATE TABLE version_item (
    version_id VARCHAR(40) NOT NULL,
    sample_id VARCHAR(40) NOT NULL,
    annotation_id VARCHAR(40) NOT NULL,
    leak_group VARCHAR(310) NOT NULL,
    split VARCHAR(20) NOT NULL,
    PRIMARY KEY (version_id, sample_id),
    CONSTRAINT version_item_group FOREIGN KEY (version_id, leak_group, split)
        REFERENCES version_group (version_id, leak_group, split),
    CONSTRAINT version_item_sample FOREIGN KEY (sample_id) REFERENCES sample (id),
    CONSTRAINT version_item_annotation FOREIGN KEY (annotation_id) REFERENCES annotation (id)
);
CREATE INDEX version_item_of_sample ON version_item (sample_id);
