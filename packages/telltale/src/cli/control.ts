import { readFileSync } from 'node:fs'
import { parseBoundedJson, QUARANTINE_KINDS, type QuarantineEntry, type QuarantineKind } from '@telltale/model'
import type { Command } from 'commander'
import { escapeControls } from '../api/escape-controls.ts'
import type { Config } from '../config.ts'
import type { ControlDesk } from '../desk/desk.ts'
import { TelltaleError } from '../errors.ts'
import { openDesk } from './open-desk.ts'

type Options = Readonly<Record<string, unknown>>

/** Who changed something, where no key says it. */
const BY = 'command line'
const MOST_POLICY_BYTES = 64 * 1024

/** Adds `telltale quarantine add|list|lift` and `telltale policy show|set|clear`; a running server hears of it at once. */
export function addControlCommands(
  program: Command,
  withSettings: (command: Command) => Command,
  readConfig: (options: Options) => Promise<Config>,
): void {
  const withTenant = (command: Command): Command =>
    withSettings(command).option('--tenant <tenant>', 'whose applications', 'default')
  const onDesk = async (options: Options, act: (control: ControlDesk, tenant: string) => Promise<void>) => {
    const desk = await openDesk(await readConfig(options))
    try {
      await act(desk.control, String(options.tenant))
    } finally {
      await desk.close()
    }
  }
  const quarantine = program.command('quarantine').description('Refuse the calls of a session, user, key or agent')
  withTenant(quarantine.command('add <kind> <value>').description(`Quarantine a ${QUARANTINE_KINDS.join(', ')}`))
    .requiredOption('--reason <text>', 'why, for the one who is refused')
    .option('--minutes <n>', 'how long; until it is lifted when left out')
    .action((kind: string, value: string, options: Options) =>
      onDesk(options, (control, tenant) => addQuarantine(control, tenant, readEntry(kind, value, options))),
    )
  withTenant(quarantine.command('list').description('List who is quarantined now')).action((options: Options) =>
    onDesk(options, listQuarantine),
  )
  withTenant(quarantine.command('lift <id>').description('End a quarantine')).action((id: string, options: Options) =>
    onDesk(options, (control, tenant) => liftQuarantine(control, tenant, id)),
  )
  const policy = program.command('policy').description('What applications may let happen')
  withTenant(policy.command('show').description('Print the policy in force as JSON')).action((options: Options) =>
    onDesk(options, showPolicy),
  )
  withTenant(policy.command('set <file>').description('Set the policy to what a JSON file holds')).action(
    (file: string, options: Options) => onDesk(options, (control, tenant) => setPolicy(control, tenant, file)),
  )
  withTenant(policy.command('clear').description("Let each application's own policy hold again")).action(
    (options: Options) => onDesk(options, (control, tenant) => savePolicy(control, tenant, null)),
  )
}

function readEntry(kind: string, value: string, options: Options): Omit<QuarantineEntry, 'id'> {
  const known = QUARANTINE_KINDS.find((name): name is QuarantineKind => name === kind)
  if (known === undefined) throw wrong('<kind>', kind, `one of ${QUARANTINE_KINDS.join(', ')}`)
  if (value === '' || value.length > 1_024) throw wrong('<value>', value.slice(0, 80), '1 to 1024 characters')
  const reason = String(options.reason).trim()
  if (reason === '' || reason.length > 1_000) throw wrong('--reason', reason.slice(0, 80), '1 to 1000 characters')
  const createdMs = Date.now()
  const entry = { kind: known, value, reason, createdMs, createdBy: BY }
  if (options.minutes === undefined) return entry
  const minutes = Number(options.minutes)
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 5_256_000) {
    throw wrong('--minutes', String(options.minutes), 'a whole number from 1 to 5256000 (ten years)')
  }
  return { ...entry, untilMs: createdMs + minutes * 60_000 }
}

async function addQuarantine(control: ControlDesk, tenant: string, entry: Omit<QuarantineEntry, 'id'>): Promise<void> {
  const added = await control.addQuarantine(tenant, entry)
  if (added === 'known') throw new TelltaleError('CONFIG_INVALID', `This ${entry.kind} is quarantined already.`)
  if (added === 'full') throw new TelltaleError('CONFIG_INVALID', 'A thousand are quarantined, which is the most.')
  process.stdout.write(`${formatEntry(added)}\n`)
}

async function listQuarantine(control: ControlDesk, tenant: string): Promise<void> {
  const entries = await control.findQuarantine(tenant, Date.now())
  if (entries.length === 0) process.stdout.write('Nobody is quarantined.\n')
  for (const entry of entries) process.stdout.write(`${formatEntry(entry)}\n`)
}

async function liftQuarantine(control: ControlDesk, tenant: string, id: string): Promise<void> {
  const lifted = await control.liftQuarantine(tenant, id, { by: BY, nowMs: Date.now() })
  if (lifted === undefined) {
    throw new TelltaleError('CONFIG_INVALID', `There is no quarantine ${JSON.stringify(id)}; list shows them.`)
  }
  process.stdout.write(`The ${lifted.kind} ${shown(lifted.value)} may act again.\n`)
}

async function showPolicy(control: ControlDesk, tenant: string): Promise<void> {
  const found = await control.findPolicy(tenant)
  if (found?.policy === undefined || found.policy === null) {
    process.stderr.write('No policy is set: the own policy of each application holds.\n')
    return
  }
  process.stderr.write(`Version ${found.version}, set ${new Date(found.changedMs).toISOString()}:\n`)
  process.stdout.write(`${JSON.stringify(found.policy, undefined, 2).split('\n').map(escapeControls).join('\n')}\n`)
}

async function setPolicy(control: ControlDesk, tenant: string, file: string): Promise<void> {
  const { parsePolicy } = await import('../api/policy-schema.ts')
  const given = parseBoundedJson(readPolicyText(file))
  if (given === undefined) throw new TelltaleError('CONFIG_INVALID', `The file ${file} is not JSON.`)
  const parsed = parsePolicy(given)
  if (!parsed.ok) {
    throw new TelltaleError(
      'CONFIG_INVALID',
      `The policy was not set.\n          ${parsed.problems.join('\n          ')}`,
    )
  }
  await savePolicy(control, tenant, parsed.value)
}

async function savePolicy(
  control: ControlDesk,
  tenant: string,
  policy: Parameters<ControlDesk['savePolicy']>[1]['policy'],
): Promise<void> {
  const saved = await control.savePolicy(tenant, { policy, changedMs: Date.now(), changedBy: BY })
  const what = policy === null ? 'No policy holds now' : `The policy has ${policy.rules.length} rules now`
  process.stdout.write(`${what} (version ${saved?.version}).\n`)
}

function readPolicyText(file: string): string {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new TelltaleError('CONFIG_INVALID', `The file ${file} cannot be read.`, cause)
  }
  if (Buffer.byteLength(text) <= MOST_POLICY_BYTES) return text
  throw new TelltaleError('CONFIG_INVALID', `The file ${file} has more than ${MOST_POLICY_BYTES} bytes.`)
}

function formatEntry(entry: QuarantineEntry): string {
  const until = entry.untilMs === undefined ? 'until lifted' : `until ${new Date(entry.untilMs).toISOString()}`
  return [entry.id, entry.kind.padEnd(7), shown(entry.value), until, shown(entry.reason)].join('  ')
}

function shown(text: string): string {
  return escapeControls(JSON.stringify(text))
}

function wrong(name: string, value: string, allowed: string): TelltaleError {
  return new TelltaleError('CONFIG_INVALID', `${name} is ${JSON.stringify(value)}; it must be ${allowed}.`)
}
