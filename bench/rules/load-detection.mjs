// The engine's detection over canonical events, bundled from source: what the server's engine thread does behind the
// normalizer, without a server.
import { loadSource } from '../load-source.mjs'

const SOURCE = `
import { createAnalysis, createBaselines, createDetections, createJudge, createPromptMemory, createSessionMemory, createTextScanner, createWeave, hasActions, scanEvents } from '@telltale/engine'
import { createScanner } from '@telltale/scan'
import { applyFilters, parseSigma } from '@telltale/sigma'
import { readRuleFiles } from './packages/telltale/src/rules/read-rule-files.ts'
import { readRulePack } from './packages/telltale/src/rules/rule-pack.ts'
import { collectFacts } from './packages/telltale/src/rules/rule-facts.ts'

export async function createDetection(dir) {
  const pack = readRulePack(await readRuleFiles(dir), (text, file) => parseSigma(text, { file }))
  const documents = applyFilters(pack.documents).documents
  const scanner = createTextScanner(createScanner())
  const prompts = createPromptMemory()
  const analysis = createAnalysis({
    session: createSessionMemory({ scan: (text, role) => scanner.scan(text, role) }),
    baselines: createBaselines(),
    weave: createWeave({ judge: createJudge(), isWorthIt: hasActions }),
    detections: createDetections({ documents, tenants: new Map() }),
  })
  return {
    rules: collectFacts(documents, [], []).filter((rule) => rule.fires),
    problems: pack.problems,
    look(event) {
      const { events, findings } = scanEvents([event], scanner, prompts)
      return analysis.analyse(events, findings, event.receivedMs)
    },
    tick: (nowMs) => analysis.tick(nowMs),
  }
}
`

/** `createDetection(dir)`: an engine with the rules of a folder and nothing seen. */
export function loadDetection() {
  return loadSource(SOURCE)
}
