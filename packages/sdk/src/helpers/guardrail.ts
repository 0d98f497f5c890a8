import { FIELD } from '@telltale/model'
import type { Attributes } from '../record/recorder.ts'
import { type HelperKit, identityFacts } from './helper-kit.ts'
import { jsonText } from './plain-value.ts'

/** What a guard of the application's own said. Of a plain boolean, true lets through. */
type GuardrailAnswer = boolean | string | GuardrailVerdict

interface GuardrailVerdict {
  /** `allow`, `flag`, `modify`, `block` or the guard's own word. */
  readonly verdict?: string
  /** What was done; the verdict when left out. */
  readonly action?: string
  readonly allowed?: boolean
  readonly reason?: string
  /** From 0 to 1. */
  readonly score?: number
  readonly category?: string
  readonly rule?: string
}

export interface GuardrailOptions<Result> {
  /** What it looks at; `input` when left out. */
  readonly target?: 'input' | 'output' | 'tool_call' | 'tool_result' | 'retrieval' | 'memory'
  readonly policy?: string
  readonly policyVersion?: string
  /** What kind of harm it looks for, where its answer does not say. */
  readonly category?: string
  /** Reads an answer of another shape. */
  readonly read?: (result: Result) => GuardrailAnswer
}

/** Wraps a guard of the application's own, so that what it says is recorded. Its answer is handed on as it is. */
export function createGuardrail(kit: HelperKit) {
  return function guardrail<This, Args extends readonly unknown[], Result>(
    name: string,
    run: (this: This, ...args: Args) => Result,
    options: GuardrailOptions<Awaited<Result>> = {},
  ): (this: This, ...args: Args) => Result {
    return function recordedGuardrail(...args) {
      const span = kit.recorder.startSpan(`apply_guardrail ${name}`, { attributes: begin(kit, name, options, args) })
      const done = (result: Awaited<Result>): void => {
        span.set(describe(kit, result, options))
        span.end()
      }
      const failed = (error: unknown): void => {
        span.fail(error)
        span.end()
      }
      try {
        const result = kit.recorder.within(span, () => run.apply(this, args as unknown as [...Args]))
        if (isPromise(result)) result.then((value) => done(value as Awaited<Result>), failed)
        else done(result as Awaited<Result>)
        return result
      } catch (error) {
        failed(error)
        throw error
      }
    }
  }
}

type AnyOptions = Omit<GuardrailOptions<never>, 'read'>

function begin(kit: HelperKit, name: string, options: AnyOptions, args: readonly unknown[]): Attributes {
  const { target = 'input', policy = name, policyVersion } = options
  const side = target === 'output' ? 'output' : 'input'
  return {
    ...kit.agent,
    'gen_ai.operation.name': 'apply_guardrail',
    'gen_ai.guardrail.component.name': name,
    'gen_ai.guardrail.policy.id': policy,
    'gen_ai.guardrail.policy.version': policyVersion,
    'telltale.guardrail.target': target,
    [`gen_ai.guardrail.content.${side}.value`]: jsonText(args[0]),
  }
}

function describe<Result>(kit: HelperKit, result: Result, options: GuardrailOptions<Result>): Attributes {
  const { reason, score, rule, ...said } = verdictOf(readAnswer(result, options))
  const category = said.category ?? options.category
  const verdict = said.verdict ?? said.action ?? 'flag'
  kit.expect('guardrail', {
    ...identityFacts(kit),
    [FIELD.guardrailRiskCategory]: category,
    [FIELD.guardrailRiskScore]: score,
    [FIELD.guardrailVerdict]: said.verdict ?? said.action,
  })
  return {
    'gen_ai.guardrail.result.type': 'verdict',
    'gen_ai.guardrail.result.value': verdict,
    'gen_ai.guardrail.result.reason': reason,
    'gen_ai.guardrail.risk.category': category,
    'gen_ai.guardrail.risk.score': score,
    'gen_ai.guardrail.policy.rule.id': rule,
    'telltale.guardrail.action': said.action ?? verdict,
  }
}

function readAnswer<Result>(result: Result, { read }: GuardrailOptions<Result>): unknown {
  try {
    return read === undefined ? result : read(result)
  } catch {
    return undefined // the application's own function; the guard's answer is handed on all the same
  }
}

function verdictOf(answer: unknown): GuardrailVerdict {
  if (typeof answer === 'boolean') return { verdict: answer ? 'allow' : 'block' }
  if (typeof answer === 'string') return { verdict: answer }
  if (typeof answer !== 'object' || answer === null) return {}
  const { allowed, verdict, ...rest } = answer as GuardrailVerdict
  const word = verdict ?? (typeof allowed === 'boolean' ? (allowed ? 'allow' : 'block') : undefined)
  return { ...rest, ...(word !== undefined && { verdict: word }) }
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}
