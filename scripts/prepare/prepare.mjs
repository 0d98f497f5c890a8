import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fitsLock } from './installed.mjs'
import { contentHash, unlessFresh } from './stale.mjs'

/** The repository's root folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Runs a program and fails with its last output when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ show?: boolean, env?: Record<string, string> }} options `show` prints the output as it comes
 * @returns {Promise<void>}
 */
export function runProgram(command, args, { show = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-8000)
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}\n${output}`))
    })
  })
}

/** Ends the process with one sentence when this Node.js is too old to run anything else. */
function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 20)) return
  console.error(`Telltale needs Node.js 20.20 or newer; this is ${process.versions.node}. See https://nodejs.org.`)
  process.exit(1)
}

/** Shows that a long step runs and how long it took; a line an interval so that nobody thinks it hangs. */
async function step(title, work) {
  const startedMs = Date.now()
  const seconds = () => Math.round((Date.now() - startedMs) / 1000)
  process.stderr.write(`${title} …\n`)
  const ticking = setInterval(() => process.stderr.write(`  still at it, ${seconds()} s\n`), 15_000)
  try {
    await work()
    process.stderr.write(`  done in ${seconds()} s\n`)
  } finally {
    clearInterval(ticking)
  }
}

/** Installs exactly what the lock says, unless node_modules already fits it. */
async function install() {
  const lock = readJson(join(ROOT, 'package-lock.json'))
  if (fitsLock(lock, readJson(join(ROOT, 'node_modules/.package-lock.json')))) return
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  await step('Installing dependencies (once, about a minute)', () => runProgram(npm, ['ci', '--no-audit', '--no-fund']))
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

/** Builds the program and the screens when their sources changed since the last build. */
async function build() {
  const { buildProgram, buildWeb, bundleWeb } = await import('./build.mjs')
  const { buildSdk } = await import('./build-sdk.mjs')
  const shared = ['packages/model', 'package-lock.json'].map((path) => join(ROOT, path))
  const program = [
    'packages/engine',
    'packages/scan',
    'packages/sdk',
    'packages/sigma',
    'packages/telltale',
    'scripts/prepare',
    'rules',
  ]
  const programBuilt = await unlessFresh({
    stamp: join(ROOT, 'packages/telltale/dist/.stamp'),
    hash: contentHash([...shared, ...program.map((path) => join(ROOT, path)).filter((path) => existsSync(path))]),
    work: () => step('Building the program', buildProgram),
  })
  const sdk = ['packages/scan', 'packages/sdk', 'scripts/prepare'].map((path) => join(ROOT, path))
  await unlessFresh({
    stamp: join(ROOT, 'packages/sdk/dist/.stamp'),
    hash: contentHash([...shared, ...sdk]),
    work: () => step('Building the SDK', buildSdk),
  })
  const webBuilt = await unlessFresh({
    stamp: join(ROOT, 'packages/web/dist/.stamp'),
    hash: contentHash([...shared, join(ROOT, 'packages/web'), join(ROOT, 'scripts/prepare')]),
    work: () => step('Building the screens', buildWeb),
  })
  if (programBuilt || webBuilt) bundleWeb()
}

/** Brings the checkout to the point where everything can run: right Node.js, dependencies, built program. */
export async function prepare() {
  requireNode()
  await install()
  await build()
}
