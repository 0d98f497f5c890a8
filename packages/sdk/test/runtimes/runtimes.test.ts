import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findProgram, layOutApp, RUNTIMES, runAgainstServer } from './runtime-kit.ts'

const dir = mkdtempSync(join(tmpdir(), 'telltale-runtimes-'))
const found = RUNTIMES.map((runtime) => ({ ...runtime, program: findProgram(runtime) }))
const all = [{ name: 'node', variable: '', args: ['main.mjs'], program: process.execPath }, ...found]

beforeAll(() => layOutApp(dir), 60_000)
afterAll(() => rmSync(dir, { recursive: true, force: true }))

interface SentSpan {
  readonly name: string
  readonly spanId: string
  readonly parentSpanId?: string
}

function spansOf(bodies: readonly string[]): readonly SentSpan[] {
  return bodies.flatMap((body) => {
    const { resourceSpans } = JSON.parse(body) as {
      readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[] }[]
    }
    return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
  })
}

describe.each(all)('the published packages in $name', ({ name, variable, args, program }) => {
  const why = program === undefined ? ` (skipped: no ${name} on the path, and ${variable} names none)` : ''

  test.skipIf(program === undefined)(`scan a text, and record and deliver a call${why}`, async () => {
    const { code, output, bodies } = await runAgainstServer(dir, program ?? '', args)
    expect(code, output).toBe(0)
    const line = output.split('\n').find((text) => text.includes('"verdict"')) ?? output
    const said: unknown = JSON.parse(line.slice(line.indexOf('{')))
    expect(said).toMatchObject({ verdict: 'malicious', flushed: true, waiting: 0 })
    const { answers, plain } = said as { readonly answers: unknown; readonly plain: unknown }
    expect(answers).toEqual(['Good morning.', 'Good morning.', 'Good morning.'])
    expect(plain).toEqual(answers)
    const spans = spansOf(bodies.get('/v1/traces') ?? [])
    const tool = spans.find((span) => span.name === 'execute_tool ask')
    const chats = spans.filter((span) => span.name.startsWith('chat '))
    expect(tool).toBeDefined()
    expect(chats.map((span) => span.name).sort()).toEqual(['chat m-1', 'chat m-2', 'chat m-3'])
    // The context went through a wait.
    for (const chat of chats) expect(chat.parentSpanId).toBe(tool?.spanId)
    // What the guard made of the prompt is delivered before `flush` is done.
    expect(bodies.get('/v1/logs')?.join('')).toContain('gen_ai.guardrail.result')
  })
})
