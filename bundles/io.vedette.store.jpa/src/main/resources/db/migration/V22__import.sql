-- What became of imports, row by row.
CREATE TABLE import_report (
    operation_id VARCHAR(40) NOT NULL PRIMARY KEY,
    report ${text} NOT NULL
);
