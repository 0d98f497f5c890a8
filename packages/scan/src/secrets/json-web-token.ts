import { decodeBase64 } from './bytes.ts'
import type { FoundSecret } from './found-secret.ts'
import { isPlaceholder } from './placeholder.ts'

const TOKEN = /(eyJ[A-Za-z0-9_-]{8,2000})\.((?:eyJ)?[A-Za-z0-9_-]{4,8000})\.([A-Za-z0-9_-]{0,2000})/y
/** The subject and name that jwt.io and most tutorials sign. */
const TUTORIAL = /"sub": ?"1234567890"|"name": ?"(?:John|Jane) Doe"/

/** A JSON Web Token that begins at `at`: its header must be JSON with an algorithm. */
export function matchJsonWebToken(text: string, at: number): FoundSecret | undefined {
  TOKEN.lastIndex = at
  const match = TOKEN.exec(text)
  if (match === null) return undefined
  const [all, header = '', payload = '', signature = ''] = match
  const read = decodeBase64(header)
  if (!/^\{[\s\S]{0,1500}"(?:alg|enc)"\s{0,4}:/.test(read) || TUTORIAL.test(decodeBase64(payload))) return undefined
  // Without a signature it opens nothing.
  if (signature.length < 16 || isPlaceholder(signature)) return undefined
  return { rule: 'json-web-token', name: 'JSON Web Token', start: at, end: at + all.length, score: 0.95 }
}
