import { SpanKind } from '@opentelemetry/api'
import Database from 'libsql'
import { inSpan } from './telemetry.mjs'

const SCHEMA = `
CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, email TEXT, iban TEXT, berth INTEGER);
CREATE TABLE invoices (id INTEGER PRIMARY KEY, customer_id INTEGER, amount REAL, paid INTEGER);
CREATE TABLE bookings (id INTEGER PRIMARY KEY, berth INTEGER, boat TEXT, day TEXT);
CREATE TABLE payments (id INTEGER PRIMARY KEY, amount REAL, currency TEXT, account TEXT, reference TEXT);
INSERT INTO customers VALUES
  (1, 'Nordlys Shipping', 'post@nordlys.example', 'NO9386011117947', 12),
  (2, 'Halden Cruises', 'office@halden.example', 'NO8330001234567', 14),
  (3, 'Marta Lind', 'marta.lind@mail.example', 'SE4550000000058398257466', 3),
  (4, 'Fjord Diving', 'hello@fjorddiving.example', 'NO7694000512345', 21);
INSERT INTO invoices VALUES (1042, 1, 420.0, 0), (1043, 2, 960.0, 1), (1044, 3, 420.0, 0), (1045, 4, 510.0, 0);
INSERT INTO bookings VALUES (1, 12, 'Nordlys I', '2026-11-24'), (2, 14, 'Halden Star', '2026-11-25'), (3, 3, 'Lind', '2026-11-26');
`

/**
 * The harbour's books in a SQLite file; every statement is a database client span.
 * @param {string} file
 * @returns {{ query(sql: string): Promise<unknown[]>, pay(payment: Record<string, any>): Promise<void>, close(): void }}
 */
export function openDatabase(file) {
  const database = new Database(file)
  database.exec(SCHEMA)
  return {
    /** Answers one SELECT; anything else is refused. */
    query: (sql) =>
      inDatabaseSpan(sql, async () => {
        if (!/^\s*select\b/i.test(sql)) throw new Error('only SELECT is allowed')
        return database.prepare(sql).all().map(stripDriverFields)
      }),
    pay({ amount, currency, account, reference }) {
      const sql = 'INSERT INTO payments (amount, currency, account, reference) VALUES (?, ?, ?, ?)'
      return inDatabaseSpan(sql, async () => {
        database.prepare(sql).run(amount, currency, account, reference ?? '')
        return []
      }).then(() => undefined)
    },
    close: () => database.close(),
  }
}

/** @param {string} sql @param {() => Promise<unknown[]>} run */
function inDatabaseSpan(sql, run) {
  const operation = sql.trim().split(/\s+/, 1)[0].toUpperCase()
  const collection = /\b(?:from|into)\s+(\w+)/i.exec(sql)?.[1] ?? ''
  const attributes = {
    'db.system.name': 'sqlite',
    'db.namespace': 'harbour',
    'db.operation.name': operation,
    'db.collection.name': collection,
    'db.query.text': sql,
  }
  return inSpan(`${operation} ${collection}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    const rows = await run()
    span.setAttribute('db.response.returned_rows', rows.length)
    return rows
  })
}

/** @param {any} row */
function stripDriverFields(row) {
  const { _metadata, ...fields } = row
  return fields
}
