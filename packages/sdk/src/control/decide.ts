import type { QuarantineEntry } from '@telltale/model'
import type { BuiltPolicy } from './build-policy.ts'
import type { Action, Decision, Subject } from './guard.ts'
import { REDACTED_LABELS, type TextCheck, type TextReport } from './text-check.ts'

/** A decision before anyone asks whether it is obeyed, with what only the record of it tells. */
export interface Verdict extends Omit<Decision, 'enforced'> {
  /** Why nothing could be decided, where that was so. */
  readonly failure?: string
  /** What stands behind the sentence for the one who is refused. */
  readonly detail?: string
  /** What the text was held for: a label of a finding, `quarantine`, `policy` or `failure`. */
  readonly held: string
}

interface Bench {
  readonly policy: BuiltPolicy
  readonly texts: TextCheck
  readonly onFailure: 'open' | 'closed'
}

/** The refusal of somebody who is in quarantine. Why he is, only the record tells. */
export function refuseQuarantined(subject: Subject, entry: QuarantineEntry): Verdict {
  return {
    action: 'block',
    risk: 0,
    reason: `The ${entry.kind} is quarantined.`,
    rule: 'quarantine',
    findings: [],
    text: subject.text,
    held: 'quarantine',
    detail: `${entry.id}: ${entry.reason}`,
  }
}

/** Decides of one text by the policy; what could not be looked at goes the way of `onFailure`. */
export function decide(subject: Subject, bench: Bench): Verdict {
  const report = readText(subject, bench.texts)
  const { risk, findings, failure } = report
  if (failure !== undefined && bench.onFailure === 'closed') return fail(subject, report, 'fail_closed')
  const rule = bench.policy.find(subject, report)
  const settled = { risk, findings, ...(failure !== undefined && { failure }) }
  if (rule === undefined) {
    if (failure !== undefined) return fail(subject, report, 'fail_open')
    return {
      ...settled,
      action: 'allow',
      reason: 'No rule of the policy speaks against it.',
      text: subject.text,
      held: 'none',
    }
  }
  const labels = rule.when.labels ?? []
  const first = findings.find(({ label }) => labels.length === 0 || labels.includes(label))
  return {
    ...settled,
    action: rule.action,
    reason: rule.reason ?? SENTENCES[rule.action](rule.id),
    rule: rule.id,
    text: rule.action === 'redact' ? takeOut(subject, labels, bench.texts) : subject.text,
    held: first?.label ?? 'policy',
    ...(first !== undefined && { detail: `${first.detector}: ${first.reason}` }),
  }
}

/** The decision where nothing could be decided. */
export function fail(
  subject: Subject,
  report: Partial<TextReport> & { readonly failure?: string },
  rule: 'fail_open' | 'fail_closed',
): Verdict {
  const failure = report.failure ?? 'The check failed.'
  return {
    action: rule === 'fail_closed' ? 'block' : 'flag',
    risk: report.risk ?? 0,
    reason:
      rule === 'fail_closed'
        ? 'It could not be checked, and what cannot be checked is refused.'
        : 'It could not be checked and was let through.',
    rule,
    findings: report.findings ?? [],
    text: subject.text,
    held: 'failure',
    failure,
    detail: failure,
  }
}

const SENTENCES: Readonly<Record<Action, (id: string) => string>> = {
  allow: (id) => `Rule ${id} of the policy allows it.`,
  flag: (id) => `Rule ${id} of the policy flags it.`,
  redact: (id) => `Rule ${id} of the policy takes something out.`,
  require_approval: (id) => `Rule ${id} of the policy asks for the approval of a person.`,
  block: (id) => `Rule ${id} of the policy does not allow it.`,
}

type Report = TextReport & { readonly failure?: string }

function readText({ text, role }: Subject, texts: TextCheck): Report {
  try {
    const report = texts.read(text, role)
    return report.whole ? report : { ...report, failure: 'The text is too long to be looked at whole.' }
  } catch (error) {
    const what =
      error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'what was thrown is no error'
    return { risk: 0, labels: [], findings: [], whole: false, failure: `The scanner failed (${what}).` }
  }
}

function takeOut({ text, role }: Subject, labels: readonly string[], texts: TextCheck): string {
  return texts.redact(text, role, labels.length === 0 ? REDACTED_LABELS : labels)
}
