import { readFile } from 'node:fs/promises'
import { escapeControls } from '../../api/escape-controls.ts'
import { FORMATS, withMapping } from './format-list.ts'
import type { ImportFormat } from './import-format.ts'
import type { ImportProgress } from './import-progress.ts'
import { parseMapping } from './mapping/parse-mapping.ts'
import { type ImportSource, openSource } from './open-source.ts'
import { type FilePlace, readState, writeState } from './resume-state.ts'
import { ImportError, type ImportResult, type ImportRun, runImport } from './run-import.ts'
import { SendError, type Sender } from './send-batch.ts'

/** What the command line gave. */
export interface ImportFlags {
  readonly format?: string
  readonly mapping?: string
  readonly endpoint?: string
  readonly key?: string
  readonly dryRun?: boolean
  readonly resume?: string
  readonly app?: string
}

/** What an import touches outside of itself. */
export interface ImportOutside {
  readonly input: AsyncIterable<Uint8Array>
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly progress: ImportProgress
  readonly fetch: typeof fetch
  readonly sleep: (ms: number) => Promise<void>
}

const DEFAULT_ENDPOINT = 'http://127.0.0.1:4318'

/** Runs `telltale import`: 0 when everything was taken in, 1 when lines were not, 2 when it could not be done. */
export async function importFiles(
  files: readonly string[],
  flags: ImportFlags,
  outside: ImportOutside,
): Promise<0 | 1 | 2> {
  const say = (line: string) => {
    outside.progress.clear()
    for (const part of line.split('\n')) outside.err(`${escapeControls(part)}\n`)
  }
  try {
    const format = await readFormat(flags)
    const sources = await openAll(files.length === 0 ? ['-'] : files, outside)
    const places = new Map<string, FilePlace>(flags.resume === undefined ? [] : await readPlaces(flags.resume))
    const save = async () => {
      if (flags.resume !== undefined) await writeState(flags.resume, places)
    }
    const sender = flags.dryRun === true ? undefined : toSender(flags, outside, say)
    const run: ImportRun = { sources, format, sender, app: flags.app, places, save, say, progress: outside.progress }
    const result = await runImport(run)
    report(result, flags.dryRun === true, { say, out: outside.out })
    return result.badCount > 0 ? 1 : 0
  } catch (error) {
    const known = error instanceof ImportError || error instanceof SendError
    say(`telltale import: ${error instanceof Error ? error.message : String(error)}`)
    if (!known && flags.resume !== undefined) say('What was sent before is in the state file.')
    return 2
  }
}

async function readFormat(flags: ImportFlags): Promise<ImportFormat | undefined> {
  if (flags.mapping !== undefined) {
    if (flags.format !== undefined && flags.format !== 'jsonl')
      throw new ImportError('--mapping goes with --format jsonl.')
    const parsed = parseMapping(await readFile(flags.mapping, 'utf8'))
    if (parsed.ok) return withMapping(parsed.mapping)
    const problems = parsed.problems.map(({ line, column, text }) => `${flags.mapping}:${line}:${column}: ${text}`)
    throw new ImportError(`The mapping cannot be used:\n${problems.join('\n')}`)
  }
  if (flags.format === undefined) return undefined
  const found = FORMATS.find(({ name }) => name === flags.format)
  if (found !== undefined) return found
  throw new ImportError(`--format must be one of ${FORMATS.map(({ name }) => name).join(', ')}.`)
}

async function openAll(files: readonly string[], { input }: ImportOutside): Promise<readonly ImportSource[]> {
  const sources: ImportSource[] = []
  for (const file of files) {
    try {
      sources.push(await openSource(file, input))
    } catch (error) {
      throw new ImportError(`${file} cannot be read: ${error instanceof Error ? error.message : 'unknown'}`)
    }
  }
  return sources
}

async function readPlaces(path: string): Promise<ReadonlyMap<string, FilePlace>> {
  try {
    return await readState(path)
  } catch (error) {
    throw new ImportError(`${path} cannot be used: ${error instanceof Error ? error.message : 'unknown'}`)
  }
}

function toSender(flags: ImportFlags, outside: ImportOutside, say: (line: string) => void): Sender {
  const endpoint = (flags.endpoint ?? DEFAULT_ENDPOINT).replace(/\/{1,8}$/, '')
  if (!/^https?:\/\/./.test(endpoint) || !URL.canParse(endpoint))
    throw new ImportError(`--endpoint must be an http or https URL, such as ${DEFAULT_ENDPOINT}.`)
  return {
    endpoint,
    key: flags.key,
    fetch: outside.fetch,
    sleep: outside.sleep,
    waiting: (reason, ms) => say(`${reason}; trying again in ${(ms / 1_000).toFixed(1)} s`),
  }
}

interface Voice {
  readonly say: (line: string) => void
  readonly out: (text: string) => void
}

function report(result: ImportResult, dry: boolean, { say, out }: Voice): void {
  for (const { source, line, reason } of result.bad) say(`${source}:${line}: ${reason}`)
  const hidden = result.badCount - result.bad.length
  if (hidden > 0) say(`… and ${hidden} more bad lines`)
  if (dry) {
    for (const [kind, count] of [...result.kinds].sort()) out(`${kind.padEnd(20)} ${count}\n`)
    for (const text of result.first) out(`${escapeControls(text)}\n`)
  }
  const skipped = result.skipped === 0 ? '' : `, ${result.skipped} records of an earlier import passed over`
  const events = dry ? [...result.kinds.values()].reduce((sum, count) => sum + count, 0) : result.accepted
  const done = dry ? 'events would be sent' : 'events accepted'
  out(`${events} ${done} of ${result.records} records${skipped}, ${result.badCount} bad.\n`)
}
