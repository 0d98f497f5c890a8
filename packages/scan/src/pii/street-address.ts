import type { Context } from './context-words.ts'
import type { FoundPii } from './found-pii.ts'

const NAME = "[\\p{Lu}][\\p{L}'’.-]{0,24}"
/** Number, names, then the kind of street, as English writes it. */
const ENGLISH = new RegExp(
  `\\d{1,6}[A-Za-z]?(?:[-/]\\d{1,4})?,? (?:\\d{1,5} )?(?:(?:${NAME}|\\d{1,3}(?:st|nd|rd|th)) ){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Way|Place|Pl|Square|Sq|Terrace|Ter|Highway|Hwy|Parkway|Pkwy|Circle|Cir|Trail|Trl|Close|Crescent|Cres|Gardens|Grove|Mews|Row|Walk|Alley|Loop|Plaza|Hill|Flat|Flats|Green|Greens|Ridge|Point|Turnpike|Pike)\\b\\.?`,
  'uy',
)
/** Number and names, then a flat: the kind of street may be anything. */
const WITH_UNIT = new RegExp(
  `\\d{1,6}[A-Za-z]? (?:\\d{1,5} )?(?:${NAME} ){1,4}(?:\\d{1,5}[A-Za-z]? )?(?:Apt|Apartment|Suite|Ste|Unit|Flat)\\.? ?[A-Za-z0-9-]{1,6}`,
  'uy',
)
/** Post of the armed forces of the United States. */
const MILITARY = /(?:PSC|Unit|CMR) \d{1,5},? Box \d{1,5}\s{1,2}(?:[AFD]PO),? A[AEP] \d{5}/y
/** What may follow: a flat, a town, a state, a code. */
const REST = new RegExp(
  `(?:,?[ \\n]{1,2}(?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|Fl|#)\\.? ?[A-Za-z0-9-]{1,6})?(?:,[ \\n]{1,2}${NAME}(?![\\p{L}\\d])(?: ${NAME}(?![\\p{L}\\d])){0,2})?(?:,? [A-Z]{2}(?![A-Za-z0-9]))?(?:,? \\d{5}(?:-\\d{4})?| [A-Z]{1,2}\\d[A-Z0-9]? ?\\d[A-Z]{2})?`,
  'uy',
)
const PARTICLE = '(?:de|du|des|del|della|dei|di|da|do|dos|das|la|le|les|el|los|las|al|den|der|an der|von|van|san|św\\.)'
/** Kind of street first or in its last syllable, then the number, as most of Europe writes it; matched up to the number. */
const EUROPEAN = new RegExp(
  `(?:(?:^|[\\s,:(])(?:(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Aa]llée|[Pp]lace|[Cc]hemin|[Ii]mpasse|[Qq]uai|[Cc]alle|[Aa]venida|[Aa]vda\\.?|[Pp]aseo|Plaza|[Cc]arrer|[Vv]ia|[Vv]iale|[Cc]orso|[Pp]iazza|Piazzetta|[Vv]icolo|[Rr]ua|[Tt]ravessa|[Uu]lica|[Uu]l\\.|[Aa]leja|[Uu]litsa|ул\\.|улица|[Ss]trada|[Bb]ulevardul|[Jj]alan|Jl\\.) (?:${PARTICLE} (?:la )?)?(?:\\p{Lu}[\\p{L}'’.-]{1,24} (?:${PARTICLE} )?){1,4}|(?:P\\.? ?O\\.? ?[Bb]ox|[Pp]ostfach|PO [Bb]ox) |(?:\\p{Lu}[\\p{L}.-]{1,20} )?\\p{Lu}[\\p{L}.-]{1,20} (?:utca|út|útja|tér|körút|katu|gate|gata|väg|vej|Weg|Platz|Straße|Strasse|Str\\.|Allee|Ring|Markt|Damm|Ufer) )|\\p{Lu}[\\p{L}'’-]{1,24}(?:straße|strasse|str\\.|weg|platz|gasse|allee|damm|ufer|gatan|gata|vägen|väg|vej|vegen|veien|gade|gate|katu|straat|laan|plein|gracht|utca|stien|svingen|braut|vangen|backen|stræde|steig|chaussee|stigen|tänav|maantee) )(?:nº ?|n° ?|no\\.? ?|nr\\.? ?)?$`,
  'u',
)
const UNIT =
  /\d{1,5}[A-Za-z]?(?:[-/]\d{1,4}[A-Za-z]?)?(?:\s{1,2}(?:Apt|Suite|Unit)\.? ?\d{1,5})?(?:,? (?:\d{4,5}|\d{2}-\d{3}|\d{3} \d{2}) [\p{Lu}][\p{L}-]{2,24})?/uy
/** Last letters of the streets that are one word. */
const STREET_END =
  /(?:ße|sse|str\.|weg|platz|asse|lee|amm|fer|tan|ata|gen|äg|vej|ien|ade|ate|atu|aat|aan|ein|cht|ca|út|tér|tja|rút|gs?|ng|kt|vin|aut|æde|eig|ssee|nav|tee|ox|ach) (?:nº ?|n° ?|no\.? ?|nr\.? ?)?$/i
