// Whether flows found by fingerprints alone are there in the texts:
// node training/run.mjs evaluate-withheld-flows CORPORA [--every=N]
import { buildGraph } from '../packages/engine/src/weave/build-graph.ts'
import type { Flow, TextNode } from '../packages/engine/src/weave/graph.ts'
import { readRuns } from './weave/read-runs.ts'
import { createWithhold } from './weave/withhold-run.ts'

/** Places of words are told to sixteen characters; a phrase may stand a little beside its flow. */
const ASIDE = 40
const SHARED = 0.8

/** A text of a run, whatever its events are called. */
function placeOf({ spanId, field, path, index }: TextNode): string {
  return [spanId, field, path, index].join('|')
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function wordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 2)
}

/** The same letters at both ends, or almost all words of the argument where it is said to come from. */
function isRight(flow: Flow, source: string, target: string): boolean {
  const to = target.slice(flow.toStart, flow.toEnd)
  const [there, here] = [lettersOf(source.slice(flow.fromStart, flow.fromEnd)), lettersOf(to)]
  if (there.includes(here) || here.includes(there)) return true
  const near = new Set(wordsOf(source.slice(Math.max(0, flow.fromStart - ASIDE), flow.fromEnd + ASIDE)))
  const words = wordsOf(to)
  return words.filter((word) => near.has(word)).length >= SHARED * words.length
}

function main(folder: string | undefined, every: number): void {
  if (folder === undefined) throw new Error('Give the corpora folder as an argument or in TELLTALE_CORPORA.')
  const texts = new Map<string, ReadonlyMap<string, string>>()
  for (const { label, events, findings } of readRuns(folder, { every }))
    texts.set(label.trace_id, new Map(buildGraph(events, findings).nodes.map((node) => [placeOf(node), node.text])))
  let flows = 0
  let right = 0
  for (const { label, events, findings } of readRuns(folder, { every, change: createWithhold() })) {
    const graph = buildGraph(events, findings)
    const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
    for (const flow of graph.flows) {
      const [source, target] = [nodes.get(flow.from), nodes.get(flow.to)]
      if (source?.trust !== 'untrusted' || target?.role !== 'tool_argument') continue
      const known = texts.get(label.trace_id)
      flows += 1
      if (isRight(flow, known?.get(placeOf(source)) ?? '', known?.get(placeOf(target)) ?? '')) right += 1
    }
  }
  process.stdout.write(`${right} of ${flows} flows from outside into an argument hold.\n`)
}

const given = process.argv.slice(2)
const every = Number(given.find((argument) => argument.startsWith('--every='))?.slice('--every='.length) ?? 1)
main(given.find((argument) => !argument.startsWith('-')) ?? process.env.TELLTALE_CORPORA, every)
