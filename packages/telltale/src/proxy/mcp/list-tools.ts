import type { McpProxyOptions } from './mcp-options.ts'
import { asList, type JsonObject } from './message.ts'
import { reportObjection, reportTool } from './report.ts'
import { readTool } from './tool-definition.ts'

/** Most tools of one answer that are looked at. */
const MOST_LISTED = 4096

/** Judges every tool of a `tools/list` answer. Gives back the result without those that are held, undefined where none is. */
export function judgeListing(options: McpProxyOptions, result: JsonObject): JsonObject | undefined {
  const listed = asList(result.tools)
  const kept = listed.slice(0, MOST_LISTED).filter((value) => isAgreed(options, value))
  if (listed.length > MOST_LISTED) reportFlood(options, listed.length)
  if (options.mode === 'monitor' || kept.length === listed.length) return undefined
  return { ...result, tools: kept }
}

function isAgreed(options: McpProxyOptions, value: unknown): boolean {
  const tool = readTool(value)
  if (tool === undefined) return false
  const judgement = options.pins.judge(tool)
  reportTool(options, judgement)
  return !judgement.held
}

function reportFlood(options: McpProxyOptions, count: number): void {
  reportObjection(options, {
    rule: 'mcp.tool_flood',
    reason: `${options.server.name} lists ${count} tools; only ${MOST_LISTED} were looked at.`,
    risk: 0.6,
    target: 'tool_definition',
    category: 'oversize',
    blocked: options.mode === 'enforce',
  })
}
