import type { Dialect } from '../dialect.ts'
import { claudeCode } from './claude-code.ts'
import { codex } from './codex.ts'
import { geminiCli } from './gemini-cli.ts'
import { langfuse } from './langfuse.ts'
import { langSmith } from './langsmith.ts'
import { mlflow } from './mlflow.ts'
import { openInference } from './openinference.ts'
import { openLit } from './openlit.ts'
import { openLlmetry } from './openllmetry.ts'
import { otelAudit } from './otel-audit.ts'
import { otelDb } from './otel-db.ts'
import { otelGenAi } from './otel-genai.ts'
import { otelGenAiLegacy } from './otel-genai-legacy.ts'
import { otelHttp } from './otel-http.ts'
import { otelMetric } from './otel-metric.ts'
import { plain } from './plain.ts'
import { pydanticAi } from './pydantic-ai.ts'
import { strands } from './strands.ts'
import { vercelAi } from './vercel-ai.ts'

/** Every dialect, the one with the most particular keys first: the first that reads a record has it. */
export const DIALECTS: readonly Dialect[] = [
  plain,
  claudeCode,
  codex,
  geminiCli,
  vercelAi,
  langSmith,
  mlflow,
  langfuse,
  openInference,
  openLit,
  openLlmetry,
  pydanticAi,
  strands,
  otelGenAi,
  otelGenAiLegacy,
  otelMetric,
  otelAudit,
  otelDb,
  otelHttp,
]
