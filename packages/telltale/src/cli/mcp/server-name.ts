import { createHash } from 'node:crypto'
import { basename } from 'node:path'

/** Programs that only start another one, which is named after them. */
const RUNNERS = new Set([
  'npx',
  'npm',
  'pnpm',
  'bunx',
  'bun',
  'uvx',
  'uv',
  'pipx',
  'node',
  'deno',
  'python',
  'python3',
  'docker',
  'podman',
])
const RUNNER_WORDS = new Set(['run', 'exec', 'dlx', 'x', 'tool'])

/**
 * A name for a server that nobody named: after its program or host, with a few digits of a hash of all that starts it.
 * It depends on the user's configuration alone, so that a server cannot change it.
 */
export function nameServer(target: { readonly command: readonly string[] } | { readonly url: URL }): string {
  if ('url' in target) {
    const { host, pathname } = target.url
    return `${clean(host)}-${digits(`${host}${pathname}`)}`
  }
  const [program = '', ...args] = target.command
  const own = basename(program).replace(/\.(?:exe|cmd|bat)$/i, '')
  const word = RUNNERS.has(own) ? args.find((arg) => !arg.startsWith('-') && !RUNNER_WORDS.has(arg)) : undefined
  return `${clean(basename(word ?? own))}-${digits(JSON.stringify(target.command))}`
}

function clean(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 60)
}

function digits(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
