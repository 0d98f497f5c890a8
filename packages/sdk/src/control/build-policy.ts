import type { EnforcementPolicy, PolicyCondition, PolicyRule, ScanResult } from '@telltale/model'
import { buildGlobs } from './glob.ts'
import type { Subject } from './guard.ts'

/** What a rule can see of a text: what it is, and what the scanner found in it. */
export type Scanned = Pick<ScanResult, 'risk' | 'labels'>

/** A policy made ready: gives the first rule that matches. */
export interface BuiltPolicy {
  readonly onFailure: EnforcementPolicy['onFailure']
  find(subject: Subject, scanned: Scanned): PolicyRule | undefined
}

type Test = (subject: Subject, scanned: Scanned) => boolean

/** Longer names of tools and sources are compared by their beginning. */
const LONGEST_NAME = 1024

/** Makes a policy ready, so that a check costs one pass over its rules. */
export function buildPolicy(policy: EnforcementPolicy): BuiltPolicy {
  const rules = policy.rules.map((rule) => ({ rule, tests: buildTests(rule) }))
  return {
    onFailure: policy.onFailure,
    find: (subject, scanned) => rules.find(({ tests }) => tests.every((test) => test(subject, scanned)))?.rule,
  }
}

function buildTests({ when, action }: PolicyRule): readonly Test[] {
  const tests: Test[] = []
  const { categories, tools, sources, labels, minRisk } = when
  if (categories !== undefined) tests.push(({ category }) => categories.includes(category))
  if (tools !== undefined) tests.push(nameTest(tools, ({ tool }) => tool))
  if (sources !== undefined) tests.push(nameTest(sources, ({ source }) => source))
  if (labels !== undefined) tests.push((_, scanned) => scanned.labels.some((label) => labels.includes(label)))
  if (minRisk !== undefined) tests.push((_, { risk }) => risk >= minRisk)
  // What a tool answered came of a call that was approved, if that was needed: it is not asked for twice.
  if (action === 'require_approval' && looksAtNamesOnly(when)) tests.push(({ role }) => role !== 'tool')
  return tests
}

function nameTest(patterns: readonly string[], nameOf: (subject: Subject) => string | undefined): Test {
  const matches = buildGlobs(patterns)
  return (subject) => {
    const name = nameOf(subject)
    return name !== undefined && matches(name.slice(0, LONGEST_NAME))
  }
}

function looksAtNamesOnly(when: PolicyCondition): boolean {
  return when.labels === undefined && when.minRisk === undefined
}
