import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { afterEach, expect, test, vi } from 'vitest'
import { registerImportCommand } from './import-command.ts'

const AUDIT = fileURLToPath(new URL('../../test/fixtures/import/openai-audit.documented.json', import.meta.url))

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = 0
})

test('the command reads its flags and sets the exit code', async () => {
  let out = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
  const program = new Command()
  registerImportCommand(program)
  await program.parseAsync(['import', AUDIT, '--dry-run', '--app', 'org'], { from: 'user' })
  expect(out).toContain('"service.name":"org"')
  expect(out).toMatch(/3 events would be sent of 3 records, 0 bad\.\n$/)
  expect(process.exitCode).toBe(0)
  await program.parseAsync(['import', `${AUDIT}.missing`], { from: 'user' })
  expect(process.exitCode).toBe(2)
})
