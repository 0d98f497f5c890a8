import type { SqliteDatabase, SqliteStatement } from 'kysely'
import Libsql from 'libsql'

/** Milliseconds a statement waits for another process (the command line making a key) to finish writing. */
const BUSY_MS = 5_000

/** One SQLite file: what kysely's SqliteDialect asks of a driver, and `exec` for migrations. */
export interface LibsqlDriver extends SqliteDatabase {
  /** Runs SQL text of any number of statements. */
  exec(sql: string): void
}

/**
 * Opens a SQLite file through libsql, made when missing. A commit has reached the disk when it returns
 * (WAL, synchronous=FULL); other processes may have the file open too.
 */
export function openLibsql(path: string): LibsqlDriver {
  const database = new Libsql(path)
  // First of all: every later statement, the switch to WAL too, may meet another process.
  database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
  return {
    prepare: (sql) => toStatement(database.prepare(sql)),
    exec: (sql) => void database.exec(sql),
    close: () => void database.close(),
  }
}

function toStatement(statement: Libsql.Statement): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(...parameters),
    run: (parameters) => statement.run(...parameters),
    iterate: (parameters) => statement.iterate(...parameters),
  }
}
