-- Who is on which alert.
CREATE TABLE alert_acknowledgement (
    alert VARCHAR(40) NOT NULL PRIMARY KEY REFERENCES alert (id) ON DELETE CASCADE,
    made_by VARCHAR(200) NOT NULL,
    made_at BIGINT NOT NULL
);

-- Which rules are quiet on which cameras, until when.
CREATE TABLE alert_snooze (
    id VARCHAR(200) NOT NULL PRIMARY KEY,
    camera VARCHAR(64) NOT NULL,
    rule_id VARCHAR(100) NOT NULL,
    until_at BIGINT NOT NULL,
    made_by VARCHAR(200) NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX alert_snooze_until ON alert_snooze (until_at);
