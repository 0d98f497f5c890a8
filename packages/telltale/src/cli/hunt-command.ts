import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { HuntJson, ProblemJson, RuleDetailJson } from '@telltale/model'
import type { Command } from 'commander'
import { showLine } from './scan/show-controls.ts'

interface HuntFlags {
  readonly since: string
  readonly url?: string
  readonly key?: string
  readonly json?: boolean
}

const DEFAULT_URL = 'http://127.0.0.1:4316'
const WIDEST_BAR = 40

/** Adds `telltale hunt` to the program. */
export function registerHuntCommand(program: Command): void {
  program
    .command('hunt')
    .description('Say what a rule would have found in stored events, before it goes live')
    .argument('<rule>', 'file of a rule, or the id of one that the server has')
    .option('--since <span>', 'how far back: 90m, 24h, 30d', '30d')
    .option('--url <url>', `address of the running server (default: ${DEFAULT_URL}) [TELLTALE_URL]`)
    .option('--key <key>', 'read key [TELLTALE_READ_KEY]')
    .option('--json', 'print the answer of the server as JSON')
    .addHelpText('after', '\nExit code: 0 nothing found, 1 something found, 2 it could not be done.')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action(async (rule: string, flags: HuntFlags) => {
      process.exitCode = await hunt(rule, flags)
    })
}

async function hunt(rule: string, flags: HuntFlags): Promise<0 | 1 | 2> {
  try {
    const yaml = existsSync(rule) ? await readFile(rule, 'utf8') : await fetchRule(rule, flags)
    const found = (await ask('/api/v1/rules/hunt', flags, { yaml, since: flags.since })) as HuntJson
    process.stdout.write(flags.json === true ? `${JSON.stringify(found)}\n` : show(found))
    return found.total === 0 ? 0 : 1
  } catch (error) {
    process.stderr.write(`telltale hunt: ${showLine(error instanceof Error ? error.message : String(error), 1_000)}\n`)
    return 2
  }
}

async function fetchRule(id: string, flags: HuntFlags): Promise<string> {
  const detail = (await ask(`/api/v1/rules/${encodeURIComponent(id)}`, flags)) as RuleDetailJson
  return detail.yaml
}

async function ask(path: string, flags: HuntFlags, body?: unknown): Promise<unknown> {
  const base = flags.url ?? process.env.TELLTALE_URL ?? DEFAULT_URL
  const key = flags.key ?? process.env.TELLTALE_READ_KEY
  const response = await fetch(new URL(path, base), {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new Error(`No Telltale answers at ${base}: start one with telltale serve, or name it with --url`, { cause })
  })
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok) return answer
  const { detail = `it answered ${response.status}`, problems = [] } = (answer ?? {}) as Partial<ProblemJson>
  throw new Error([detail, ...problems].join(' '))
}

function show(found: HuntJson): string {
  const most = Math.max(1, ...found.per_day.map(({ count }) => count))
  const days = found.per_day.map(({ day, count }) => {
    const bar = '█'.repeat(Math.ceil((count / most) * WIDEST_BAR))
    return `  ${day} ${String(count).padStart(7)} ${bar}`
  })
  const samples = found.samples.map((event) => {
    const what = [
      event['@timestamp'],
      event['telltale.category'],
      event['service.name'],
      event['user.id'],
      event['event.id'],
    ]
    return `  ${showLine(what.filter((part) => part !== undefined).join('  '), 200)}`
  })
  const bound = found.complete ? '' : ' or more: a limit was reached'
  return [
    `${found.total}${bound} from ${found.from} to ${found.to}, in ${Math.round(found.took_ms)} ms`,
    lookedAt(found),
    ...days,
    ...(samples.length > 0 ? ['Newest:', ...samples] : []),
    '',
  ].join('\n')
}

/** A rule that found nothing says little when there was nothing to look at. */
function lookedAt({ looked_at: { events, first, last } }: HuntJson): string {
  if (events === null) return 'Looked at more events than could be counted in time.'
  if (events === 0) return 'Looked at no events: none was received in this time.'
  return `Looked at ${events} events, received from ${first} to ${last}.`
}
