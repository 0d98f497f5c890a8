/** One step of the desk's schema: SQL that runs once, in one transaction with the note that it ran. */
export interface Migration {
  readonly id: string
  readonly sql: string
}

/** Every step so far, in order. A step that has been released is never changed; the next change is a new step. */
export const SQLITE_MIGRATIONS: readonly Migration[] = [
  {
    id: '0001-access-keys',
    sql: `
      CREATE TABLE access_keys (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        tenant TEXT NOT NULL,
        scope TEXT NOT NULL CHECK (scope IN ('ingest', 'read')),
        digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
        created_ms INTEGER NOT NULL,
        expires_ms INTEGER NOT NULL,
        revoked_ms INTEGER,
        last_used_ms INTEGER
      ) STRICT`,
  },
  {
    id: '0002-control',
    sql: `
      CREATE TABLE quarantine (
        id TEXT NOT NULL PRIMARY KEY,
        tenant TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('session', 'user', 'key', 'agent')),
        value TEXT NOT NULL,
        reason TEXT NOT NULL,
        until_ms INTEGER,
        created_ms INTEGER NOT NULL,
        created_by TEXT NOT NULL,
        lifted_ms INTEGER,
        lifted_by TEXT
      ) STRICT;
      CREATE INDEX quarantine_in_force ON quarantine (tenant, created_ms) WHERE lifted_ms IS NULL;
      CREATE TABLE policies (
        tenant TEXT NOT NULL,
        version INTEGER NOT NULL,
        policy TEXT NOT NULL,
        changed_ms INTEGER NOT NULL,
        changed_by TEXT NOT NULL,
        PRIMARY KEY (tenant, version)
      ) STRICT;
      CREATE TABLE approvals (
        id TEXT NOT NULL PRIMARY KEY,
        tenant TEXT NOT NULL,
        request TEXT NOT NULL,
        decision TEXT CHECK (decision IN ('approved', 'refused')),
        created_ms INTEGER NOT NULL,
        expires_ms INTEGER NOT NULL,
        decided_ms INTEGER,
        decided_by TEXT,
        note TEXT
      ) STRICT;
      CREATE INDEX approvals_by_time ON approvals (tenant, created_ms);
      CREATE TABLE control_changes (id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), count INTEGER NOT NULL) STRICT;
      INSERT INTO control_changes (id, count) VALUES (1, 0);
${['quarantine:INSERT', 'quarantine:UPDATE', 'policies:INSERT', 'approvals:INSERT', 'approvals:UPDATE']
  .map((what) => toCountingTrigger(what, 'control_changes'))
  .join('')}`,
  },
  {
    id: '0003-alerts-and-rules',
    sql: `
      CREATE TABLE alerts (
        id TEXT NOT NULL PRIMARY KEY,
        tenant TEXT NOT NULL,
        rule_id TEXT NOT NULL,
        title TEXT NOT NULL,
        level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
        kind TEXT NOT NULL CHECK (kind IN ('rule', 'correlation')),
        category TEXT,
        status TEXT NOT NULL CHECK (status IN ('open', 'acknowledged', 'closed')),
        resolution TEXT CHECK (resolution IN ('true_positive', 'false_positive', 'benign')),
        assignee TEXT,
        note TEXT,
        changed_by TEXT,
        changed_ms INTEGER,
        first_ms INTEGER NOT NULL,
        last_ms INTEGER NOT NULL,
        count INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        search TEXT NOT NULL,
        body TEXT NOT NULL
      ) STRICT;
      CREATE INDEX alerts_by_time ON alerts (tenant, last_ms, id);
      CREATE INDEX alerts_by_rule ON alerts (tenant, rule_id, last_ms);
      CREATE INDEX alerts_by_status ON alerts (tenant, status, last_ms);
      CREATE INDEX alerts_by_revision ON alerts (tenant, revision);
      CREATE TABLE alert_links (
        tenant TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('trace', 'conversation')),
        value TEXT NOT NULL,
        alert_id TEXT NOT NULL,
        PRIMARY KEY (tenant, kind, value, alert_id)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE alert_revisions (id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), revision INTEGER NOT NULL) STRICT;
      INSERT INTO alert_revisions (id, revision) VALUES (1, 0);
      CREATE TABLE rules (
        tenant TEXT NOT NULL,
        id TEXT NOT NULL,
        yaml TEXT,
        tests TEXT,
        enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
        changed_ms INTEGER NOT NULL,
        changed_by TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (tenant, id)
      ) STRICT;
      CREATE TABLE exceptions (
        id TEXT NOT NULL PRIMARY KEY,
        tenant TEXT NOT NULL,
        rule_id TEXT NOT NULL,
        conditions TEXT NOT NULL,
        owner TEXT NOT NULL,
        reason TEXT NOT NULL,
        created_ms INTEGER NOT NULL,
        created_by TEXT NOT NULL,
        expires_ms INTEGER NOT NULL,
        ended_ms INTEGER,
        ended_by TEXT
      ) STRICT;
      CREATE INDEX exceptions_in_force ON exceptions (tenant, expires_ms) WHERE ended_ms IS NULL;
      CREATE TABLE detection_gaps (
        tenant TEXT NOT NULL,
        rule_id TEXT NOT NULL,
        reason TEXT NOT NULL,
        from_ms INTEGER NOT NULL,
        to_ms INTEGER NOT NULL,
        count INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX detection_gaps_by_time ON detection_gaps (tenant, to_ms);
      CREATE TABLE rule_changes (id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), count INTEGER NOT NULL) STRICT;
      INSERT INTO rule_changes (id, count) VALUES (1, 0);
${['rules:INSERT', 'rules:UPDATE', 'rules:DELETE', 'exceptions:INSERT', 'exceptions:UPDATE']
  .map((what) => toCountingTrigger(what, 'rule_changes'))
  .join('')}`,
  },
  {
    // A key of scope read stays one: it reads what it did, and changes nothing any more.
    id: '0004-write-scope',
    sql: `
      CREATE TABLE access_keys_next (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        tenant TEXT NOT NULL,
        scope TEXT NOT NULL CHECK (scope IN ('ingest', 'read', 'write')),
        digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
        created_ms INTEGER NOT NULL,
        expires_ms INTEGER NOT NULL,
        revoked_ms INTEGER,
        last_used_ms INTEGER
      ) STRICT;
      INSERT INTO access_keys_next
        SELECT id, name, tenant, scope, digest, created_ms, expires_ms, revoked_ms, last_used_ms FROM access_keys;
      DROP TABLE access_keys;
      ALTER TABLE access_keys_next RENAME TO access_keys`,
  },
]

/** Counted by the database itself, so that no process can change something and forget to say so. */
function toCountingTrigger(what: string, counter: string): string {
  const [table = '', verb = ''] = what.split(':')
  return `CREATE TRIGGER ${table}_${verb.toLowerCase()}_counts AFTER ${verb} ON ${table} BEGIN
    UPDATE ${counter} SET count = count + 1;
  END;
  `
}
