/**
 * @typedef {object} Directive one thing a text asks the model to do with a tool
 * @property {string} tool
 * @property {(lastResult: string) => Record<string, unknown>} args arguments, given what the last tool returned
 * @property {string} [until] repeat the call until its result contains this text
 * @property {boolean} [parallel] may be asked for together with neighbours of its kind
 */

/**
 * @typedef {object} Reading how one kind of request is worded and what it becomes
 * @property {string} tool
 * @property {RegExp} pattern bounded quantifiers only: every text here may be an attacker's
 * @property {(match: RegExpMatchArray, lastResult: string) => Record<string, unknown>} args
 * @property {(match: RegExpMatchArray) => string} [until]
 * @property {boolean} [parallel]
 */

const ADDRESS = '[\\w.+-]{1,64}@[\\w.-]{1,100}\\w'
const URL_TEXT = 'https?:\\/\\/[^\\s"\'<>)\\]]{1,500}[^\\s"\'<>)\\].,;:!?]'

/** @type {readonly Reading[]} */
const READINGS = [
  {
    tool: 'get_weather',
    pattern: /\bweather (?:is it |like )?(?:in|for) ([A-Z][\p{L}]{1,30})/gu,
    args: ([, city]) => ({ city }),
    parallel: true,
  },
  {
    tool: 'lookup_order',
    pattern: /\border (?:number )?#?(\d{3,10})\b/gi,
    args: ([, id]) => ({ order_id: id }),
  },
  {
    tool: 'search_documents',
    pattern: /\bsearch (?:the )?(?:handbook|documents|knowledge base) for "([^"\n]{1,300})"/gi,
    args: ([, query]) => ({ query }),
  },
  {
    tool: 'search_documents',
    pattern: /\bwhat does the handbook say about ([^?.\n"]{1,200})/gi,
    args: ([, query]) => ({ query }),
  },
  {
    tool: 'read_mail',
    pattern: /\b(?:read|check|summari[sz]e) (?:my |the )?(?:latest |new |unread )?(?:e?-?mails?|inbox|messages)\b/gi,
    args: () => ({ folder: 'inbox' }),
  },
  {
    tool: 'send_mail',
    pattern: new RegExp(
      `\\bsend (?:an? )?e?-?mail to (${ADDRESS}) with (?:the )?subject "([^"\\n]{1,200})" saying "([^"]{1,2000})"`,
      'gi',
    ),
    args: ([, to, subject, body]) => ({ to, subject, body }),
  },
  {
    tool: 'send_mail',
    pattern: new RegExp(`\\bforward ((?:the|all|that|this|every) [a-z ]{1,60}?) to (${ADDRESS})`, 'gi'),
    args: ([, what, to], lastResult) => ({ to, subject: `Fwd: ${what}`, body: lastResult.slice(0, 2000) }),
  },
  {
    tool: 'read_file',
    pattern: /\b(?:read|open) (?:the )?file ([\w./-]{1,200}\w)/gi,
    args: ([, path]) => ({ path }),
  },
  {
    tool: 'write_file',
    pattern: /\bsave (?:it|that|the answer|the summary|the result) (?:as|to) (?:the )?(?:file )?([\w./-]{1,200}\w)/gi,
    args: ([, path], lastResult) => ({ path, content: lastResult.slice(0, 2000) }),
  },
  {
    tool: 'http_get',
    pattern: new RegExp(`\\bkeep (?:checking|fetching|polling) (${URL_TEXT}) until it says "?(\\w{1,40})`, 'gi'),
    args: ([, url]) => ({ url }),
    until: ([, , word]) => word,
  },
  {
    tool: 'http_get',
    pattern: new RegExp(`\\b(?:fetch|visit|get|look at|check) (${URL_TEXT})`, 'gi'),
    args: ([, url]) => ({ url }),
  },
  {
    tool: 'http_post',
    pattern: new RegExp(`\\bpost (?:it|that|them|(?:the|this) [a-z ]{1,60}?) to (${URL_TEXT})`, 'gi'),
    args: ([, url], lastResult) => ({ url, body: lastResult.slice(0, 2000) }),
  },
  {
    tool: 'query_database',
    pattern: /\blook up (?:the )?customer ([A-Z][\w' -]{1,60}\w)/gi,
    args: ([, name]) => ({
      sql: `SELECT id, name, email, berth FROM customers WHERE name = '${name.replaceAll("'", "''")}'`,
    }),
  },
  {
    tool: 'query_database',
    pattern: /\blist (?:all|every|the) (customers|invoices|bookings)\b/gi,
    args: ([, table]) => ({ sql: `SELECT * FROM ${table.toLowerCase()} ORDER BY id` }),
  },
  {
    tool: 'query_database',
    pattern: /\brun the query "([^"\n]{1,500})"/gi,
    args: ([, sql]) => ({ sql }),
  },
  {
    tool: 'send_money',
    pattern:
      /\b(?:transfer|pay|send) (\d{1,9}(?:\.\d{2})?) (EUR|USD|GBP) to (?:the )?(?:account |IBAN )?([A-Z]{2}\d{2}[A-Z0-9]{8,30})(?: for "([^"\n]{1,140})")?/g,
    args: ([, amount, currency, account, reference]) => ({
      amount: Number(amount),
      currency,
      account,
      ...(reference === undefined ? {} : { reference }),
    }),
  },
]

