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
  .map(toCountingTrigger)
  .join('')}`,
  },
]

/** Counted by the database itself, so that no process can change something and forget to say so. */
function toCountingTrigger(what: string): string {
  const [table = '', verb = ''] = what.split(':')
  return `CREATE TRIGGER ${table}_${verb.toLowerCase()}_counts AFTER ${verb} ON ${table} BEGIN
    UPDATE control_changes SET count = count + 1;
  END;
  `
}
