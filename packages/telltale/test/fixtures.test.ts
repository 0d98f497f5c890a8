import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const SCRIPT = fileURLToPath(new URL('../../../scripts/record-fixtures.mjs', import.meta.url))

test('the recordings are what the installed emitters send', async () => {
  const child = spawn(process.execPath, [SCRIPT, '--check'], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
  })
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  expect(said).toMatch(/recordings unchanged/)
  expect(code).toBe(0)
}, 400_000)
