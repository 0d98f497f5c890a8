import { expand } from './grammar.ts'
import { type Language, pickSection } from './language.ts'
import { type Random, sample } from './random.ts'
import type { Insert } from './row.ts'

/** Makes the text that decides the label, for a topic and (if it will stand in one) a carrier. */
export type MakeInsert = (language: Language, random: Random, place: Place) => Insert

/** Where an insert will stand; `direct` for alone. */
interface Place {
  readonly topic: string
  readonly carrier: string
}

/** An instruction that a user gives against the application. */
export const directInjection: MakeInsert = (language, random) => {
  const section = pickSection(language, random, 'inj.')
  const first = language.draw(random, section)
  const more = random.chance(0.12) ? ` ${language.draw(random, pickSection(language, random, 'inj.'))}` : ''
  return { text: first + more, label: 'injection', discusses: false, kind: section.slice(4) }
}

/** An instruction that stands in data and is aimed at whoever processes it. */
export const indirectInjection: MakeInsert = (language, random, { carrier }) => {
  const sections = language.sections('ind.')
  const toolText = ['tool-definition', 'json', 'log', 'yaml'].includes(carrier)
  const ranked = ['cv', 'review', 'product', 'snippets', 'article', 'pdf', 'table'].includes(carrier)
  const own = sections.filter((name) => (name === 'ind.tooldesc' && toolText) || (name === 'ind.ranking' && ranked))
  const others = sections.filter((name) => name !== 'ind.tooldesc' && name !== 'ind.ranking')
  const section =
    own.length > 0 && random.chance(0.35)
      ? random.pick(own)
      : random.chance(0.15)
        ? pickSection(language, random, 'inj.')
        : random.pick(others)
  return {
    text: language.draw(random, section),
    label: 'injection',
    discusses: false,
    kind: `indirect-${section.slice(4)}`,
  }
}

/** An attempt to lift the rules of the model: a persona with its rules, or a frame in one paragraph. */
export const jailbreak: MakeInsert = (language, random, { carrier }) => {
  const short = carrier !== 'direct' || random.chance(0.45)
  if (short && random.chance(0.8))
    return { text: language.draw(random, 'jb.frame'), label: 'jailbreak', discusses: false, kind: 'frame' }
  const text = composePersona(language, random, 'jb', short ? 2 : random.pick([2, 4, 6, 9, 14]))
  return { text, label: 'jailbreak', discusses: false, kind: 'persona' }
}

/** A plain request for something harmful. */
export const harmfulRequest: MakeInsert = (language, random) => ({
  text: language.draw(random, pickSection(language, random, 'harm.')),
  label: 'harmful_request',
  discusses: false,
  kind: 'harmful',
})

/** A harmless persona or system prompt: the benign twin of a jailbreak. */
export const persona: MakeInsert = (language, random) => ({
  text: composePersona(language, random, 'sys', random.pick([1, 2, 4, 6, 9, 14])),
  label: 'benign',
  discusses: false,
  kind: 'persona-twin',
})

/** An everyday request. */
export const prompt: MakeInsert = (language, random) => ({
  text: language.draw(random, pickSection(language, random, 'ben.')),
  label: 'benign',
  discusses: false,
  kind: 'prompt',
})

/** More of the topic: a carrier with nothing to find. */
export const plain: MakeInsert = (language, random, { topic }) => ({
  text: language.draw(random, `topic.${topic}.say`),
  label: 'benign',
  discusses: false,
  kind: 'plain',
})

/** Harmless words that sound like an attack, said to people or of programs. */
export const twin: MakeInsert = (language, random, { carrier }) => {
  const prefix = carrier === 'direct' && random.chance(0.75) ? 'hard.' : 'twin.'
  const first = language.draw(random, pickSection(language, random, prefix))
  const more = random.chance(0.25) ? ` ${language.draw(random, pickSection(language, random, prefix))}` : ''
  return { text: first + more, label: 'benign', discusses: false, kind: 'twin' }
}

