// The parts of the engine thread, bundled from source and each reachable by itself, with the rules of the repository.
import { loadSource } from '../load-source.mjs'

const SOURCE = `
import { serialize } from 'node:v8'
import { compileRules, createBaselines, createDetections, createJudge, createNormalizer, createPromptMemory, createSessionMemory, createTextScanner, createWeave, hasActions, judgedEvents, scanEvents, toEventView } from '@telltale/engine'
import { createScanner } from '@telltale/scan'
import { applyFilters, parseSigma } from '@telltale/sigma'
import { DEFAULT_LIMITS } from './packages/telltale/src/config.ts'
import { readRuleFiles } from './packages/telltale/src/rules/read-rule-files.ts'
import { readRulePack } from './packages/telltale/src/rules/rule-pack.ts'
import { decodeEntry } from './packages/telltale/src/receive/decode-entry.ts'
import { encodeRows } from './packages/telltale/src/store/encode-rows.ts'

export async function createEngine(dir) {
  const pack = readRulePack(await readRuleFiles(dir), (text, file) => parseSigma(text, { file }))
  const documents = applyFilters(pack.documents).documents
  const normalizer = createNormalizer({ hashKey: new Uint8Array(32) })
  const scanner = createTextScanner(createScanner())
  const prompts = createPromptMemory()
  const session = createSessionMemory({ scan: (text, role) => scanner.scan(text, role) })
  const baselines = createBaselines()
  const weave = createWeave({ judge: createJudge(), isWorthIt: hasActions })
  const detections = createDetections({ documents, tenants: new Map() })
  const { ruleSet } = compileRules(documents)
  return {
    decode: (entry) => decodeEntry(entry, DEFAULT_LIMITS).records,
    normalize: (records, context) => normalizer.normalize(records, context),
    scan: (events) => scanEvents(events, scanner, prompts),
    session: (event, findings) => session.enrich(event, findings),
    baselines: (event) => {
      baselines.enrichOwn(event)
      return event
    },
    weave: (event, findings) => weave.add(event, findings),
    settle: (nowMs) => weave.settle(nowMs).flatMap(({ graph, events }) => judgedEvents(graph, events, nowMs)),
    match: (event) => ruleSet.match(toEventView(event)),
    detect: (event) => detections.detect(event),
    tick: (nowMs) => detections.tick(nowMs),
    takeGaps: () => detections.takeGaps(),
    encode: encodeRows,
    /** Bytes of what each part remembers, made as the engine thread makes them: one part after the other. */
    save: () => [prompts, session, baselines, weave, detections].reduce((sum, part) => sum + serialize(part.save()).byteLength, 0),
  }
}
`

/** An engine with nothing seen. */
export async function createEngine(rulesDir) {
  const { createEngine: create } = await loadSource(SOURCE)
  return create(rulesDir)
}
