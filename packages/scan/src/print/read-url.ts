/** The parts of an address that say where a request goes and what it carries. */
export interface UrlParts {
  /** Lower case, IPv6 without brackets; '' when there is none. */
  readonly host: string
  readonly path: string
  readonly query: string
}

const LONGEST = 8192

/** Splits an absolute or scheme-less http address without judging it. Never throws. */
export function readUrl(url: string): UrlParts {
  const cut = url.slice(0, LONGEST)
  const mark = cut.indexOf('://')
  const rest = mark === -1 ? cut.replace(/^\/\//, '') : cut.slice(mark + 3)
  const end = rest.search(/[/?#\\]/)
  const authority = end === -1 ? rest : rest.slice(0, end)
  const tail = end === -1 ? '' : rest.slice(end)
  const named = authority.slice(authority.lastIndexOf('@') + 1)
  const host = named.startsWith('[') ? named.slice(1).split(']')[0] : named.split(':')[0]
  const plain = tail.split('#')[0] ?? ''
  const asked = plain.indexOf('?')
  return {
    host: (host ?? '').toLowerCase().replace(/\.$/, ''),
    path: asked === -1 ? plain : plain.slice(0, asked),
    query: asked === -1 ? '' : plain.slice(asked + 1),
  }
}

/** A text with its %XX undone; as it came where that is no text. */
export function decodeUrl(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a lone % or bytes of another encoding
  }
}
