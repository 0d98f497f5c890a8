import type { JsonValue } from '@telltale/model'
import { contentId } from '../../normalize/hash.ts'
import { opened } from './argument-leaves.ts'

/** UTF-16 units of arguments that are hashed, and how deep they are read. */
const LONGEST = 64 * 1024
const DEEPEST = 32

/** 32 hex digits, the same for the same arguments whatever the order of their names; undefined where there are none. */
export function argumentsHash(value: JsonValue | undefined): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const parts: string[] = []
  write(opened(value) ?? value, { parts, room: LONGEST }, 0)
  return contentId(parts.join(''))
}

interface Sheet {
  readonly parts: string[]
  room: number
}

function put(sheet: Sheet, text: string): void {
  const kept = text.length > sheet.room ? `${text.slice(0, Math.max(0, sheet.room))}#${text.length}` : text
  sheet.parts.push(kept)
  sheet.room -= kept.length
}

function write(value: JsonValue, sheet: Sheet, depth: number): void {
  if (sheet.room <= 0) return
  if (typeof value !== 'object' || value === null) put(sheet, typeof value === 'string' ? `"${value}"` : String(value))
  else if (depth > DEEPEST) put(sheet, '~')
  else if (Array.isArray(value)) {
    put(sheet, `[${value.length}`)
    for (const item of value as readonly JsonValue[]) write(item, sheet, depth + 1)
  } else writeObject(value as { readonly [key: string]: JsonValue }, sheet, depth)
}

function writeObject(value: { readonly [key: string]: JsonValue }, sheet: Sheet, depth: number): void {
  const names = Object.keys(value).sort()
  put(sheet, `{${names.length}`)
  for (const name of names) {
    put(sheet, `${name}:`)
    write(value[name] ?? null, sheet, depth + 1)
  }
}
