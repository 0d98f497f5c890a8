import type { StoryJson } from '@telltale/model'
import { z } from 'zod'
import { type Answer, file, json, problem } from '../answer.ts'
import type { ApiContext } from '../api-context.ts'
import { type ApiRequest, defineRoute, type Route } from '../route.ts'
import { storyHtml } from '../story/html/story-html.ts'
import { KeptStories } from '../story/kept-stories.ts'
import { storyPdf } from '../story/pdf/story-pdf.ts'
import { type TellTrace, tellTrace } from '../story/tell-trace.ts'
import { storySchema } from '../story-schema.ts'
import { toAlertJson } from './alert-routes.ts'
import { HEX_ID } from './event-routes.ts'

const MOST_ALERTS = 50
/** Of each store, for as long as it is open. */
const storiesOf = new WeakMap<object, KeptStories>()

/** It was given up for its time or its memory, or since the server stops. */
const TOO_LONG =
  'This story could not be told in the time and memory that a server may spend on one. Its events are at /api/v1/traces/{traceId}.'

const FORMATS = ['json', 'html', 'pdf'] as const

const QUERY = {
  format: {
    about: '`json`; or `html` or `pdf` for a file that a case file can hold.',
    given: 'once',
    schema: z.enum(FORMATS, { error: `must be one of ${FORMATS.join(', ')}` }).default('json'),
  },
} as const

/** A trace as a chain, with where the words of each step come from. */
async function getStory(
  { tenant, params, query }: ApiRequest<typeof QUERY>,
  { store, desk, tellTrace: tell = tellHere }: ApiContext,
): Promise<Answer> {
  const traceId = params.get('traceId')?.toLowerCase() ?? ''
  const trace = await store.findTrace(tenant, traceId)
  if (trace === undefined) return problem(404, `There is no trace ${traceId}.`)
  const { findings } = await store.findFindings(tenant, { traceId })
  const { alerts } = await desk.alerts.findAlerts(tenant, { traceId }, { limit: MOST_ALERTS })
  // Events and findings are never changed, only added: how many there are says whether the story is the same.
  const mark = `${trace.events.length} ${trace.events.at(-1)?.['event.id'] ?? ''} ${findings.length}`
  const told = await keptStories(store)
    .get(`${tenant}\0${traceId}`, mark, () => tell({ tenant, trace, findings }))
    .catch(() => undefined)
  if (told === undefined) return problem(503, TOO_LONG)
  const story = { ...told, truncated: told.truncated || trace.truncated, alerts: alerts.map(toAlertJson) }
  return answerAs(story, query.values.format)
}

const tellHere: TellTrace = async (asked) => tellTrace(asked)

function keptStories(store: object): KeptStories {
  const kept = storiesOf.get(store) ?? new KeptStories()
  storiesOf.set(store, kept)
  return kept
}

function answerAs(story: StoryJson, format: (typeof FORMATS)[number]): Answer {
  // The id was checked to be of hexadecimal digits.
  const name = `story-${story.trace_id}`
  if (format === 'html') return file(`${name}.html`, 'text/html; charset=utf-8', storyHtml(story))
  if (format === 'pdf') return file(`${name}.pdf`, 'application/pdf', storyPdf(story))
  return json(story)
}

export const STORY_ROUTES: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/api/v1/traces/{traceId}/story',
    summary:
      'A trace as a chain from prompt to response, with the proof of where the words of each step come from; as data, page or PDF.',
    access: 'read',
    heavy: true,
    params: new Map([['traceId', HEX_ID]]),
    query: QUERY,
    success: {
      status: 200,
      mediaType: 'application/json',
      schema: storySchema,
      otherTypes: ['text/html', 'application/pdf'],
    },
    handle: getStory,
  }),
]
