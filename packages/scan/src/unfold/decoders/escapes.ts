import { judge } from '../judge.ts'
import { type Decoder, type Piece, type Source, Work } from '../piece.ts'
import { spellBytes } from '../spell-bytes.ts'
import { ESCAPE_FORMS, type Escape, type EscapeForm } from './escape-forms.ts'

/** Escapes no further apart than this are read as one part, with so much of the line around it. */
const AROUND = 96
const LEAST_LETTERS = 4

/** Text with percent, HTML, backslash or quoted-printable escapes. */
export const escapes: readonly Decoder[] = ESCAPE_FORMS.map((form) => ({
  name: form.kind,
  wants: ({ text }) => text.includes(form.sign),
  read: (source) => readEscapes(source, form),
}))

/** A part of a text and the escapes in it. */
interface Part {
  readonly start: number
  end: number
  readonly escapes: [at: number, read: Escape][]
  units: number
}

function* readEscapes(source: Source, form: EscapeForm): Generator<Piece> {
  for (const part of findParts(source, form)) {
    if (source.isFull(form.kind)) return
    const piece = part.escapes.length >= form.least ? readPart(source, form, part) : undefined
    if (piece) yield piece
  }
}

function* findParts({ text, room, original }: Source, form: EscapeForm): Generator<Part> {
  const work = new Work({ original })
  let part: Part | undefined
  for (let at = text.indexOf(form.sign); at !== -1; ) {
    if (!work.spend(4)) break
    const read = form.read(text, at)
    if (read) {
      if (part && (at - part.end > AROUND || part.units > room)) {
        yield part
        part = undefined
      }
      part ??= { start: at, end: at, escapes: [], units: 2 * AROUND }
      part.units += at - part.end + 2
      part.escapes.push([at, read])
      part.end = at + read.size
    }
    at = text.indexOf(form.sign, at + (read?.size ?? 1))
  }
  if (part) yield part
}

// Out to the line's ends, or to a blank before that where the line is long.
function widen(text: string, part: Part, isAddress: boolean): { readonly start: number; readonly end: number } {
  let { start, end } = part
  const stops = (code: number) => code === 10 || (isAddress && code === 32)
  const first = Math.max(0, start - AROUND)
  while (start > first && !stops(text.charCodeAt(start - 1))) start -= 1
  const last = Math.min(text.length, end + AROUND)
  while (end < last && !stops(text.charCodeAt(end))) end += 1
  return { start, end }
}

function readPart(source: Source, form: EscapeForm, part: Part): Piece | undefined {
  const { text } = source
  const isAddress = form.sign === '%'
  const { start, end } = widen(text, part, isAddress)
  const out: Out = { text: '', starts: [] }
  let at = start
  for (let next = 0; next < part.escapes.length; ) {
    const [place] = part.escapes[next] ?? [end]
    copy(out, text, at, place)
    const taken = addEscapes(out, part.escapes, next)
    next += taken.count
    at = taken.end
  }
  copy(out, text, at, end)
  if (isAddress && !/[ +\n]/.test(out.text)) return undefined
  const letters = part.escapes.filter(([, read]) => read.isLetter).length
  const verdict = judge(out.text)
  if (!isWorthwhile(form, part, letters) || verdict === 'noise') return undefined
  const spelled = isAddress ? { ...out, text: out.text.replaceAll('+', ' ') } : out
  const isOrdinary = letters < LEAST_LETTERS || letters * 2 < part.escapes.length
  return {
    kind: form.kind,
    ...spelled,
    start,
    end,
    suspicion: isOrdinary ? 0 : form.suspicion,
    isShell: verdict !== 'text',
  }
}

// A line break or a quote here and there is how code looks; several breaks before words are a text inside a string.
function isWorthwhile(form: EscapeForm, part: Part, letters: number): boolean {
  if (form.sign !== '\\' || letters > 1) return true
  const breaks = part.escapes.filter(([, read]) => read.text === '\n').length
  const others = part.escapes.filter(([, read]) => (read.text?.charCodeAt(0) ?? 0x80) > 0x7e).length
  return breaks >= 2 || others >= 3
}

interface Out {
  text: string
  readonly starts: number[]
}

function copy(out: Out, text: string, from: number, to: number): void {
  out.text += text.slice(from, to)
  for (let at = from; at < to; at += 1) out.starts.push(at)
}

// Bytes that follow each other are read together, since one character may take four of them.
function addEscapes(out: Out, all: Part['escapes'], from: number): { readonly count: number; readonly end: number } {
  const bytes: number[] = []
  const places: number[] = []
  let end = all[from]?.[0] ?? 0
  for (let next = from; next < all.length; next += 1) {
    const [at, read] = all[next] ?? [0, undefined]
    if (read?.bytes === undefined || at !== end) break
    bytes.push(read.bytes)
    places.push(at)
    end = at + read.size
  }
  if (bytes.length > 0) {
    const spelled = spellBytes(bytes, places)
    out.text += spelled?.text ?? '\ufffd'
    out.starts.push(...(spelled?.starts ?? [places[0] ?? 0]))
    return { count: bytes.length, end }
  }
  const [at, read] = all[from] ?? [0, undefined]
  const text = read?.text ?? ''
  out.text += text
  for (let unit = 0; unit < text.length; unit += 1) out.starts.push(at)
  return { count: 1, end: at + (read?.size ?? 1) }
}
