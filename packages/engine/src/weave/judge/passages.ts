import { findOrderPassages } from '@telltale/scan'
import type { TextNode } from '../graph.ts'
import { addressSigns } from './address-signs.ts'
import { deedSign } from './deed-sign.ts'
import type { Passage } from './passage.ts'
import { printPassages } from './print-bag.ts'

/** The passages of a node, in order of place. */
export function findPassages(node: TextNode): readonly Passage[] {
  if (node.prints !== undefined) return printPassages(node, node.prints)
  return partsOf(node)
    .flatMap(([from, to]) => passagesIn(node, from, to))
    .sort((a, b) => (b.signs.get('scan') ?? 0) - (a.signs.get('scan') ?? 0) || a.start - b.start)
    .slice(0, MOST_OF_NODE)
    .sort((a, b) => a.start - b.start)
}

const MOST_OF_NODE = 16
const MOST_PARTS = 16
/** Where somebody else's words begin in the middle of a text: what stands before them is not their order. */
const BEGINS =
  /TODO ?:|<[A-Z]{4,20}>|(?:Ignore|Disregard|Forget|Override)\b[^.!?\n]{0,20}\b(?:previous|prior|above|all|your|everything)\b/g

const OPENS = /^(?:TODO|<[A-Z]{3})/

type Part = readonly [from: number, to: number]

function partsOf({ text }: TextNode): readonly Part[] {
  const marks = Array.from(text.slice(0, LONGEST_TEXT).matchAll(BEGINS), ({ index }) => index).slice(0, MOST_PARTS)
  const borders = [0, ...marks.filter((at) => at > 0), text.length]
  return borders.slice(1).map((to, i): Part => [borders[i] ?? 0, to])
}

const LONGEST_TEXT = 64 * 1024

/** What was found over the border of two parts was found in both, unless the second says itself that it begins there. */
function passagesIn(node: TextNode, from: number, to: number): readonly Passage[] {
  const isCut = OPENS.test(node.text.slice(to, to + 4))
  const findings = node.findings
    .filter(({ start, end }) => start < to && end > from && !(isCut && end > to + 4))
    .map((finding) => ({
      ...finding,
      start: Math.max(from, finding.start) - from,
      end: Math.min(to, finding.end) - from,
    }))
  return findOrderPassages({ text: node.text.slice(from, to), findings }).map((passage) => ({
    ...passage,
    node,
    start: passage.start + from,
    end: passage.end + from,
    signs: new Map([
      ...passage.signs,
      ...addressSigns(leadOf(node.text, passage.start + from) + passage.text),
      ['deed', deedSign(passage.text)],
    ]),
  }))
}

/** What stands right before an order and says whom it is for. */
function leadOf(text: string, at: number): string {
  return text.slice(Math.max(0, at - LEAD), at)
}

const LEAD = 10
