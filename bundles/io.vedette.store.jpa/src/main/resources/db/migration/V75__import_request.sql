-- What an import was asked for, to go on with after a crash.
CREATE TABLE import_request (
    operation_id VARCHAR(40) NOT NULL PRIMARY KEY,
    request ${text} NOT NULL
);
