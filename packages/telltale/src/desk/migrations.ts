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
]
