import { CARRIERS } from './carriers/carriers.ts'
import { type Language, pickSection, seedOf } from './language.ts'
import { LANGUAGES } from './languages.ts'
import { createCrowd } from './near-duplicates.ts'
import { applyNoise, pickNoise } from './noise.ts'
import { type Part, pickLanguage, pickPart } from './plan.ts'
import { createRandom, type Random } from './random.ts'
import type { Insert } from './row.ts'
import { CLOSE, type GeneratedRow, OPEN } from './row.ts'
import type { Scene } from './scene.ts'

/** How often a text that resembles too many others is drawn anew. */
const TRIES = 8
/** Longest text, in UTF-16 units; longer ones are drawn anew. */
const MAX_LENGTH = 4_400

/** The rows for a seed; the same seed and count give the same rows everywhere. */
export function generateRows(seed: number, count: number): readonly GeneratedRow[] {
  const crowd = createCrowd()
  return Array.from({ length: count }, (_, index) => {
    let row = makeRow(seed, index, 0)
    for (
      let attempt = 1;
      attempt < TRIES && (row.text.length > MAX_LENGTH || crowd.isCrowded(row.text));
      attempt += 1
    ) {
      row = makeRow(seed, index, attempt)
    }
    crowd.add(row.text)
    return row
  })
}

// Kind, language, topic, carrier and noise come from the first source of choices, so that drawing anew keeps the shares.
function makeRow(seed: number, index: number, attempt: number): GeneratedRow {
  const plan = createRandom(seedOf(seed, index))
  const part = pickPart(plan)
  const language = findLanguage(pickLanguage(plan, part))
  const topic = plan.pick(topicsOf(language))
  const carrier = plan.pick(CARRIERS)
  const noise = pickNoise(plan)
  const random = createRandom(seedOf(seed, index, attempt, 'text'))
  const place = { topic, carrier: part.carried ? carrier.name : 'direct' }
  const insert = part.make(language, random, place)
  const bracketed = OPEN + decorate(language, random, insert.text) + CLOSE
  const scene = { random, language, topic }
  const built = part.carried ? carrier.build(scene, bracketed) : alone(part, scene, insert, bracketed)
  const { text, payload } = finish(random, noise, built)
  const attack = insert.label === 'injection' || insert.label === 'jailbreak'
  const longer = payload[1] - payload[0] < text.length
  return {
    id: `generated-${seed}-${index}`,
    text,
    label: insert.label,
    discusses: insert.discusses,
    lang: language.code,
    kind: insert.kind,
    carrier: place.carrier,
    role: part.carried ? plan.pick(carrier.roles) : pickRole(plan, part),
    topic: part.carried ? topic : 'none',
    noise,
    ...(attack && longer ? { payload } : {}),
  }
}

function findLanguage(code: string): Language {
  const language = LANGUAGES.get(code)
  if (language === undefined) throw new Error(`no seeds for ${code}`)
  return language
}

function topicsOf(language: Language): readonly string[] {
  return language.sections('topic.').flatMap((name) => (name.endsWith('.say') ? [name.slice(6, -4)] : []))
}

function pickRole(random: Random, part: Part): GeneratedRow['role'] {
  if (part.isData === true) return random.pick(['tool', 'retrieval'])
  if (part.carried) return 'tool'
  return random.chance(0.9) ? 'user' : random.pick(['retrieval', 'tool', 'tool_arguments', 'response', 'system'])
}

// A heading such as "Important:" in front, for every label alike.
function decorate(language: Language, random: Random, text: string): string {
  if (!random.chance(0.12)) return text
  const note = language.draw(random, 'w.note')
  return random.pick([
    `${note}: ${text}`,
    `*** ${text} ***`,
    `${note.toUpperCase()}! ${text}`,
    `[${note}] ${text}`,
    `### ${note}\n${text}`,
    `(${text})`,
  ])
}

// Alone, or beside an everyday request: before it, after it, or between two.
function alone(part: Part, { random, language, topic }: Scene, insert: Insert, bracketed: string): string {
  if (insert.text.length > 600 || !random.chance(part.isData === true ? 0.5 : 0.24)) return bracketed
  const gap = random.pick([' ', '\n', '\n\n', ' - '])
  const other = () => {
    if (part.isData === true) return language.draw(random, `topic.${topic}.say`)
    const prefix = random.chance(0.15) ? 'twin.' : 'ben.'
    return language.draw(random, pickSection(language, random, prefix))
  }
  return random.pick([
    () => other() + gap + bracketed,
    () => other() + gap + bracketed,
    () => bracketed + gap + other(),
    () => other() + gap + bracketed + gap + other(),
  ])()
}

function finish(
  random: Random,
  noise: string,
  built: string,
): { readonly text: string; readonly payload: readonly [number, number] } {
  const open = built.indexOf(OPEN)
  const close = built.indexOf(CLOSE)
  if (open < 0 || close < open) throw new Error(`the insert got lost in: ${built.slice(0, 80)}`)
  const change = (part: string) => applyNoise(random, noise, part)
  const before = change(built.slice(0, open))
  const inside = change(built.slice(open + 1, close))
  const after = change(built.slice(close + 1))
  return { text: before + inside + after, payload: [before.length, before.length + inside.length] }
}
