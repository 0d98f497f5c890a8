import { describeBytes } from './describe-bytes.ts'
import { carried, isRecord, memberOf, textOf } from './read-json.ts'
import { withoutBytes } from './without-bytes.ts'

/** One part of a message in the form of the conventions: `type` says which. */
export type MessagePart = Readonly<Record<string, unknown>>

/** One message in the form of the conventions. */
export interface WireMessage {
  readonly role: string
  readonly name?: string
  readonly parts: readonly MessagePart[]
  readonly finish_reason?: string
}

/** A text as a part. */
export function textPart(content: string): MessagePart {
  return { type: 'text', content }
}

/** What OpenAI's endpoints accept as content: a text, or a list of parts; pictures, sounds and files without bytes. */
export function contentParts(content: unknown): readonly MessagePart[] {
  if (typeof content === 'string') return content === '' ? [] : [textPart(content)]
  if (!Array.isArray(content)) return isRecord(content) ? [contentPart(content)] : []
  return content.map(contentPart)
}

type Convert = (part: unknown) => MessagePart

const CONVERTERS = new Map<string, Convert>([
  ['text', toText],
  ['input_text', toText],
  ['output_text', toText],
  ['summary_text', toText],
  ['refusal', (part) => ({ type: 'refusal', content: textOf(part, 'refusal') ?? '' })],
  ['reasoning_text', (part) => ({ type: 'reasoning', content: textOf(part, 'text') ?? '' })],
  ['image_url', (part) => media('image', part, imageUrl(part))],
  ['input_image', (part) => media('image', part, imageUrl(part))],
  ['computer_screenshot', (part) => media('image', part, imageUrl(part))],
  ['output_audio', (part) => soundPart(undefined, memberOf(part, 'data'))],
  ['input_audio', toAudio],
  ['file', (part) => toFile(memberOf(part, 'file'))],
  ['input_file', toFile],
])

function contentPart(part: unknown): MessagePart {
  if (typeof part === 'string') return textPart(part)
  const type = textOf(part, 'type')
  const convert = type === undefined ? undefined : CONVERTERS.get(type)
  if (convert !== undefined) return convert(part)
  return genericPart(type, part)
}

/** A part of a kind that has no name in the conventions, carried whole. */
export function genericPart(type: string | undefined, content: unknown): MessagePart {
  return { type: 'generic', ...(type !== undefined && { generic_type: type }), content: withoutBytes(carried(content)) }
}

function toText(part: unknown): MessagePart {
  return textPart(textOf(part, 'text') ?? '')
}

function imageUrl(part: unknown): string | undefined {
  const image = memberOf(part, 'image_url')
  return typeof image === 'string' ? image : textOf(image, 'url')
}

function media(modality: string, part: unknown, url: string | undefined): MessagePart {
  const file = textOf(part, 'file_id')
  if (url === undefined)
    return file === undefined ? { type: 'generic', generic_type: modality } : fileId(modality, file)
  return url.startsWith('data:') ? dataUrl(modality, url) : { type: 'uri', modality, uri: url }
}

/** A stored file by its id. */
export function fileId(modality: string, id: string): MessagePart {
  return { type: 'file', modality, file_id: id }
}

const DATA_URL_HEAD = 200

/** What a data URL says of itself and of its bytes; never the bytes. */
function dataUrl(modality: string, url: string): MessagePart {
  const comma = url.slice(0, DATA_URL_HEAD).indexOf(',')
  const head = comma < 0 ? '' : url.slice('data:'.length, comma)
  return blob(modality, head.split(';')[0] || undefined, url.slice(comma + 1))
}

function blob(modality: string, mimeType: string | undefined, data: unknown): MessagePart {
  return { type: 'blob', modality, ...(mimeType !== undefined && { mime_type: mimeType }), ...describeBytes(data) }
}

/** A sound that stands in a message by its format; `data` where it has any. */
export function soundPart(format: string | undefined, data: unknown): MessagePart {
  return blob('audio', format === undefined ? undefined : `audio/${format}`, data ?? '')
}

function toAudio(part: unknown): MessagePart {
  const audio = memberOf(part, 'input_audio')
  return soundPart(textOf(audio, 'format'), memberOf(audio, 'data'))
}

function toFile(file: unknown): MessagePart {
  const id = textOf(file, 'file_id')
  const name = textOf(file, 'filename')
  const named = name === undefined ? {} : { name }
  if (id !== undefined) return { ...fileId('document', id), ...named }
  const url = textOf(file, 'file_url')
  if (url !== undefined) return { type: 'uri', modality: 'document', uri: url, ...named }
  const data = textOf(file, 'file_data') ?? ''
  const part = data.startsWith('data:') ? dataUrl('document', data) : blob('document', undefined, data)
  return { ...part, ...named }
}

/** The words in parts of a message, each by itself. */
export function partTexts(parts: readonly MessagePart[]): readonly string[] {
  return parts.flatMap((part) =>
    part.type === 'text' && typeof part.content === 'string' && part.content !== '' ? [part.content] : [],
  )
}
