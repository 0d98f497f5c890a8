import type { Command } from 'commander'
import pc from 'picocolors'
import type { Config } from '../config.ts'
import type { AccessKey, KeyScope } from '../desk/desk.ts'
import { TelltaleError } from '../errors.ts'
import { openDesk } from './open-desk.ts'

type Options = Readonly<Record<string, unknown>>

/** Adds `telltale keys create|list|revoke`; they work beside a running server. */
export function addKeysCommand(
  program: Command,
  withSettings: (command: Command) => Command,
  readConfig: (options: Options) => Promise<Config>,
): void {
  const keys = program.command('keys').description('Make, list and revoke the keys of senders and readers')
  withSettings(keys.command('create').description('Make a key; its secret is shown once'))
    .requiredOption('--name <name>', 'what or who the key is for')
    .option(
      '--scope <scope>',
      'ingest (send telemetry), read (see screens and API) or write (see, and change rules, alerts and control)',
      'ingest',
    )
    .option('--tenant <tenant>', 'whose data the key belongs to', 'default')
    .action(async (options: Options) => createKey(await readConfig(options), options))
  withSettings(keys.command('list').description('List keys; secrets are never shown again')).action(
    async (options: Options) => listKeys(await readConfig(options)),
  )
  withSettings(keys.command('revoke <id>').description('End a key at once')).action(
    async (id: string, options: Options) => revokeKey(await readConfig(options), id),
  )
}

async function createKey(config: Config, options: Options): Promise<void> {
  const scope = parseScope(options.scope)
  const name = String(options.name)
  const tenant = String(options.tenant)
  if (!/^[\w .:@/-]{1,80}$/.test(name)) throw wrong('--name', name, '1 to 80 letters, digits, spaces or . : @ / - _')
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(tenant))
    throw wrong('--tenant', tenant, 'lower-case letters, digits and dashes')
  const desk = await openDesk(config)
  const { key, secret } = await desk.createKey({ name, tenant, scope, nowMs: Date.now() })
  await desk.close()
  process.stderr.write(`Key ${key.id} for ${key.name} (${key.scope}). It is shown this once; keep it safe:\n`)
  process.stdout.write(`${secret}\n`)
}

async function listKeys(config: Config): Promise<void> {
  const desk = await openDesk(config)
  const keys = await desk.listKeys()
  await desk.close()
  if (keys.length === 0) process.stdout.write('No keys yet. Make one: telltale keys create --name my-app\n')
  for (const key of keys) process.stdout.write(`${formatKey(key)}\n`)
}

async function revokeKey(config: Config, id: string): Promise<void> {
  const desk = await openDesk(config)
  const done = await desk.revokeKey(id, Date.now())
  await desk.close()
  if (!done)
    throw new TelltaleError(
      'CONFIG_INVALID',
      `There is no live key ${JSON.stringify(id)}; telltale keys list shows them.`,
    )
  process.stdout.write(`Key ${id} is revoked.\n`)
}

function formatKey(key: AccessKey): string {
  const state = key.revokedMs === undefined ? `expires ${day(key.expiresMs)}` : pc.dim(`revoked ${day(key.revokedMs)}`)
  const used = key.lastUsedMs === undefined ? 'never used' : `last used ${day(key.lastUsedMs)}`
  return [key.id, key.scope.padEnd(6), key.tenant, JSON.stringify(key.name), state, used].join('  ')
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

function parseScope(value: unknown): KeyScope {
  if (value === 'ingest' || value === 'read' || value === 'write') return value
  throw wrong('--scope', String(value), 'ingest, read or write')
}

function wrong(flag: string, value: string, allowed: string): TelltaleError {
  return new TelltaleError('CONFIG_INVALID', `${flag} is ${JSON.stringify(value)}; it must be ${allowed}.`)
}
