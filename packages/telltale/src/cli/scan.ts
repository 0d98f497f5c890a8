import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { askSecond, createScanner, type Scanner } from '@telltale/scan'
import pc from 'picocolors'
import { findRole, ROLE_RULE } from './scan/parse-item.ts'
import type { ReadItemsOptions } from './scan/read-items.ts'
import { runScan } from './scan/run-scan.ts'
import { createProgress } from './scan/scan-progress.ts'
import { showLine } from './scan/show-controls.ts'
import type { ScanFlags } from './scan-command.ts'
import { startSecondReader } from './start-second-reader.ts'

/** Runs `telltale scan`; the exit code is 0 when nothing was found, 1 when something was, 2 when something failed. */
export async function scan(file: string, flags: ScanFlags): Promise<void> {
  endQuietlyWhenNobodyReads()
  const role = findRole(flags.role)
  if (role === undefined) return fail(`--role ${ROLE_RULE}.`)
  if (flags.jsonl === true && flags.text === true) return fail('--jsonl and --text cannot both be true.')
  if (file === '-' && process.stdin.isTTY) process.stderr.write('Reading from the terminal; Ctrl D ends the text.\n')
  const form: ReadItemsOptions['form'] = flags.jsonl === true ? 'lines' : flags.text === true ? 'text' : 'auto'
  const { stdout, stderr } = process
  const opened = openScanner(flags)
  if (opened === undefined) return
  try {
    process.exitCode = await runScan({
      input: file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 256 * 1024 }),
      read: { name: file === '-' ? '-' : basename(file), form, role },
      scanner: opened.scanner,
      json: flags.json === true,
      explain: flags.explain === true,
      paint: pc.createColors(
        stdout.isTTY === true && process.env.NO_COLOR === undefined && process.env.TERM !== 'dumb',
      ),
      write,
      progress: createProgress(
        { write: (text) => void stderr.write(text), nowMs: () => performance.now() },
        stderr.isTTY === true && stdout.isTTY !== true,
      ),
      clock: process.hrtime.bigint,
    })
  } catch (error) {
    fail(`${file} cannot be read: ${error instanceof Error ? error.message : 'an unknown error'}.`)
  } finally {
    await opened.close()
  }
}

interface OpenedScanner {
  readonly scanner: Scanner
  readonly close: () => Promise<void>
}

/** Undefined when the second reader cannot be opened; then it is said why. */
function openScanner({ policy, secondOpinion }: ScanFlags): OpenedScanner | undefined {
  const scanner = createScanner({ policy })
  if (secondOpinion === undefined || secondOpinion === '') return { scanner, close: async () => undefined }
  try {
    const reader = startSecondReader(secondOpinion)
    const close = async (): Promise<void> => {
      const count = reader.unanswered()
      if (count > 0) process.stderr.write(`telltale scan: ${count} texts got no second opinion in time.\n`)
      await reader.close()
    }
    return { scanner: askSecond(scanner, reader, { policy }), close }
  } catch (error) {
    fail(error instanceof Error ? error.message : 'the second opinion cannot be opened')
    return undefined
  }
}

/** Waits while the reader is slower than the scan. */
function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(text)) resolve()
    else process.stdout.once('drain', resolve)
  })
}

/** `telltale scan … | head` closes the pipe: that is no error. */
function endQuietlyWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}

function fail(message: string): void {
  process.stderr.write(`telltale scan: ${showLine(message, 500)}\n`)
  process.exitCode = 2
}
