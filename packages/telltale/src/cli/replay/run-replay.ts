import { applyFilters } from '@telltale/sigma'
import pc from 'picocolors'
import { openRulePack } from '../open-rules.ts'
import { showLine } from '../scan/show-controls.ts'
import { readLines } from '../sigma/read-lines.ts'
import { createReplayEngine, type ReplayedTrace } from './replay-engine.ts'
import type { ReplayFlags } from './replay-flags.ts'
import { type ReplayLine, readReplayLine } from './replay-line.ts'
import { sendLines } from './send-lines.ts'

const TELL_MS = 2_000
const SHOWN_FLOWS = 5

/** Replays files; answers the exit code. */
export async function runReplay(files: readonly string[], flags: ReplayFlags): Promise<0 | 1 | 2> {
  try {
    if (flags.to !== undefined) return await sendLines(readAll(files), { ...flags, to: flags.to })
    const pack = await openRulePack(flags.rules)
    const engine = createReplayEngine(applyFilters(pack.documents).documents)
    let found = false
    const print = (traces: readonly ReplayedTrace[]): void => {
      for (const trace of traces) {
        found ||= trace.alerts.length > 0 || trace.graph.verdict !== 'clean'
        process.stdout.write(`${flags.json === true ? JSON.stringify(toJson(trace)) : toText(trace)}\n`)
      }
    }
    const unread = await replayAll(files, (line) => print(engine.take(line)))
    print(engine.finish())
    return unread > 0 ? 2 : found ? 1 : 0
  } catch (error) {
    process.stderr.write(`telltale replay: ${showLine(error instanceof Error ? error.message : String(error), 500)}\n`)
    return 2
  }
}

async function replayAll(files: readonly string[], take: (line: ReplayLine) => void): Promise<number> {
  const startMs = performance.now()
  let toldMs = startMs
  let requests = 0
  let unread = 0
  for await (const { line, where } of readAll(files)) {
    const problem = tryLine(line, take)
    if (problem !== undefined) {
      unread += 1
      process.stderr.write(`telltale replay: ${showLine(`${where}: ${problem}`, 400)}\n`)
    }
    requests += 1
    const nowMs = performance.now()
    if (nowMs - toldMs < TELL_MS) continue
    toldMs = nowMs
    process.stderr.write(`${requests} requests in ${Math.round((nowMs - startMs) / 1_000)} s\n`)
  }
  return unread
}

function tryLine(line: string, take: (line: ReplayLine) => void): string | undefined {
  const request = readReplayLine(line)
  if (request === undefined) return 'this is no OTLP/JSON export request'
  try {
    take(request)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function* readAll(files: readonly string[]): AsyncGenerator<{ readonly line: string; readonly where: string }> {
  for (const file of files) {
    let number = 0
    for await (const line of readLines(file)) {
      number += 1
      if (line.trim() !== '') yield { line, where: `${file}:${number}` }
    }
  }
}

function toJson({ graph, alerts }: ReplayedTrace) {
  return {
    trace_id: graph.traceId,
    injection_driven: graph.injectionDriven,
    verdict: graph.verdict,
    injection_attempt: graph.injectionAttempt,
    alerts: alerts.map(({ rule, level, atlas, owasp, events }) => ({ rule, level, atlas, owasp, events })),
    flows: graph.flows.map(({ from, to, kind, explained }) => ({ from, to, kind, explained })),
    actions: graph.actions.map(({ eventId, spanId, name, injectionDriven }) => ({
      event_id: eventId,
      span_id: spanId,
      name,
      injection_driven: injectionDriven,
    })),
  }
}

function toText({ graph, alerts }: ReplayedTrace): string {
  const color = { clean: pc.green, injection_attempt: pc.yellow, injection_driven: pc.red }[graph.verdict]
  const driven = graph.injectionDriven.toFixed(2)
  const head = `${graph.traceId} ${color(graph.verdict.replace('_', ' '))} (driven ${driven}), ${graph.nodes.length} texts, ${graph.flows.length} flows`
  const raised = alerts.map(({ level, title }) => `  ${level.padEnd(9)} ${showLine(title, 160)}`)
  const worst = graph.actions
    .filter(({ injectionDriven }) => injectionDriven >= 0.5)
    .slice(0, SHOWN_FLOWS)
    .map(({ name, reasons }) => `  ${showLine(`${name}: ${reasons[0]?.sentence ?? ''}`, 200)}`)
  return [head, ...raised, ...worst].join('\n')
}
