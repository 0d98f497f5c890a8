import { parseBody, readBody, withBody } from './read-body.ts'
import { pathOf, refuse } from './route-handler.ts'
import type { Screening } from './screen-request.ts'
import { createVisits, type MiddlewareOptions } from './visit.ts'

/** What is needed of a context of Hono. */
export interface HonoContext {
  readonly req: { raw: Request; text(): Promise<string> }
  readonly res: Response
  set(key: 'telltale', value: Screening): void
}

/** Middleware for Hono. What was found is `c.get('telltale')`. */
export function honoMiddleware<Context extends HonoContext>(options: MiddlewareOptions<Context>) {
  const open = createVisits(options)
  return async function telltale(context: Context, next: () => Promise<void>): Promise<Response | undefined> {
    const { req } = context
    const visit = open(context, { method: req.raw.method, url: pathOf(req.raw.url), address: undefined })
    let status = 500
    try {
      // What other middleware has read, Hono remembers.
      const body = req.raw.bodyUsed ? parseBody(await req.text().catch(() => '')) : await readBody(req.raw)
      const screened = await visit.screen(body)
      const { prompt, text } = screened.screening
      context.set('telltale', screened.screening)
      if (text !== undefined && text !== prompt) Object.assign(req, { raw: replaced(req.raw, body), bodyCache: {} })
      const refusal = refuse(screened)
      if (refusal === undefined) await visit.within(() => next())
      status = (refusal ?? context.res).status
      return refusal
    } finally {
      visit.end(status)
    }
  }
}

function replaced(request: Request, body: unknown): Request {
  const { method, headers, url } = request
  return withBody(request.bodyUsed ? new Request(url, { method, headers }) : request, body)
}
