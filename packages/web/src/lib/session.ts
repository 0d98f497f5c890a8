import { useSyncExternalStore } from 'react'
import { ApiError, postJson } from './http.ts'

let signedOut = false
const listeners = new Set<() => void>()

function set(value: boolean): void {
  if (value === signedOut) return
  signedOut = value
  for (const listener of listeners) listener()
}

/** Takes note of a failed call: a 401 means the server wants a key before it shows anything. */
export function noteFailure(error: unknown): void {
  if (error instanceof ApiError && error.status === 401) set(true)
}

/** Trades a key for a session cookie; rejects with `ApiError` when the server does not know the key. */
export async function signIn(key: string): Promise<void> {
  await postJson('/api/v1/session', { key })
  set(false)
}

/** Whether the server has asked for a key and has none from this browser. */
export function useSignedOut(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => signedOut,
  )
}
