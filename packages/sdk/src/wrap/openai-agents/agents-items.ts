import { isRecord, listOf, memberOf, textOf } from '../../wire/read-json.ts'

/** Items as OpenAI Agents keeps them, in the words of the Responses API, which they differ from in a few members. */
export function toResponsesItems(items: unknown): unknown {
  if (typeof items === 'string') return items
  return listOf({ items }, 'items').map((item) => ITEMS.get(textOf(item, 'type') ?? '')?.(item) ?? message(item))
}

type Convert = (item: unknown) => unknown

const ITEMS = new Map<string, Convert>([
  ['function_call', called],
  ['computer_call', called],
  ['shell_call', called],
  ['apply_patch_call', called],
  ['function_call_result', (item) => result(item, 'function_call_output')],
  ['computer_call_result', (item) => result(item, 'computer_call_output')],
  ['shell_call_output', (item) => result(item, 'shell_call_output')],
  ['apply_patch_call_output', (item) => result(item, 'apply_patch_call_output')],
  ['hosted_tool_call', hosted],
  ['reasoning', reasoning],
])

function message(item: unknown): unknown {
  const content = memberOf(item, 'content')
  if (!isRecord(item)) return item
  return Array.isArray(content) ? { ...item, content: content.map(part) } : item
}

function called(item: unknown): unknown {
  return { ...(isRecord(item) ? item : {}), call_id: textOf(item, 'callId') }
}

function result(item: unknown, type: string): unknown {
  const output = memberOf(item, 'output')
  const told = Array.isArray(output) ? output.map(part) : (textOf(output, 'text') ?? part(output))
  return { type, call_id: textOf(item, 'callId'), output: told }
}

/** A tool that the provider ran itself; its own item stands in `providerData`, where it has one. */
function hosted(item: unknown): unknown {
  const own = memberOf(item, 'providerData')
  const { arguments: args, output, name, id } = isRecord(item) ? item : {}
  return isRecord(own) && textOf(own, 'type') !== undefined
    ? own
    : { type: 'mcp_call', name, arguments: args, output, id }
}

function reasoning(item: unknown): unknown {
  return { type: 'reasoning', summary: listOf(item, 'content'), content: listOf(item, 'rawContent') }
}

/** Pictures, sounds and files stand in members of other names. */
function part(given: unknown): unknown {
  const convert = PARTS.get(textOf(given, 'type') ?? '')
  return convert === undefined ? given : convert(given)
}

const PARTS = new Map<string, Convert>([
  ['input_image', image],
  ['image', image],
  ['input_file', file],
  ['file', file],
  [
    'audio',
    (given) => ({
      type: 'input_audio',
      input_audio: { data: memberOf(given, 'audio'), format: memberOf(given, 'format') },
    }),
  ],
])

function image(given: unknown): unknown {
  const held = memberOf(given, 'image')
  return { type: 'input_image', image_url: typeof held === 'string' ? held : undefined, file_id: textOf(held, 'id') }
}

function file(given: unknown): unknown {
  const held = memberOf(given, 'file')
  const data = typeof held === 'string' ? held : undefined
  const isUrl = data?.startsWith('http:') === true || data?.startsWith('https:') === true
  return {
    type: 'input_file',
    filename: textOf(given, 'filename'),
    file_id: textOf(held, 'id'),
    file_url: isUrl ? data : textOf(held, 'url'),
    file_data: isUrl ? undefined : data,
  }
}
