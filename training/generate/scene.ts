import { expand } from './grammar.ts'
import type { Language } from './language.ts'
import { type Random, shuffle } from './random.ts'

/** What a carrier is built from: a language, a topic and a source of choices. */
export interface Scene {
  readonly random: Random
  readonly language: Language
  readonly topic: string
}

/** One sentence or more of the topic. */
export function say(scene: Scene, count = 1): string {
  return sentences(scene, count).join(joint(scene))
}

/** Sentences of the topic, each from a template of its own; when they run out, of other topics. */
export function sentences(scene: Scene, count: number): string[] {
  const { random, language } = scene
  const own = shuffle(random, language.templates(`topic.${scene.topic}.say`))
  const others = language.sections('topic.').filter((name) => name.endsWith('.say'))
  return Array.from({ length: count }, (_, index) =>
    expand(language.grammar, random, own[index] ?? random.pick(language.templates(random.pick(others)))),
  )
}

/** A heading of the topic. */
export function title(scene: Scene): string {
  return scene.language.draw(scene.random, `topic.${scene.topic}.title`)
}

/** A label or phrase of the language, `subject` for example. */
export function word(scene: Scene, key: string): string {
  return scene.language.draw(scene.random, `w.${key}`)
}

/** A made-up value: `person`, `date`, `mail`… */
export function value(scene: Scene, name: string): string {
  const make = scene.language.grammar.get(name)
  if (typeof make === 'function') return make(scene.random)
  throw new Error(`no value ${name}`)
}

/** How many sentences surround an insert: mostly few, now and then a page. */
export function amount(scene: Scene): number {
  const most = scene.random.pick([1, 2, 2, 3, 3, 4, 5, 6, 8, 12, 24])
  return scene.random.int(Math.ceil(most / 2), most)
}

/** Paragraphs of the topic with the insert at the start, in the middle or at the end, in line or on its own. */
export function weave(scene: Scene, insert: string, count = amount(scene)): string {
  const { random } = scene
  const around = sentences(scene, count)
  const at = random.pick([0, around.length, random.int(0, around.length)])
  const own = random.chance(0.55)
  const gap = joint(scene)
  const breakAfter = random.pick([2, 3, 5, 99])
  let text = ''
  for (const [index, sentence] of around.toSpliced(at, 0, insert).entries()) {
    const beside = own && (index === at || index === at + 1)
    text += index === 0 ? sentence : (beside || index % breakAfter === 0 ? random.pick(['\n\n', '\n']) : gap) + sentence
  }
  return text
}

/** What stands between two sentences. */
function joint(scene: Scene): string {
  return ['zh', 'ja'].includes(scene.language.code) ? '' : ' '
}

/** Each line with something in front, as comments and quotes have it. */
export function prefixLines(text: string, prefix: string): string {
  return text
    .split('\n')
    .map((line) => prefix + line)
    .join('\n')
}
