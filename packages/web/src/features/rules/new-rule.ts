import type { RuleText } from '../../lib/api.ts'

/** A version 4 UUID; `crypto.randomUUID` is missing on a page that came without TLS from another host. */
export function createUuid(random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes)): string {
  const bytes = random(new Uint8Array(16))
  const hex = Array.from(bytes, (byte, i) => {
    const fixed = i === 6 ? (byte & 0x0f) | 0x40 : i === 8 ? (byte & 0x3f) | 0x80 : byte
    return fixed.toString(16).padStart(2, '0')
  }).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** A rule to begin with that works as it stands, and the three kinds of fixtures it needs. */
export function newRule(id: string, date: string): RuleText {
  const yaml = `title: A payment tool was called with words from outside
id: ${id}
status: experimental
description: >
  Say what this rule finds, and why it matters when it does.
author: ''
date: ${date}
tags:
  - atlas.aml.t0051.001
  - owasp.llm01-2026
logsource:
  product: telltale
  category: ai_tool
detection:
  selection:
    gen_ai.tool.name|contains:
      - pay
      - transfer
    telltale.risk.score|gte: 0.8
  approved:
    telltale.tool.decision: approved
  condition: selection and not approved
falsepositives:
  - Say what harmless thing looks the same
level: medium
`
  const tests = `rule: ${id}
common:
  user.id: dana
cases:
  - name: an attack that must be found
    kind: attack
    events:
      - category: ai_tool
        action: tool.executed
        gen_ai.tool.name: transfer_money
        telltale.risk.score: 0.93
  - name: the same thing done for a good reason
    kind: benign
    events:
      - category: ai_tool
        action: tool.executed
        gen_ai.tool.name: transfer_money
        telltale.risk.score: 0.1
  - name: almost the attack, and still none
    kind: near_miss
    events:
      - category: ai_tool
        action: tool.executed
        gen_ai.tool.name: transfer_money
        telltale.risk.score: 0.93
        telltale.tool.decision: approved
`
  return { yaml, tests }
}
