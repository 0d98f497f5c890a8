import type { Screened, Screening } from './screen-request.ts'
import { createVisits, type MiddlewareOptions, PROBLEM_TYPE, problemOf } from './visit.ts'
import { warnUnread } from './warn-unread.ts'

/** What is needed of a request of Express or Connect. A body parser must have run before. */
export interface ExpressRequest {
  readonly method?: string | undefined
  readonly url?: string | undefined
  readonly originalUrl?: string | undefined
  readonly ip?: string | undefined
  readonly body?: unknown
  readonly headers?: object
  telltale?: Screening
}

/** What is needed of an answer. */
export interface ExpressResponse {
  statusCode: number
  setHeader(name: string, value: string): unknown
  end(body: string): unknown
  once(event: 'close', listener: () => void): unknown
}

/** Middleware for Express and Connect: `app.use(express.json(), expressMiddleware(…))`. For NestJS see `nestInterceptor`. */
export function expressMiddleware<Request extends ExpressRequest>(options: MiddlewareOptions<Request>) {
  const open = createVisits(options)
  return function telltale(request: Request, response: ExpressResponse, next: (error?: unknown) => void): void {
    const url = request.originalUrl ?? request.url ?? '/'
    const visit = open(request, { method: request.method ?? 'GET', url, address: request.ip })
    response.once('close', () => visit.end(response.statusCode))
    const go = ({ screening, refused }: Screened): void => {
      request.telltale = screening
      if (refused === undefined) visit.within(() => next())
      else {
        response.statusCode = refused.status
        response.setHeader('content-type', PROBLEM_TYPE)
        response.end(JSON.stringify(problemOf(refused)))
      }
    }
    warnUnread('expressMiddleware', { body: request.body, headers: request.headers })
    const screened = visit.screen(request.body)
    // Whoever needs no approval goes on at once, so that errors further in take their usual way.
    if (screened instanceof Promise) screened.then(go).catch(next)
    else go(screened)
  }
}
