import { findAtlas } from './atlas.ts'
import { findOwasp, OWASP_EDITION } from './owasp.ts'

/** What the tags of a rule name, each once, in the order first named. */
export interface RuleTags {
  /** `AML.T0051.001`, retired ids already replaced. */
  readonly atlas: readonly string[]
  /** With edition: `LLM01:2026`, `ASI02:2026`. */
  readonly owasp: readonly string[]
  /** Tags of the two namespaces that name nothing we know, as written. */
  readonly unknown: readonly string[]
}

/**
 * Reads `atlas.aml.t0051.001`, `owasp.llm01-2026` and `owasp.asi02-2026` (an ASI id may lack its edition: there is one)
 * out of Sigma tags. An LLM id must say its edition, since its numbers changed their meaning. Other namespaces are left alone.
 */
export function readTags(tags: readonly string[]): RuleTags {
  const atlas = new Set<string>()
  const owasp = new Set<string>()
  const unknown = new Set<string>()
  for (const tag of tags) {
    const id = readTag(tag.toLowerCase())
    if (id === undefined) continue
    const [into, found] = id
    const target = into === 'atlas' ? atlas : owasp
    if (found === undefined) unknown.add(tag)
    else target.add(found)
  }
  return { atlas: [...atlas], owasp: [...owasp], unknown: [...unknown] }
}

/** The namespace of a tag and the id it names there; undefined for other namespaces. */
function readTag(lower: string): readonly ['atlas' | 'owasp', string | undefined] | undefined {
  if (lower.startsWith('atlas.')) return ['atlas', findAtlas(lower.slice('atlas.'.length))?.id]
  if (lower.startsWith('owasp.')) return ['owasp', findOwasp(owaspId(lower.slice('owasp.'.length)))?.id]
  return undefined
}

function owaspId(text: string): string {
  const dash = text.indexOf('-')
  if (dash >= 0) return `${text.slice(0, dash)}:${text.slice(dash + 1)}`
  return text.startsWith('asi') ? `${text}:${OWASP_EDITION}` : text
}
