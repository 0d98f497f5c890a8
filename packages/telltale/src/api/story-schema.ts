import { SCAN_LABELS, STORY_COLUMNS, type StoryJson, TRUSTS } from '@telltale/model'
import { z } from 'zod'
import { alertSchema } from './alert-schemas.ts'

const count = z.int().nonnegative()
const share = z.number().min(0).max(1)
const trust = z.enum(TRUSTS)
const finding = z.strictObject({ label: z.enum(SCAN_LABELS), score: share, start: count, end: count })

const node = z.strictObject({
  id: z.string(),
  event_id: z.string(),
  span_id: z.string(),
  column: z.enum(STORY_COLUMNS),
  role: z.string(),
  trust,
  name: z.string(),
  agent: z.string(),
  path: z.string(),
  at: z.iso.datetime(),
  text: z.string().nullable(),
  text_start: count,
  length: count,
  findings: z.array(finding),
})

const flow = z.strictObject({
  number: z.int().positive(),
  from: z.string(),
  to: z.string(),
  kind: z.enum(['text', 'value']),
  value_kind: z.string().nullable(),
  from_start: count,
  from_end: count,
  to_start: count,
  to_end: count,
  explained: share,
  principal: z.boolean(),
  how: z.string(),
})

const action = z.strictObject({
  event_id: z.string(),
  span_id: z.string(),
  name: z.string(),
  effect: z.string(),
  nodes: z.array(z.string()),
  injection_driven: share,
  reasons: z.array(z.strictObject({ feature: z.string(), weight: z.number(), sentence: z.string() })),
  origin: z.record(z.enum([...TRUSTS, 'unexplained']), share),
  untrusted_to_sink: z.boolean(),
  secret_to_sink: z.boolean(),
})

const answer = z.strictObject({
  question: z.enum(['prompt', 'tool', 'data', 'response']),
  parts: z.array(
    z.strictObject({
      text: z.string(),
      quoted: z.boolean(),
      node: z.string().nullable(),
      flow: z.int().positive().nullable(),
    }),
  ),
})

export const storySchema = z.strictObject({
  trace_id: z.string(),
  verdict: z.enum(['clean', 'injection_attempt', 'injection_driven']),
  injection_driven: share,
  injection_attempt: share,
  answers: z.array(answer),
  nodes: z.array(node),
  flows: z.array(flow),
  actions: z.array(action),
  gaps: z.array(z.strictObject({ kind: z.string(), span_id: z.string(), sentence: z.string() })),
  alerts: z.array(alertSchema),
  truncated: z.boolean(),
}) satisfies z.ZodType<StoryJson>
