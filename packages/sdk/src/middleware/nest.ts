import type { Screened, Screening } from './screen-request.ts'
import { createVisits, type MiddlewareOptions, PROBLEM_TYPE, problemOf, type Visit } from './visit.ts'
import { warnUnread } from './warn-unread.ts'

/** What is needed of a request of Nest, on Express or on Fastify. */
export interface NestRequest {
  readonly method?: string | undefined
  readonly url?: string | undefined
  readonly originalUrl?: string | undefined
  readonly ip?: string | undefined
  readonly body?: unknown
  readonly headers?: object
  telltale?: Screening
}

/** What is needed of Nest's `ExecutionContext`. */
interface NestContext {
  getType(): string
  switchToHttp(): { getRequest(): unknown; getResponse(): unknown }
}

/** What is needed of Nest's `CallHandler`; what it gives is an Observable. */
interface NestHandler<Answer> {
  handle(): Answer
}

/** An answer of Express, or a reply of Fastify around one of Node.js. */
interface NestResponse {
  readonly statusCode: number
  readonly raw?: NestResponse
  setHeader?(name: string, value: string): unknown
  header?(name: string, value: string): unknown
  once?(event: 'close', listener: () => void): unknown
}

export interface NestOptions<Request> extends MiddlewareOptions<Request> {
  /** The class of `@nestjs/common`, by which Nest answers what is refused, whatever filters the application has. */
  readonly HttpException: new (
    body: object,
    status: number,
  ) => Error
}

/** An interceptor of Nest, made by `nestInterceptor`. */
export interface NestInterceptor {
  intercept<Answer>(context: NestContext, next: NestHandler<Answer>): Answer | Promise<Answer>
}

/**
 * An interceptor for NestJS on Express or Fastify: `app.useGlobalInterceptors(nestInterceptor({ … }))`. It runs behind
 * the application's guards, which know the user, and behind the body's parser; pipes and handlers come after it. What
 * was found is `request.telltale`. What is no HTTP (WebSockets, microservices) passes.
 */
export function nestInterceptor<Request extends NestRequest>(options: NestOptions<Request>): NestInterceptor {
  const open = createVisits(options)
  return {
    intercept: (context, next) => {
      if (context.getType() !== 'http') return next.handle()
      const http = context.switchToHttp()
      const request = http.getRequest() as Request
      const response = http.getResponse() as NestResponse
      const url = request.originalUrl ?? request.url ?? '/'
      const visit = open(request, { method: request.method ?? 'GET', url, address: request.ip })
      endWith(visit, response)
      const go = ({ screening, refused }: Screened) => {
        request.telltale = screening
        // Nest calls the handler in the context in which it was asked to.
        if (refused === undefined) return visit.within(() => next.handle())
        setType(response)
        throw new options.HttpException(problemOf(refused), refused.status)
      }
      warnUnread('nestInterceptor', { body: request.body, headers: request.headers })
      const screened = visit.screen(request.body)
      return screened instanceof Promise ? screened.then(go) : go(screened)
    },
  }
}

function endWith(visit: Visit, response: NestResponse): void {
  const sent = response.raw ?? response
  sent.once?.('close', () => visit.end(sent.statusCode))
}

function setType(response: NestResponse): void {
  if (response.setHeader === undefined) response.header?.('content-type', PROBLEM_TYPE)
  else response.setHeader('content-type', PROBLEM_TYPE)
}
