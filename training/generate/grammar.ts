import type { Random } from './random.ts'

/** Makes a value for a slot such as `{person}`. */
export type MakeValue = (random: Random) => string

/** Named lists of templates and makers of values. */
export type Grammar = ReadonlyMap<string, readonly string[] | MakeValue>

/** Nested slots deeper than this are a loop in the data. */
const MAX_DEPTH = 24
const DOTTED = /^\^?[a-z]+\.[a-z]+(?:#\d)?$/
// Words in braces with a choice inside; what starts with a quote, a brace or a space is JSON or code.
const GROUP = /^\p{L}\S* [^{]*\{|^\p{L}[\p{L}']*\{/u
const NAME = /^\^?[A-Za-z][\w.-]{0,40}(?:#\d)?$/

/**
 * Reads sections of templates: a line `@name` opens a list, each further line is one template, `//` is a remark.
 * In a template `{name}` is a slot, `{^name}` the same with a capital, `{name#1}` the same value each time,
 * `{a|b|}` a choice, and `¶` a line break.
 */
export function parseSections(...texts: readonly string[]): Map<string, readonly string[]> {
  const sections = new Map<string, string[]>()
  for (const text of texts) {
    let current: string[] | undefined
    for (const raw of text.split('\n')) {
      const line = raw.trim()
      if (line === '' || line.startsWith('//')) continue
      if (line.startsWith('@')) {
        current = sections.get(line.slice(1)) ?? []
        sections.set(line.slice(1), current)
      } else if (current !== undefined) current.push(line)
      else throw new Error(`a template before any section: ${line}`)
    }
  }
  return sections
}

/** Fills every slot and choice of a template. */
export function expand(grammar: Grammar, random: Random, template: string): string {
  const memory = new Map<string, string>()
  return tidy(fill({ grammar, random, memory }, template, 0))
}

/** The names of slots in a template that the grammar does not know. */
export function findUnknownSlots(grammar: Grammar, template: string): readonly string[] {
  return [...template.matchAll(/\{\^?([A-Za-z][\w.-]{0,40})(?:#\d)?\}/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => !grammar.has(name))
}

interface Filling {
  readonly grammar: Grammar
  readonly random: Random
  readonly memory: Map<string, string>
}

function fill(filling: Filling, template: string, depth: number): string {
  if (depth > MAX_DEPTH) throw new Error(`slots nested too deep at: ${template.slice(0, 80)}`)
  let out = ''
  let at = 0
  while (at < template.length) {
    const open = template.indexOf('{', at)
    const close = open < 0 ? -1 : findClose(template, open)
    if (close < 0) return out + template.slice(at)
    out += template.slice(at, open) + fillSlot(filling, template.slice(open + 1, close), depth + 1)
    at = close + 1
  }
  return out
}

function fillSlot(filling: Filling, inside: string, depth: number): string {
  const choices = splitChoices(inside)
  if (choices.length > 1) return fill(filling, asSlot(filling, filling.random.pick(choices)), depth)
  if (GROUP.test(inside)) return fill(filling, inside, depth)
  if (!NAME.test(inside)) return `{${fill(filling, inside, depth)}}`
  const capital = inside.startsWith('^')
  const key = capital ? inside.slice(1) : inside
  const known = filling.memory.get(key)
  const value = known ?? makeValue(filling, key.replace(/#\d$/, ''), depth)
  if (value === undefined) return `{${inside}}`
  if (key.includes('#')) filling.memory.set(key, value)
  return capital ? capitalise(value) : value
}

// In a choice a dotted name stands for its slot without braces of its own: `{ov.task|wait}`.
function asSlot(filling: Filling, choice: string): string {
  const name = choice.trim()
  if (!DOTTED.test(name) || !filling.grammar.has(name.replace(/^\^|#\d$/g, ''))) return choice
  return choice.replace(name, () => `{${name}}`)
}

function makeValue(filling: Filling, name: string, depth: number): string | undefined {
  const source = filling.grammar.get(name)
  if (source === undefined) return undefined
  if (typeof source === 'function') return source(filling.random)
  return fill(filling, filling.random.pick(source), depth)
}

function findClose(text: string, open: number): number {
  let depth = 0
  for (let i = open; i < text.length; i += 1) {
    if (text[i] === '{') depth += 1
    else if (text[i] === '}') {
      depth -= 1
      if (depth === 0) return i
    }
  }
  return -1
}

function splitChoices(text: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '{') depth += 1
    else if (text[i] === '}') depth -= 1
    else if (text[i] === '|' && depth === 0) {
      parts.push(text.slice(from, i))
      from = i + 1
    }
  }
  parts.push(text.slice(from))
  return parts
}

/** The text with a capital first letter. */
function capitalise(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 32)
  return text === '' ? text : first.toUpperCase() + text.slice(first.length)
}

// An empty choice leaves two spaces or a space before a comma behind.
function tidy(text: string): string {
  return text
    .replaceAll('¶', '\n')
    .replace(/(\S) {2,3}(?=\S)/g, '$1 ')
    .replace(/ ([,.;:!?])(?=\s|$)/g, '$1')
    .trim()
}
