import { buildRuleSet, type DetectionRule, eventFromJson, type RuleSet } from '@telltale/sigma'
import { showLine } from '../scan/show-controls.ts'
import { showProblem } from './check-rules.ts'
import { loadRules } from './load-rules.ts'
import { readLines } from './read-lines.ts'

const NAMED_PROBLEMS = 20

/** Prints for each event which rules match; 1 when lines or rules could not be read, 2 when nothing could be done. */
export async function matchEvents(flags: { readonly rules: string; readonly events: string }): Promise<0 | 1 | 2> {
  try {
    const { documents, problems } = await loadRules(flags.rules)
    const errors = problems.filter(({ severity }) => severity === 'error')
    for (const problem of errors.slice(0, NAMED_PROBLEMS)) process.stderr.write(`${showProblem(problem)}\n`)
    if (errors.length > 0)
      process.stderr.write(`telltale sigma match: ${errors.length} problems; the other rules are used\n`)
    const ruleSet = buildRuleSet(documents.filter((document) => document.kind === 'rule'))
    const unread = await matchLines(ruleSet, flags.events)
    return errors.length > 0 || unread > 0 ? 1 : 0
  } catch (error) {
    process.stderr.write(
      `telltale sigma match: ${showLine(error instanceof Error ? error.message : String(error), 500)}\n`,
    )
    return 2
  }
}

async function matchLines(ruleSet: RuleSet<DetectionRule>, path: string): Promise<number> {
  let event = 0
  let unread = 0
  let out = ''
  for await (const line of readLines(path)) {
    if (line.trim() === '') continue
    const value = parseObject(line)
    if (value === undefined) {
      unread += 1
      process.stderr.write(`telltale sigma match: event ${event} is not a JSON object\n`)
    }
    const matched = value === undefined ? [] : ruleSet.match(eventFromJson(value))
    const rules = matched.map((place) => idOf(ruleSet.rules[place]))
    out += `${JSON.stringify({ event, rules })}\n`
    event += 1
    if (out.length > 65_536) {
      await write(out)
      out = ''
    }
  }
  await write(out)
  return unread
}

function idOf(rule: DetectionRule | undefined): string {
  return rule?.id ?? rule?.name ?? rule?.title ?? ''
}

function parseObject(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined
  } catch {
    return undefined
  }
}

/** Waits for a slow reader, so that output does not pile up in memory. */
async function write(text: string): Promise<void> {
  if (text === '' || process.stdout.write(text)) return
  await new Promise<void>((resolve) => process.stdout.once('drain', resolve))
}
