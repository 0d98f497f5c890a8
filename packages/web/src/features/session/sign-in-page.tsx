import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiError } from '../../lib/http.ts'
import { signIn } from '../../lib/session.ts'
import { Button } from '../../ui/button.tsx'

/** Asks for the key that the server wants before it shows anything. */
export function SignInPage() {
  const [key, setKey] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const cache = useQueryClient()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await signIn(key.trim())
      await cache.resetQueries()
    } catch (error) {
      setProblem(wordsFor(error))
    }
    setBusy(false)
  }
  return (
    <main className="grid h-screen place-items-center p-4">
      <form onSubmit={submit} className="grid w-[360px] gap-3 rounded-3 border border-line bg-surface p-5">
        <h1 className="text-20 font-semibold">Telltale</h1>
        <label className="grid gap-1 text-12 text-fg-2">
          Key of this server
          <input
            type="password"
            autoComplete="current-password"
            value={key}
            onChange={(event) => setKey(event.target.value)}
            aria-describedby="sign-in-help"
            aria-invalid={problem !== ''}
            className="h-8 rounded-2 border border-edge bg-surface px-2 font-mono text-12 text-fg"
          />
        </label>
        {problem !== '' && (
          <p role="alert" className="text-12 text-crit-text">
            {problem}
          </p>
        )}
        <Button
          type="submit"
          look="primary"
          busy={busy}
          offBecause={key.trim() === '' ? 'Type the key first' : undefined}
        >
          Sign in
        </Button>
        <p id="sign-in-help" className="text-12 text-fg-3">
          This server asks for a key before it shows anything. One that may look starts with <code>tt_r_</code>, one
          that may change rules, alerts and control too with <code>tt_w_</code>; whoever runs the server can make them.
        </p>
      </form>
    </main>
  )
}

function wordsFor(error: unknown): string {
  if (!(error instanceof ApiError)) return 'The key could not be sent.'
  return error.status === 401 ? 'The server does not know this key.' : error.message
}
