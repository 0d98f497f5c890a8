import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findLibrary } from './optional-library.ts'

// Cohere ships its test suite with its client. It is run where it is installed, and never kept here.
const cohere = findLibrary('cohere-ai')
const mocks = findLibrary('msw')
const why = cohere.why || mocks.why
const SRC = join(import.meta.dirname, '../../src')
const VITEST = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** The client that the suite imports: the library's, wrapped as soon as it is made. */
const FACE = `
import { CohereClient as Original } from 'cohere-ai'
import { createGuard } from '${SRC}/control/create-guard.ts'
import { createFakeRecorder } from '${SRC}/record/fake-recorder.ts'
import { wrapCohere } from '${SRC}/wrap/cohere/wrap-cohere.ts'

const { recorder } = createFakeRecorder()
const guard = createGuard({ recorder, mode: process.env.TELLTALE_TEST_MODE })
export const CohereClient = new Proxy(Original, {
  construct: (made, given, target) => wrapCohere(Reflect.construct(made, given, target), { recorder, guard }),
})
`

/** What the suite imports from the sources of the library is found among its built files; the client is the face. */
const CONFIG = `
import { existsSync } from 'node:fs'
const resolveId = (source, importer) => {
  const at = source.indexOf('/src/')
  if (!source.startsWith('.') || at < 0 || !importer.includes('/tests/')) return undefined
  const name = source.slice(at + 5)
  if (name === 'Client') return '@HERE@/face.mjs'
  return ['.js', '/index.js'].map((end) => '@LIBRARY@/' + name + end).find((file) => existsSync(file))
}
export default {
  plugins: [{ name: 'built', enforce: 'pre', resolveId }],
  test: { globals: true, root: '@HERE@/tests/wire', setupFiles: ['../mock-server/setup.ts'], reporters: ['json'] },
}
`

function layOut(library: string): string {
  const here = mkdtempSync(join(tmpdir(), 'telltale-suite-'))
  folders.push(here)
  cpSync(join(library, 'tests'), join(here, 'tests'), { recursive: true })
  symlinkSync(dirname(library), join(here, 'node_modules'))
  writeFileSync(join(here, 'face.mjs'), FACE)
  writeFileSync(join(here, 'vitest.config.mjs'), CONFIG.replaceAll('@HERE@', here).replaceAll('@LIBRARY@', library))
  return here
}

function run(here: string, mode: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const config = join(here, 'vitest.config.mjs')
    const env = { ...process.env, TELLTALE_TEST_MODE: mode, VITEST: undefined, NODE_ENV: undefined }
    const child = spawn(process.execPath, [VITEST, 'run', '--config', config], { cwd: here, env })
    let output = ''
    child.stdout.on('data', (piece) => {
      output += String(piece)
    })
    child.on('error', reject)
    child.on('close', () => resolve(output))
  })
}

describe.each(['monitor', 'enforce'])('in %s mode', (mode) => {
  test.skipIf(why !== '')(
    `the client of Cohere passes its own test suite wrapped${why}`,
    { timeout: 240_000 },
    async () => {
      const output = await run(layOut(cohere.folder ?? ''), mode)
      const { numTotalTests, numPassedTests } = JSON.parse(output.slice(output.indexOf('{'))) as {
        readonly numTotalTests: number
        readonly numPassedTests: number
      }
      expect(numTotalTests).toBeGreaterThan(400)
      expect(numPassedTests).toBe(numTotalTests)
    },
  )
})
