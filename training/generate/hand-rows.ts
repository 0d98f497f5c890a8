import { CARRIERS } from './carriers/carriers.ts'
import { type Language, seedOf } from './language.ts'
import { LANGUAGES } from './languages.ts'
import { createRandom, type Random } from './random.ts'
import { CLOSE, type GeneratedRow, OPEN } from './row.ts'

/** A text that one of us wrote as a whole. */
export interface HandText {
  readonly text: string
  readonly label: GeneratedRow['label']
  /** What a user types, a document as a whole, or some sentences that will stand in documents. */
  readonly place: 'user' | 'data' | 'passage'
  readonly kind: string
  readonly lang: string
  readonly discusses: boolean
}

/** What the kind of a row of a passage begins with. */
export const PASSAGE = 'passage '

/** In how many documents a passage is set, beside the one time it stands alone. */
const DOCUMENTS = 3

/** The texts are written with reserved names; an ending that only they have would give the label away. */
const ENDINGS = ['com', 'net', 'org', 'io', 'co', 'app', 'eu', 'de', 'co.uk', 'fr', 'info', 'dev']

/** The training rows of a file of hand-written texts; what is written once for any document is set into several. */
export function handRows(name: string, texts: readonly HandText[]): readonly GeneratedRow[] {
  return texts.flatMap((text, index) => {
    const random = createRandom(seedOf(7, index, 0, name))
    const id = `hand-${name}-${index}`
    const language = LANGUAGES.get(text.lang)
    const role = text.place === 'user' ? 'user' : random.pick<GeneratedRow['role']>(['tool', 'retrieval'])
    const plain = toRow({ id, name, role, random }, text)
    if (text.place !== 'passage' || language === undefined) return [plain]
    return [plain, ...Array.from({ length: DOCUMENTS }, (_, turn) => plant(plain, turn, language, random))]
  })
}

interface Plan extends Pick<GeneratedRow, 'id' | 'role'> {
  readonly name: string
  readonly random: Random
}

function toRow({ id, name, role, random }: Plan, text: HandText): GeneratedRow {
  const { label, discusses, lang, kind } = text
  const named = text.text.replace(/(?<=[a-z0-9])\.example\b(?!\.)/g, () => `.${random.pick(ENDINGS)}`)
  const rest = { carrier: 'direct', topic: 'none', noise: 'none', source: `handwritten ${name}` }
  const place = text.place === 'passage' ? `${PASSAGE}${kind}` : kind
  return { id, text: named, label, discusses, lang, kind: place, role, ...rest }
}

function plant(row: GeneratedRow, turn: number, language: Language, random: Random): GeneratedRow {
  const topics = language.sections('topic.').flatMap((name) => (name.endsWith('.say') ? [name.slice(6, -4)] : []))
  const topic = random.pick(topics)
  const carrier = random.pick(CARRIERS)
  const built = carrier.build({ random, language, topic }, OPEN + row.text + CLOSE)
  const open = built.indexOf(OPEN)
  const close = built.indexOf(CLOSE)
  if (open < 0 || close < open) return { ...row, id: `${row.id}#${turn}` }
  const text = built.slice(0, open) + built.slice(open + 1, close) + built.slice(close + 1)
  const place = { carrier: carrier.name, topic, role: random.pick(carrier.roles), id: `${row.id}#${turn}`, text }
  return row.label === 'benign' ? { ...row, ...place } : { ...row, ...place, payload: [open, close - 1] }
}