/** Half of a pair: a frame about the model's own instructions. */
export const pairAttack: MakeInsert = (language, random) => ({
  text: fillPair(language, random, 'pair.model'),
  label: 'injection',
  discusses: false,
  kind: 'pair',
})

/** The other half: the same frames about what people talk of every day. */
export const pairTwin: MakeInsert = (language, random) => ({
  text: fillPair(language, random, 'pair.life'),
  label: 'benign',
  discusses: false,
  kind: 'pair-twin',
})

/** A wish about the conversation itself, or play. */
export const calmRequest: MakeInsert = (language, random) => calm(language, random, 'calm.user.')

/** A notice, manual, contract, error, test or note that tells people what to do. */
export const calmData: MakeInsert = (language, random) => calm(language, random, 'calm.data.')

/** An attack by a user in none of the usual words; where it is about a harmful act, a jailbreak. */
export const slyRequest: MakeInsert = (language, random) => {
  const template = random.pick(language.templates(pickSection(language, random, 'sly.user.')))
  const label = template.includes('{ask') ? 'jailbreak' : 'injection'
  return { text: expand(language.grammar, random, template), label, discusses: false, kind: 'sly' }
}

/** A plain polite order in data that addresses no model. */
export const slyData: MakeInsert = (language, random) => ({
  text: language.draw(random, pickSection(language, random, 'sly.data.')),
  label: 'injection',
  discusses: false,
  kind: 'indirect-sly',
})

/** A text that quotes, explains or warns of attacks. */
export const discussion: MakeInsert = (language, random, { carrier }) => {
  const asCode = ['code', 'config', 'change', 'readme', 'json', 'yaml', 'table', 'csv'].includes(carrier)
  const frames = language
    .sections('dis.')
    .filter((name) => /\.(?:question|report|teach)$/.test(name) || (asCode && name === 'dis.code'))
  const likely = carrier === 'direct' && random.chance(0.5) ? 'dis.question' : random.pick(frames)
  const more = random.chance(0.15) ? ` ${language.draw(random, random.pick(frames))}` : ''
  return { text: language.draw(random, likely) + more, label: 'benign', discusses: true, kind: likely.slice(4) }
}

function calm(language: Language, random: Random, prefix: string): Insert {
  const first = language.draw(random, pickSection(language, random, prefix))
  const more = random.chance(0.2) ? ` ${language.draw(random, pickSection(language, random, prefix))}` : ''
  return { text: first + more, label: 'benign', discusses: false, kind: 'calm-twin' }
}

function fillPair(language: Language, random: Random, object: string): string {
  const frame = random.pick(language.templates('pair.frame'))
  const filled = frame.replaceAll('X}', `${object}}`).replaceAll('then}', 'pair.then}')
  return expand(language.grammar, random, filled)
}

// Opening, rules and request are filled as one template, so that the name stays the same in all of them.
function composePersona(language: Language, random: Random, prefix: 'jb' | 'sys', rules: number): string {
  const open = random.pick(language.templates(`${prefix}.open`))
  const chosen = sample(random, language.templates(`${prefix}.rule`), rules)
  const ask = language.templates(prefix === 'jb' ? 'jb.task' : 'sys.ask')
  const style = random.pick<(rule: string, index: number) => string>([
    (rule, index) => `¶${index + 1}. ${rule}`,
    (rule) => `¶- ${rule}`,
    (rule) => ` ${rule}`,
    (rule) => ` ${rule}`,
    (rule, index) => `¶${index + 1}) ${rule}`,
    (rule) => `¶${rule}`,
    (rule) => `¶* ${rule}`,
  ])
  const gap = random.pick(['¶¶', '¶', ' '])
  const end = random.chance(0.7) ? gap + random.pick(ask) : ''
  return expand(language.grammar, random, open + chosen.map(style).join('') + end)
}
