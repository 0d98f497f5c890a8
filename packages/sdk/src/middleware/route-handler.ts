import { readBody, withBody } from './read-body.ts'
import type { Screened, Screening } from './screen-request.ts'
import { createVisits, type MiddlewareOptions, PROBLEM_TYPE, problemOf } from './visit.ts'

const SCREENINGS = new WeakMap<object, Screening>()

/** What was found in a request that a wrapped route handler was called with. */
export function screeningOf(request: object): Screening | undefined {
  return SCREENINGS.get(request)
}

/** A refusal as a response. */
export function refuse({ refused }: Screened): Response | undefined {
  if (refused === undefined) return undefined
  return Response.json(problemOf(refused), { status: refused.status, headers: { 'content-type': PROBLEM_TYPE } })
}

/**
 * Wraps a handler from request to response: route handlers of Next.js, Bun, Deno, workers at the edge. The handler gets
 * the request itself, or a copy where something had to be taken out of its body; `screeningOf` tells what was found.
 */
export function screenHandler<Asked extends Request, Rest extends readonly unknown[]>(
  options: MiddlewareOptions<Asked>,
  handler: (request: Asked, ...rest: Rest) => Response | Promise<Response>,
): (request: Asked, ...rest: Rest) => Promise<Response> {
  const open = createVisits(options)
  return async (request, ...rest) => {
    const { method, url } = request
    const visit = open(request, { method, url: pathOf(url), address: undefined })
    let status = 500
    try {
      const body = await readBody(request)
      const screened = await visit.screen(body)
      const { prompt, text } = screened.screening
      const passed = text === undefined || text === prompt ? request : (withBody(request, body) as Asked)
      SCREENINGS.set(passed, screened.screening)
      const response = refuse(screened) ?? (await visit.within(() => handler(passed, ...rest)))
      status = response.status
      return response
    } finally {
      visit.end(status)
    }
  }
}

/** The path of an absolute address. */
export function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url
}
