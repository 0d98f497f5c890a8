import { encode } from './encode.ts'
import { expand, type Grammar, type MakeValue, parseSections } from './grammar.ts'
import { hashText, type Random } from './random.ts'
import { VALUES } from './values.ts'

/** The seeds of one language, ready to be drawn from. */
export interface Language {
  readonly code: string
  readonly grammar: Grammar
  /** Names of the sections that start with a prefix: `sections('inj.')`. */
  sections(prefix: string): readonly string[]
  /** How many templates a section holds. */
  size(section: string): number
  /** One text of a section. */
  draw(random: Random, section: string): string
  /** The templates of a section, to be joined before they are filled. */
  templates(section: string): readonly string[]
}

/** A language from its seeds; `base` gives words that the seeds do not define (labels of mails, for example). */
export function createLanguage(code: string, seeds: readonly string[], base: Grammar = new Map()): Language {
  const own = parseSections(...seeds)
  const grammar = new Map<string, readonly string[] | MakeValue>([...base, ...VALUES, ...own])
  const names = [...own.keys()]
  const language: Language = {
    code,
    grammar,
    sections: (prefix) => names.filter((name) => name.startsWith(prefix)),
    size: (section) => own.get(section)?.length ?? 0,
    draw: (random, section) => drawFrom(grammar, random, section),
    templates: (section) => own.get(section) ?? [],
  }
  for (const [name, make] of derivedValues(language)) grammar.set(name, make)
  return language
}

// Slots whose text comes from the other sections: a quoted attack, an encoded order, a sentence of any topic.
function derivedValues(language: Language): readonly (readonly [string, MakeValue])[] {
  const drawOf = (prefixes: readonly string[]) => (random: Random) =>
    language.draw(random, pickSection(language, random, random.pick(prefixes)))
  const short =
    (draw: MakeValue, most: number): MakeValue =>
    (random) => {
      const drawn = Array.from({ length: 6 }, () => draw(random))
      return drawn.find((text) => text.length <= most) ?? (drawn[0] ?? '').slice(0, most)
    }
  const attack = drawOf(['inj.', 'inj.', 'inj.', 'ind.', 'jb.frame', 'harm.'])
  return [
    ['quote', short(attack, 420)],
    ['encoded', (random) => encode(random, short(drawOf(['inj.', 'harm.']), 120)(random))],
    ['encodedBenign', (random) => encode(random, short(drawOf(['ben.', 'twin.']), 120)(random))],
    [
      'say',
      (random) =>
        language.draw(random, random.pick(language.sections('topic.').filter((name) => name.endsWith('.say')))),
    ],
  ]
}

function drawFrom(grammar: Grammar, random: Random, section: string): string {
  const templates = grammar.get(section)
  if (templates === undefined || typeof templates === 'function') throw new Error(`no section ${section}`)
  return expand(grammar, random, random.pick(templates))
}

/** A section name, larger sections more often, none more than four times as often as another. */
export function pickSection(language: Language, random: Random, prefix: string): string {
  const names = language.sections(prefix)
  const weights = names.map((name) => Math.min(24, Math.max(6, language.size(name))))
  let at = random.next() * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [index, weight] of weights.entries()) {
    at -= weight
    if (at < 0) return names[index] ?? ''
  }
  return random.pick(names)
}

/** A number that is the same for the same words, for seeds of single rows. */
export function seedOf(...parts: readonly (string | number)[]): number {
  return hashText(parts.join('\u0000'))
}
