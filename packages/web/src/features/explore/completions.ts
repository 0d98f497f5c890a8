import { CATEGORIES, FIELD, type FieldsJson, NUMBER_FIELDS } from '@telltale/model'
import type { Completion, CompletionContext } from '../../lib/query-completion.ts'
import { QUERY_FIELDS, shownValue } from '../../lib/query-fields.ts'
import { formatTerm } from '../../lib/query-language.ts'

const MOST = 12

// Asked for far more often than the rest: first when nothing is typed yet.
const OFTEN = [
  ...[FIELD.category, FIELD.serviceName, FIELD.userId, FIELD.conversationId, FIELD.toolName, FIELD.requestModel],
  ...[
    FIELD.serverAddress,
    FIELD.traceId,
    FIELD.eventAction,
    FIELD.environment,
    FIELD.dataSourceId,
    FIELD.guardrailVerdict,
    FIELD.riskScore,
    FIELD.riskLabels,
  ],
]

/** What to offer where the caret stands; `known` are the values the server counted. */
export function offersFor(context: CompletionContext, known: FieldsJson | undefined): readonly Completion[] {
  if (context.expects === 'operator') {
    return [
      { insert: 'is ', label: 'is' },
      { insert: 'in (', label: 'in (…)' },
      { insert: 'is missing ', label: 'is missing' },
      ...(NUMBER_FIELDS.has(context.field ?? '')
        ? [
            { insert: '>= ', label: '>=' },
            { insert: '< ', label: '<' },
          ]
        : []),
    ]
  }
  if (context.expects === 'and')
    return [{ insert: 'and ', label: 'and' }].filter((offer) => offer.label.startsWith(context.typed))
  return context.expects === 'field' ? fieldOffers(context.typed, known) : valueOffers(context, known)
}

function fieldOffers(typed: string, known: FieldsJson | undefined): readonly Completion[] {
  const wanted = typed.toLowerCase()
  const counts = new Map(
    known?.fields.map((field) => [field.name, field.values.reduce((sum, value) => sum + value.count, 0)]),
  )
  const names = wanted === '' ? OFTEN : QUERY_FIELDS.filter((name) => name.toLowerCase().includes(wanted))
  const starts = (name: string) => (name.toLowerCase().startsWith(wanted) ? 0 : 1)
  return [...new Set(names)]
    .sort((a, b) => starts(a) - starts(b))
    .slice(0, MOST)
    .map((name) => {
      const count = counts.get(name)
      return { insert: `${name} is `, label: name, ...(count === undefined ? {} : { count }) }
    })
}

function valueOffers(context: CompletionContext, known: FieldsJson | undefined): readonly Completion[] {
  const field = context.field ?? ''
  const counted = known?.fields.find((entry) => entry.name === field)?.values ?? []
  const rest =
    field === FIELD.category ? CATEGORIES.filter((name) => !counted.some((entry) => entry.value === name)) : []
  const wanted = context.typed.toLowerCase()
  return [...counted, ...rest.map((value) => ({ value, count: 0 }))]
    .filter((entry) => entry.value !== '' && shownValue(field, entry.value).toLowerCase().includes(wanted))
    .slice(0, MOST)
    .map((entry) => ({
      insert: `${formatTerm({ kind: 'field', field, values: [entry.value] }).slice(field.length + 4)} `,
      label: shownValue(field, entry.value),
      count: entry.count,
    }))
}
