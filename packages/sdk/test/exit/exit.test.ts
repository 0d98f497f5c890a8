import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createExporter } from '../../src/export/create-exporter.ts'
import { openOtlpServer } from '../../src/export/test-kit/otlp-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'telltale-exit-'))
const outfile = join(folder, 'app.mjs')
const spool = join(folder, 'spool')

beforeAll(async () => {
  const entry = fileURLToPath(new URL('./app.ts', import.meta.url))
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' })
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
  readonly code: number | null
  readonly errors: string
}

function runApp(way: string, endpoint: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [outfile, way, endpoint, spool], { stdio: ['ignore', 'ignore', 'pipe'] })
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString()
    })
    child.on('close', (code) => resolve({ code, errors }))
  })
}

test.each(['ends', 'has-key'])('a process that %s by itself delivers what it recorded last', async (way) => {
  const server = await openOtlpServer((response, _number, path) => {
    response.statusCode = path.startsWith('/v1/telltale') ? 404 : 200
    response.end()
  })
  expect(await runApp(way, server.url)).toMatchObject({ code: 0, errors: '' })
  expect(server.requests.filter(({ path }) => path === '/v1/traces')).toHaveLength(1)
  await server.close()
})

test('a server that takes requests and never answers does not keep a process alive', async () => {
  const server = createServer(() => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  expect(await runApp('hangs', `http://127.0.0.1:${port}`)).toMatchObject({ code: 0, errors: '' })
  server.close()
})

test('a server that is not there changes nothing for the application', async () => {
  expect(await runApp('ends', 'http://127.0.0.1:1')).toMatchObject({ code: 0, errors: '' })
})

test.each([
  ['crashes', 1],
  ['exits', 3],
])('what a process that %s had not sent is sent by the next one', async (way, code) => {
  expect(await runApp(way, 'http://127.0.0.1:1')).toMatchObject({ code })
  expect(readdirSync(spool)).toHaveLength(1)
  const server = await openOtlpServer()
  const next = createExporter({ endpoint: server.url, spool: { directory: spool } })
  await next.flush()
  await next.stop()
  expect(server.rows().map(({ name }) => name)).toEqual(['last'])
  expect(readdirSync(spool)).toEqual([])
  await server.close()
})
