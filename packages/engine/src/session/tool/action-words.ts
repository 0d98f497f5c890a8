import { nameWords } from './name-words.ts'

/** A named value of a call's arguments; the name may be a path into them. */
export interface NamedText {
  readonly name: string
  readonly text: string
}

/** Arguments that say which of its verbs a tool of many verbs is to do, such as `{"action": "place_order"}`. */
const ACTION_NAMES: ReadonlySet<string> = new Set(
  'action operation op method http_method verb intent function command cmd subcommand mode event mutation endpoint_name'.split(
    ' ',
  ),
)
/** Arguments that name what an interface of many things works on. */
const PLACE_NAMES: ReadonlySet<string> = new Set('path endpoint route resource url uri'.split(' '))
const METHODS = new Map([
  ['get', 'get'],
  ['head', 'get'],
  ['post', 'create'],
  ['put', 'update'],
  ['patch', 'update'],
  ['delete', 'delete'],
])
const LONGEST = 48
const MOST_WORDS = 3
const MOST_PLACE_WORDS = 6

/**
 * The words that tell what a tool of many verbs is asked to do: of an argument such as `action`, of an HTTP method and its
 * path, the first ones of a command line. Empty for other tools.
 */
export function actionWords(leaves: readonly NamedText[]): readonly string[] {
  const found: string[] = []
  let isHttp = false
  for (const { name, text } of leaves) {
    if (!ACTION_NAMES.has(lastOf(name))) continue
    const method = METHODS.get(text.toLowerCase())
    isHttp ||= method !== undefined
    if (method !== undefined) found.push(method)
    else found.push(...nameWords(text.slice(0, LONGEST)).slice(0, MOST_WORDS))
  }
  return isHttp ? [...found, ...placeWords(leaves)] : found
}

function placeWords(leaves: readonly NamedText[]): readonly string[] {
  const place = leaves.find(({ name }) => PLACE_NAMES.has(lastOf(name)))?.text.slice(0, 256) ?? ''
  const path = place.replace(/^https?:\/\/[^/]{0,200}/i, '').split('?', 1)[0] ?? ''
  const words = path.split('/').flatMap((part) => nameWords(part))
  return words.filter((word) => !/\d/.test(word)).slice(0, MOST_PLACE_WORDS)
}

function lastOf(path: string): string {
  return (path.split('.').at(-1) ?? path).toLowerCase().replaceAll('-', '_')
}
