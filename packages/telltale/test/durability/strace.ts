import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Why strace cannot be used here, or undefined when it can. Asks strace itself: containers may forbid tracing. */
export function findStraceTrouble(): string | undefined {
  if (process.platform !== 'linux') return 'strace exists on Linux only'
  const dir = mkdtempSync(join(tmpdir(), 'telltale-strace-'))
  try {
    const { error, status, stderr } = spawnSync('strace', ['-f', '-o', join(dir, 'log'), 'true'], { encoding: 'utf8' })
    if (error !== undefined) return 'strace is not installed'
    return status === 0 ? undefined : `strace does not work here: ${stderr.trim()}`
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
