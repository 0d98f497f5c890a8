import type { BlockedError, Guard } from '../control/guard.ts'
import type { Identity, Recorder } from '../record/recorder.ts'
import { buildPromptFinder, type FoundPrompt, USUAL_PATHS } from './find-prompt.ts'
import { type Screened, screenRequest } from './screen-request.ts'

export interface MiddlewareOptions<Request> {
  readonly recorder: Recorder
  readonly guard: Guard
  /** Who the request is made for, by what the application itself knows of it: its session, a token it has checked. */
  readonly identity?: (request: Request) => Identity | undefined
  readonly session?: (request: Request) => string | undefined
  /** Where the prompt stands in the body, such as `messages[-1].content`, or a function; the usual places when left out. */
  readonly prompt?: string | readonly string[] | ((request: Request) => string | undefined)
  /** False writes no span for the request: for applications whose server is traced already. */
  readonly span?: boolean
}

/** What an adapter knows of a request in every framework. */
interface VisitFacts {
  readonly method: string
  /** May hold a query, which is not recorded. */
  readonly url: string
  readonly address: string | undefined
}

/** One request on its way. No function of it throws but what `within` runs. */
export interface Visit {
  screen(body: unknown): Screened | Promise<Screened>
  /** Runs the rest of the application for the one the request is made for, below the request's span. */
  within<T>(run: () => T): T
  end(status: number): void
}

/** Opens visits by one set of options. What the request says of traces and baggage is never looked at. */
export function createVisits<Request>(
  options: MiddlewareOptions<Request>,
): (request: Request, facts: VisitFacts) => Visit {
  const { recorder, guard, prompt } = options
  const find =
    typeof prompt === 'function' ? undefined : buildPromptFinder(prompt === undefined ? USUAL_PATHS : [prompt].flat())
  return (request, facts) => {
    const identity = identityOf(options, request, facts)
    const span = recorder.as(identity, () => openSpan(options, facts))
    const below = <T>(run: () => T): T => (span === undefined ? run() : recorder.within(span, run))
    return {
      within: (run) => recorder.as(identity, () => below(run)),
      screen: (body) => {
        const found = quietly(() => (typeof prompt === 'function' ? given(prompt(request)) : find?.(body)))
        return below(() => screenRequest({ recorder, guard, identity, prompt: found }))
      },
      end: (status) => {
        span?.set({ 'http.response.status_code': status })
        span?.end()
      },
    }
  }
}

function openSpan<Request>({ recorder, span }: MiddlewareOptions<Request>, { method, url }: VisitFacts) {
  if (span === false) return undefined
  const [path = '/'] = url.split('?', 1)
  const attributes = { 'http.request.method': method, 'url.path': path.slice(0, 1024) }
  return recorder.startSpan(method, { kind: 'server', attributes })
}

function identityOf<Request>(options: MiddlewareOptions<Request>, request: Request, { address }: VisitFacts): Identity {
  const session = quietly(() => options.session?.(request))
  const named = quietly(() => options.identity?.(request))
  return { ...(address !== undefined && { address }), ...named, ...(session !== undefined && { session }) }
}

/** A prompt that a function of the application found; only it knows where that stood. */
function given(text: string | undefined): FoundPrompt | undefined {
  return typeof text === 'string' && text !== '' ? { text, write: () => false } : undefined
}

/** The application's own functions may fail; the request goes on without what they would have said. */
function quietly<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}

/** The media type of a refusal. */
export const PROBLEM_TYPE = 'application/problem+json'

/** What a refused request is answered (RFC 9457): a code and a sentence, and nothing of what was found. */
export function problemOf(error: BlockedError) {
  return { type: 'about:blank', title: 'Forbidden', status: error.status, code: error.code, detail: error.message }
}
