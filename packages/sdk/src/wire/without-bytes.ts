import { describeBytes } from './describe-bytes.ts'
import { isRecord, memberOf, textOf } from './read-json.ts'

/** Shorter than any picture or sound: looked at by nobody. */
const SHORTEST = 64

/** Members that hold a file where the object says that it is one. */
const HOLDERS = new Set(['data', 'b64_json', 'bytes', 'base64', 'blob', 'image', 'audio', 'result'])
const TYPES = new Set([
  'image',
  'audio',
  'video',
  'file',
  'document',
  'media',
  'image_url',
  'input_audio',
  'output_audio',
])
const MEDIA = ['mimeType', 'mime_type', 'media_type', 'mediaType']
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/
const DATA_URL = /^data:(?<type>[\w.+-]{1,40}\/[\w.+-]{1,80})?(?:;[\w=.-]{1,60}){0,4};base64,/

/**
 * JSON with the bytes in it described: data URLs of files, and base64 in an object that says it is a picture, a sound or
 * a file. Anything else, base64 in an argument among it, stays as it is. The value is not changed.
 */
export function withoutBytes(value: unknown): unknown {
  if (typeof value === 'string') return shorten(value)
  if (Array.isArray(value)) return mapChanged(value)
  if (!isRecord(value)) return value
  const holds = saysFile(value)
  let isChanged = false
  const entries = Object.entries(value).map(([key, member]) => {
    const isFile = holds && HOLDERS.has(key) && isBase64(member)
    const made = isFile ? describeBytes(member) : withoutBytes(member)
    isChanged ||= made !== member
    return [key, made] as const
  })
  return isChanged ? Object.fromEntries(entries) : value
}

function mapChanged(list: readonly unknown[]): readonly unknown[] {
  const made = list.map(withoutBytes)
  return made.some((item, place) => item !== list[place]) ? made : list
}

function saysFile(value: object): boolean {
  return (
    TYPES.has(textOf(value, 'type') ?? '') ||
    MEDIA.some((name) => textOf(value, name) !== undefined) ||
    memberOf(value, 'b64_json') !== undefined
  )
}

function isBase64(member: unknown): boolean {
  if (member instanceof Uint8Array) return true
  return typeof member === 'string' && member.length >= SHORTEST && BASE64.test(member)
}

function shorten(text: string): unknown {
  if (text.length < SHORTEST || !text.startsWith('data:')) return text
  const found = DATA_URL.exec(text.slice(0, 400))
  const type = found?.groups?.type ?? ''
  // Words may hide in a text that is encoded: it stays, to be looked at.
  if (found === null || type.startsWith('text/') || type === '') return text
  return { type: 'blob', mime_type: type, ...describeBytes(text.slice(found[0].length)) }
}
