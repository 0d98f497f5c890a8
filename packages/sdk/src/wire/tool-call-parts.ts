import type { TextRoom } from './bounded-text.ts'

/** A tool that a model asks for, its arguments as JSON text. */
export interface ToolCall {
  readonly id: string
  readonly name: string
  readonly arguments: string
}

/** One piece of a tool call in a stream. */
interface ToolCallPiece {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly arguments?: string | undefined
}

/** Puts tool calls together that come in pieces, told apart by a key. */
export interface ToolCallParts {
  add(key: number | string, piece: ToolCallPiece): void
  list(): readonly ToolCall[]
}

/** More tool calls in one answer than any model makes. */
const MOST_CALLS = 256

/** Puts tool calls together within the room of their answer; calls past the 256th are left out. */
export function createToolCallParts(room: TextRoom): ToolCallParts {
  const calls = new Map<number | string, { id: string; name: string; arguments: string }>()
  const callOf = (key: number | string): { id: string; name: string; arguments: string } | undefined => {
    const known = calls.get(key)
    if (known !== undefined || calls.size >= MOST_CALLS) return known
    const made = { id: '', name: '', arguments: '' }
    calls.set(key, made)
    return made
  }
  return {
    add: (key, piece) => {
      const call = callOf(key)
      if (call === undefined) return
      if (piece.id) call.id = room.take(piece.id)
      if (piece.name) call.name = room.take(piece.name)
      if (piece.arguments) call.arguments += room.take(piece.arguments)
    },
    list: () => [...calls.values()].map((call) => ({ ...call })),
  }
}

/** A tool call as a part of a message. Arguments stay the text that came: they may be no JSON at all. */
export function toolCallPart(call: ToolCall): Readonly<Record<string, unknown>> {
  return { type: 'tool_call', ...(call.id !== '' && { id: call.id }), name: call.name, arguments: call.arguments }
}
