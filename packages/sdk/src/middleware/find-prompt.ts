/** A prompt found in a request, and a way to put another text in its place. */
export interface FoundPrompt {
  readonly text: string
  /** False where the request cannot be changed. */
  write(text: string): boolean
}

/** Where applications usually put the prompt. */
export const USUAL_PATHS = [
  'messages[-1].content',
  'messages[-1].parts',
  'prompt',
  'message',
  'input',
  'query',
  'question',
  'text',
]

const MOST_STEPS = 16
const MOST_PLACES = 1000
const MOST_DEPTH = 6
/** Members of a message or one of its parts that hold text. */
const TEXT_MEMBERS = ['text', 'content', 'parts']

type Step = string | number | typeof EACH
const EACH = Symbol('each')

/** One text within a body. */
interface Place {
  readonly holder: object
  readonly key: string | number
  readonly text: string
}

/** Looks for the prompt along paths such as `messages[-1].content` or `turns[*].text`; the first that leads to text counts. */
export function buildPromptFinder(paths: readonly string[]): (body: unknown) => FoundPrompt | undefined {
  const ways = paths.map(parsePath)
  return (body) => {
    if (typeof body === 'string') return body === '' ? undefined : { text: body, write: () => false }
    for (const way of ways) {
      const places: Place[] = []
      follow({ value: body, way, places }, 0, undefined)
      if (places.length > 0) return toPrompt(places)
    }
    return undefined
  }
}

function toPrompt(places: readonly Place[]): FoundPrompt {
  return {
    text: places.map(({ text }) => text).join('\n'),
    // Several pieces become one, so that nothing is left that ran over the end of a piece.
    write: (text) => places.every(({ holder, key }, i) => Reflect.set(holder, key, i === 0 ? text : '')),
  }
}

function parsePath(path: string): readonly Step[] {
  const steps: Step[] = []
  for (const piece of path.split('.').slice(0, MOST_STEPS)) {
    const [name = '', ...places] = piece.split('[')
    if (name !== '') steps.push(name)
    for (const place of places) steps.push(place === '*]' ? EACH : Number.parseInt(place, 10) || 0)
  }
  return steps.slice(0, MOST_STEPS)
}

interface Walk {
  readonly value: unknown
  readonly way: readonly Step[]
  readonly places: Place[]
}

type Spot = Pick<Place, 'holder' | 'key'>

function follow({ value, way, places }: Walk, at: number, spot: Spot | undefined): void {
  const step = way[at]
  if (step === undefined) collect(value, spot, { places, depth: 0 })
  else if (typeof value === 'object' && value !== null) {
    for (const key of keysOf(value, step)) {
      follow({ value: own(value, key), way, places }, at + 1, { holder: value, key })
    }
  }
}

function keysOf(value: object, step: Step): readonly (string | number)[] {
  if (step === EACH) return Array.isArray(value) ? [...value.slice(0, MOST_PLACES).keys()] : []
  if (typeof step === 'string') return [step]
  return Array.isArray(value) ? [step < 0 ? value.length + step : step] : []
}

interface Collection {
  readonly places: Place[]
  readonly depth: number
}

/** The texts of a message: itself, its parts, or what it holds as text. */
function collect(value: unknown, spot: Spot | undefined, { places, depth }: Collection): void {
  if (places.length >= MOST_PLACES || depth > MOST_DEPTH || spot === undefined) return
  if (typeof value === 'string') {
    if (value !== '') places.push({ ...spot, text: value })
  } else if (Array.isArray(value)) {
    for (const [i, item] of value.slice(0, MOST_PLACES).entries()) {
      collect(item, { holder: value, key: i }, { places, depth: depth + 1 })
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const key of TEXT_MEMBERS) collect(own(value, key), { holder: value, key }, { places, depth: depth + 1 })
  }
}

function own(value: object, key: string | number): unknown {
  return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
}