const STREET_NUMBER = /^(?:nº|n°|no\.?|nr\.?|utca|út|tér|box) ?$/i
/** Number, kind of street, name, as French writes it. */
const FRENCH = new RegExp(
  `\\d{1,4}(?: ?(?:bis|ter|quater))?,? (?:rue|avenue|boulevard|place|chemin|allée|quai|impasse|route|cours|passage) (?:(?:${PARTICLE}|d’|d'|l'|l’) ?(?:la |l'|l’)?)?(?:\\p{Lu}[\\p{L}'’.-]{1,24} ?(?:${PARTICLE} )?){1,4}(?:,? \\d{5} \\p{Lu}[\\p{L}-]{2,24})?`,
  'uy',
)
/** A line behind the word "address": up to its end, when it has a number and a name. */
const LINE = /[ \t]{0,3}(?:is|to|at|in|of|am|:|=|-)?[ \t]{0,3}:?[ \t]{0,8}\n?[ \t]{0,8}["']?([^\n"'|;]{6,90})/iy
const SENTENCE_END = /[.!?](?:\s|$)|\s(?:and|or|but|which|that|last|please|by|on|before|tonight|tomorrow|will|is|was)\b/

function isCapital(code: number): boolean {
  return (code >= 65 && code <= 90) || code >= 0xc0
}

function englishAt(text: string, at: number): FoundPii | undefined {
  const used = [WITH_UNIT, ENGLISH].find((pattern) => {
    pattern.lastIndex = at
    return pattern.test(text)
  })
  if (used === undefined) return undefined
  REST.lastIndex = used.lastIndex
  const end = REST.test(text) ? REST.lastIndex : used.lastIndex
  return { type: 'street-address', start: at, end, score: 0.75 }
}

function militaryAt(text: string, at: number): FoundPii | undefined {
  const head = /(?:PSC|Unit|CMR) $/.exec(text.slice(Math.max(0, at - 5), at))?.[0]
  if (head === undefined) return undefined
  const start = at - head.length
  MILITARY.lastIndex = start
  return MILITARY.test(text) ? { type: 'street-address', start, end: MILITARY.lastIndex, score: 0.85 } : undefined
}

function europeanAt(text: string, at: number): FoundPii | undefined {
  const head = text.slice(Math.max(0, at - 64), at)
  const match = EUROPEAN.exec(head)
  if (match === null) return undefined
  UNIT.lastIndex = at
  if (!UNIT.test(text)) return undefined
  const start = at - head.length + match.index + (/^[\s,:(]/.test(match[0]) ? 1 : 0)
  return { type: 'street-address', start, end: UNIT.lastIndex, score: 0.7 }
}

/** Whether the word in front of a number ends like a street, or a word for one stands a little before. */
function mayEndStreet(text: string, at: number, context: () => Context): boolean {
  let start = at - 1
  while (start > 0 && at - start < 26 && text.charCodeAt(start - 1) !== 32 && text.charCodeAt(start - 1) !== 10)
    start -= 1
  if (!isCapital(text.charCodeAt(start)) && !STREET_NUMBER.test(text.slice(start, at))) return false
  return STREET_END.test(text.slice(Math.max(start, at - 10), at)) || context().before('street', at, 48) >= 0
}

/** The address of a house whose number begins at `at`. */
export function findStreetAddress(text: string, at: number, context: () => Context): FoundPii | undefined {
  let end = at
  while (end < at + 7 && text.charCodeAt(end) > 32 && text.charCodeAt(end) !== 44) end += 1
  const next = text.charCodeAt(end) === 44 ? end + 2 : end + 1
  const first = text.charCodeAt(next)
  const named = text.charCodeAt(next - 1) === 32 && (isCapital(first) || (first >= 48 && first <= 57))
  const before = text.charCodeAt(at - 1)
  const apart = !(before >= 48 && before <= 57) && before !== 46 && before !== 47 && before !== 45
  const english = named && apart ? englishAt(text, at) : undefined
  if (english) return english
  if (apart && text.charCodeAt(next - 1) === 32 && first >= 97) {
    FRENCH.lastIndex = at
    if (FRENCH.test(text)) return { type: 'street-address', start: at, end: FRENCH.lastIndex, score: 0.75 }
  }
  if (before !== 32) return undefined
  const last = text.charAt(at - 2)
  const military = last === 'C' || last === 't' || last === 'R' ? militaryAt(text, at) : undefined
  return military ?? (mayEndStreet(text, at, context) ? europeanAt(text, at) : undefined)
}

const NAME_WORD = /\p{Lu}\p{L}{2,}/u
/** Addresses that are no places. */
const NO_PLACE =
  /(?:mail|ip|mac|web|memory|wallet|bitcoin|site|url|bus|http|network|host|base|start|return)[ -]address$/i

/** What stands behind "address is", "lives at" and their kin, when it looks like a place with a number. */
export function findAddressLines(text: string, context: Context): readonly FoundPii[] {
  const found: FoundPii[] = []
  for (const at of context.ends('address')) {
    if (NO_PLACE.test(text.slice(Math.max(0, at - 24), at))) continue
    LINE.lastIndex = at
    const line = LINE.exec(text)?.[1]
    if (line === undefined) continue
    const cut = SENTENCE_END.exec(line)?.index ?? line.length
    const value = line.slice(0, cut).trimEnd()
    const shown =
      /\d{1,5}/.test(value) &&
      NAME_WORD.test(value) &&
      /^[\p{Lu}\d#]/u.test(value) &&
      !/[@=<>{}]|:\/\/|\d\.\d|0x|\(\d|\w\(/.test(value)
    if (!shown) continue
    const start = LINE.lastIndex - line.length
    found.push({ type: 'street-address', start, end: start + value.length, score: 0.6 })
  }
  return found
}