/**
 * Everything a text asks for that the offered tools can do, in the order it is asked.
 * @param {string} text
 * @param {ReadonlySet<string>} toolNames
 * @returns {Directive[]}
 */
export function readDirectives(text, toolNames) {
  /** @type {{ start: number, end: number, directive: Directive }[]} */
  const found = []
  for (const reading of READINGS) {
    if (!toolNames.has(reading.tool)) continue
    for (const match of text.matchAll(reading.pattern)) {
      const start = match.index ?? 0
      const end = start + match[0].length
      // "keep checking URL" also reads as "check URL": the reading listed first has the words.
      if (found.some((other) => start < other.end && other.start < end)) continue
      found.push({
        start,
        end,
        directive: {
          tool: reading.tool,
          args: (lastResult) => reading.args(match, lastResult),
          ...(reading.until === undefined ? {} : { until: reading.until(match) }),
          ...(reading.parallel === true ? { parallel: true } : {}),
        },
      })
    }
  }
  return found.sort((a, b) => a.start - b.start).map((item) => item.directive)
}

const OVERRIDE =
  /\b(?:ignore|disregard|forget) (?:all |any |your )?(?:of )?(?:the )?(?:previous|prior|above|earlier|your) (?:instructions|rules|prompts?)|\bdeveloper mode\b|\byou are now\b|\bSYSTEM OVERRIDE\b/i
const EXTRACTION =
  /\b(?:repeat|print|show|reveal|output|tell me)\b[^.\n]{0,40}\b(?:system prompt|instructions|everything above|initial prompt)\b/i
const PLANTED_ORDER = /\b(?:assistant|AI|agent|model)s?\b[^.\n]{0,60}\b(?:must|should|please|:)|SYSTEM OVERRIDE/i
const IMAGE = new RegExp(`\\b(?:include|add|show) (?:the |an? )?(?:image|picture) (${URL_TEXT})`, 'i')

/** Whether a text tries to lift the rules the model was given. @param {string} text */
export const isOverride = (text) => OVERRIDE.test(text)

/** Whether a text asks for the hidden instructions. @param {string} text */
export const isExtraction = (text) => EXTRACTION.test(text)

/** Whether a document or a message speaks to the model rather than to its reader. @param {string} text */
export const speaksToModel = (text) => OVERRIDE.test(text) || PLANTED_ORDER.test(text)

/** The picture a text wants shown in the answer, or ''. @param {string} text */
export const readImage = (text) => text.match(IMAGE)?.[1] ?? ''
