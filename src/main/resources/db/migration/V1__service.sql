-- What the service keeps. Times are microseconds since 1970-01-01T00:00:00Z.

CREATE TABLE suggestion (
  number         INTEGER PRIMARY KEY AUTOINCREMENT,
  id             TEXT    NOT NULL UNIQUE,
  source         TEXT    NOT NULL,
  cause          TEXT    NOT NULL CHECK (cause IN ('CLOSED', 'UPDATE', 'REQUEST', 'WINDOW')),
  made_at        INTEGER NOT NULL,
  window_start   INTEGER NOT NULL,
  window_close   INTEGER NOT NULL,
  severity       TEXT    NOT NULL,
  pattern        TEXT    NOT NULL,
  outcome        TEXT    NOT NULL,
  alerts         INTEGER NOT NULL,
  benign         INTEGER NOT NULL,
  rules          INTEGER NOT NULL,
  alerts_matched INTEGER NOT NULL,
  benign_matched INTEGER NOT NULL,
  state          TEXT    NOT NULL CHECK (state IN ('PENDING', 'ACCEPTED', 'EDITED', 'REJECTED', 'SUPERSEDED')),
  version        INTEGER NOT NULL,
  json           TEXT    NOT NULL,
  card           TEXT    NOT NULL
) STRICT;
CREATE INDEX suggestion_by_state ON suggestion (state, number);
CREATE INDEX suggestion_by_source ON suggestion (source, number);
CREATE INDEX suggestion_by_window ON suggestion (source, window_start);

-- Closed windows that have been answered: what a replay must not answer again.
CREATE TABLE answered (
  source       TEXT    NOT NULL,
  window_start INTEGER NOT NULL,
  window_close INTEGER NOT NULL,
  at           INTEGER NOT NULL,
  PRIMARY KEY (source, window_close, window_start)
) STRICT, WITHOUT ROWID;

-- The version is the one that the decision made: no suggestion changes twice from the same one.
CREATE TABLE decision (
  suggestion TEXT    NOT NULL REFERENCES suggestion (id) ON DELETE CASCADE,
  version    INTEGER NOT NULL,
  state      TEXT    NOT NULL CHECK (state IN ('ACCEPTED', 'EDITED', 'REJECTED', 'SUPERSEDED')),
  decided_by TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  reason     TEXT    NOT NULL,
  rules      TEXT    NOT NULL,
  example    TEXT    NOT NULL,
  PRIMARY KEY (suggestion, version)
) STRICT, WITHOUT ROWID;

-- Answers given under an idempotency key.
CREATE TABLE answer (
  asked_by TEXT    NOT NULL,
  key      TEXT    NOT NULL,
  request  TEXT    NOT NULL,
  answer   TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (asked_by, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_by_age ON answer (at);

-- Only a hash of each token; a name may be given again once its token has ended.
CREATE TABLE token (
  hash       TEXT    NOT NULL PRIMARY KEY,
  name       TEXT    NOT NULL,
  role       TEXT    NOT NULL CHECK (role IN ('VIEWER', 'ANALYST', 'SENSOR')),
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX token_by_name ON token (name) WHERE revoked_at IS NULL;

-- How far files were read that are followed.
CREATE TABLE position (
  path     TEXT    NOT NULL PRIMARY KEY,
  file_key TEXT    NOT NULL,
  reached  INTEGER NOT NULL CHECK (reached >= 0),
  head     TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- Only ever grows; each line holds the hash of the one before it in its own.
CREATE TABLE audit (
  number  INTEGER PRIMARY KEY AUTOINCREMENT,
  at      INTEGER NOT NULL,
  done_by TEXT    NOT NULL,
  action  TEXT    NOT NULL,
  subject TEXT    NOT NULL,
  detail  TEXT    NOT NULL,
  hash    TEXT    NOT NULL
) STRICT;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
