import {
  createAnalysis,
  createBaselines,
  createDetections,
  createJudge,
  createNormalizer,
  createPromptMemory,
  createSessionMemory,
  createTextScanner,
  createWeave,
  hasActions,
  scanEvents,
} from '@telltale/engine'
import { type AiEvent, FIELD } from '@telltale/model'
import { createScanner } from '@telltale/scan'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createReplayEngine } from '../src/cli/replay/replay-engine.ts'
import { readReplayLine } from '../src/cli/replay/replay-line.ts'
import { DEFAULT_LIMITS } from '../src/config.ts'
import { decodeEntry } from '../src/receive/decode-entry.ts'
import { ATTACKED, exportRequest, RUNS } from './kit/agent-runs.ts'

const SPANS = [...RUNS.values()].flat()
const RUN_TIMES = 60

/** Every span at least once, some more often, in any order, over any number of requests, with any time between these. */
const deliveries = fc
  .tuple(
    fc.shuffledSubarray([...SPANS, ...SPANS], { minLength: 0, maxLength: SPANS.length }),
    fc.shuffledSubarray([...SPANS], { minLength: SPANS.length }),
    fc.array(
      fc.record({ size: fc.integer({ min: 1, max: 5 }), waitMs: fc.constantFrom(0, 40, 3_000, 15_000, 200_000) }),
      {
        minLength: SPANS.length * 2,
        maxLength: SPANS.length * 2,
      },
    ),
  )
  .map(([again, all, cuts]) => {
    const order = [...all.slice(0, 2), ...again, ...all.slice(2)]
    const requests: { readonly body: string; readonly waitMs: number }[] = []
    for (const { size, waitMs } of cuts) {
      const spans = order.splice(0, size)
      if (spans.length > 0) requests.push({ body: exportRequest(spans), waitMs })
    }
    return requests
  })

function replayed(bodies: readonly string[]) {
  const engine = createReplayEngine([])
  const closed = bodies.flatMap((body) => {
    const line = readReplayLine(body)
    return line === undefined ? [] : engine.take(line)
  })
  const graphs = [...closed, ...engine.finish()].map(({ graph }) => graph)
  return new Map(
    graphs.map(({ traceId, verdict, injectionDriven, flows, nodes, actions }) => [
      traceId,
      { verdict, injectionDriven, flows, nodes, actions },
    ]),
  )
}

test('spans shuffled, repeated and split over any requests make the same graphs and verdicts', () => {
  const whole = replayed([...RUNS.values()].map(exportRequest))
  expect(whole.get(ATTACKED)?.verdict).toBe('injection_driven')
  fc.assert(
    fc.property(deliveries, (requests) => {
      expect(replayed(requests.map(({ body }) => body))).toEqual(whole)
    }),
    { numRuns: RUN_TIMES },
  )
})

/** What a server with a clock says of each action and answer in the end: a later judgement corrects an earlier one. */
function judgedLive(requests: readonly { readonly body: string; readonly waitMs: number }[]) {
  const normalizer = createNormalizer({ hashKey: new Uint8Array(32).fill(7) })
  const scanner = createTextScanner(createScanner())
  const prompts = createPromptMemory()
  const analysis = createAnalysis({
    session: createSessionMemory({ scan: (text, role) => scanner.scan(text, role) }),
    baselines: createBaselines(),
    weave: createWeave({ judge: createJudge(), isWorthIt: hasActions }),
    detections: createDetections({ documents: [], tenants: new Map() }),
  })
  const judged = new Map<string, string>()
  const note = (events: readonly AiEvent[]) => {
    for (const { action, fields } of events)
      if (action.endsWith('.judged'))
        judged.set(
          `${action} ${fields.get(FIELD.spanId)}`,
          [action, ...[...fields].filter(([name]) => name.startsWith('telltale.flow')).map(String)].join('\n'),
        )
  }
  const look = (events: readonly AiEvent[], nowMs: number) => {
    const scanned = scanEvents(events, scanner, prompts)
    note(analysis.analyse(scanned.events, scanned.findings, nowMs).events)
  }
  let nowMs = Date.UTC(2026, 10, 23, 10)
  for (const [seq, { body, waitMs }] of requests.entries()) {
    const entry = { signal: 'traces' as const, encoding: 'json' as const, body: Buffer.from(body), receivedMs: nowMs }
    const { records } = decodeEntry(entry, DEFAULT_LIMITS)
    look(normalizer.normalize(records, { tenant: 'default', receivedMs: nowMs, seq }).events, nowMs)
    nowMs += waitMs
    look(normalizer.normalize([], { tenant: '', receivedMs: nowMs, seq }).events, nowMs)
    note(analysis.tick(nowMs).events)
  }
  nowMs += 600_000
  look(normalizer.normalize([], { tenant: '', receivedMs: nowMs, seq: 0 }).events, nowMs)
  note(analysis.tick(nowMs + 600_000).events)
  return judged
}

test('spans that come late, minutes apart, are judged in the end as if they had come together', () => {
  const whole = judgedLive([...RUNS.values()].map((spans) => ({ body: exportRequest(spans), waitMs: 0 })))
  expect([...whole.values()].some((text) => text.includes(FIELD.flowUntrustedToSink))).toBe(true)
  fc.assert(
    fc.property(deliveries, (requests) => {
      expect(judgedLive(requests)).toEqual(whole)
    }),
    { numRuns: RUN_TIMES },
  )
})
