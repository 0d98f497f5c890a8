import type { Row } from '../corpora/read-corpora.ts'
import { roleOf } from '../evaluate/sources.ts'
import { createRandom } from './random.ts'

const MOST = 3000
const LONGEST = 400

/**
 * Long prompts, which the corpora have few of: some ordinary prompts one after the other, and in every third of them
 * an attack at a random place. Without them the model takes many imperatives in a row for an attack.
 */
export function joinPrompts(rows: readonly Row[], seed: number): readonly Row[] {
  const random = createRandom(seed)
  const isShort = (row: Row): boolean => roleOf(row) === 'user' && row.text.length < LONGEST
  const prompts = rows.filter((row) => row.label === 'benign' && row.discusses !== true && isShort(row))
  const attacks = rows.filter(
    (row) => row.label === 'injection' && row.payload === undefined && !row.weak && isShort(row),
  )
  if (prompts.length === 0 || attacks.length === 0) return []
  const pick = (list: readonly Row[]): Row => list[Math.floor(random() * list.length)] as Row
  return Array.from({ length: MOST }, (_, index) => {
    const parts = Array.from({ length: 2 + Math.floor(random() * 5) }, () => pick(prompts))
    const seam = random() < 0.5 ? '\n' : ' '
    return index % 3 === 0 ? joinWith(parts, pick(attacks), { seam, random }) : joinAll(parts, seam, index)
  })
}

function joinAll(parts: readonly Row[], seam: string, index: number): Row {
  const [first] = parts
  return { ...(first as Row), id: `joined-${index}`, kind: 'joined', text: parts.map(({ text }) => text).join(seam) }
}

function joinWith(
  parts: readonly Row[],
  attack: Row,
  how: { readonly seam: string; readonly random: () => number },
): Row {
  const place = Math.floor(how.random() * (parts.length + 1))
  const before = parts.slice(0, place).map(({ text }) => text + how.seam)
  const start = before.join('').length
  const after = parts.slice(place).map(({ text }) => how.seam + text)
  const payload = [start, start + attack.text.length] as const
  return {
    ...attack,
    id: `joined-${attack.id}-${start}`,
    kind: 'joined',
    payload,
    text: [...before, attack.text, ...after].join(''),
  }
}
