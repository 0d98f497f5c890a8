import type { Dialect } from '../dialect.ts'
import { langfuse } from './langfuse.ts'
import { openInference } from './openinference.ts'
import { openLlmetry } from './openllmetry.ts'
import { otelAudit } from './otel-audit.ts'
import { otelDb } from './otel-db.ts'
import { otelGenAi } from './otel-genai.ts'
import { otelGenAiLegacy } from './otel-genai-legacy.ts'
import { otelHttp } from './otel-http.ts'
import { otelMetric } from './otel-metric.ts'
import { plain } from './plain.ts'
import { vercelAi } from './vercel-ai.ts'

/** Every dialect, the one with the most particular keys first: the first that reads a record has it. */
export const DIALECTS: readonly Dialect[] = [
  plain,
  vercelAi,
  langfuse,
  openInference,
  openLlmetry,
  otelGenAi,
  otelGenAiLegacy,
  otelMetric,
  otelAudit,
  otelDb,
  otelHttp,
]
