import type { RuleJson } from '@telltale/model'

/** A rule for tests, with what a test wants different. */
export function sampleRule(change: Partial<RuleJson> = {}): RuleJson {
  return {
    id: '0147c1de-5a0e-4c1b-9f6e-2c6a1be0a9d3',
    title: 'Untrusted words reached a payment',
    description: 'An argument of a payment tool holds words that stand only in content from outside.',
    level: 'high',
    kind: 'rule',
    category: 'ai_tool',
    origin: 'pack',
    enabled: true,
    author: 'Telltale',
    references: [],
    falsepositives: [],
    atlas: ['AML.T0051.001'],
    owasp: ['LLM01:2026'],
    bullets: [],
    tests: { attack: 2, benign: 1, near_miss: 1, passing: true },
    needs: ['ai_tool'],
    alerts: 0,
    judged: { true_positive: 0, false_positive: 0, benign: 0 },
    last_fired: null,
    micros: null,
    changed: null,
    ...change,
  }
}
