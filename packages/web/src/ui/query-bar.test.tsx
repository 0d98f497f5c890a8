import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useRef, useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { type Completion, completionAt } from '../lib/query-completion.ts'
import { QueryBar } from './query-bar.tsx'

afterEach(cleanup)

const MONEY: Completion = { insert: 'send_money ', label: 'send_money', count: 212 }

function Harness({ onRun, completions = [] }: { onRun: (query: string) => void; completions?: readonly Completion[] }) {
  const [draft, setDraft] = useState({ text: '', caret: 0 })
  const input = useRef<HTMLInputElement>(null)
  return (
    <QueryBar
      draft={draft.text}
      onDraft={(text, caret) => setDraft({ text, caret })}
      onRun={onRun}
      context={completionAt(draft.text, draft.caret)}
      completions={completions}
      history={['user.id is dana', 'log is tool']}
      inputRef={input}
    />
  )
}

const type = (text: string) => {
  const input = screen.getByRole('combobox', { name: 'Query' })
  fireEvent.focus(input)
  fireEvent.change(input, { target: { value: text } })
  return input
}

test('runs what is typed on Enter', () => {
  const onRun = vi.fn()
  render(<Harness onRun={onRun} />)
  fireEvent.keyDown(type('user.id is dana'), { key: 'Enter' })
  expect(onRun).toHaveBeenCalledWith('user.id is dana')
})

test('draws the error under its exact characters and says it', () => {
  const { container } = render(<Harness onRun={() => {}} />)
  type('gen_ai.tool.name >> 1')
  expect(container.querySelector('.squiggle')?.textContent).toBe('>>')
  expect(screen.getByRole('alert').textContent).toBe('“>>” at 17 is not an operator: use “is” or “in”')
})

test('a condition still being typed is no error until it is run', () => {
  render(<Harness onRun={() => {}} />)
  const input = type('gen_ai.tool.name is')
  expect(screen.queryByRole('alert')).toBeNull()
  fireEvent.keyDown(input, { key: 'Enter' })
  expect(screen.getByRole('alert').textContent).toBe('a value is missing')
})

test('takes an offer with the arrow and Enter, with its count in sight', () => {
  const onRun = vi.fn()
  render(<Harness onRun={onRun} completions={[MONEY]} />)
  const input = type('gen_ai.tool.name is send')
  expect(screen.getByRole('option').textContent).toBe('send_money212')
  fireEvent.keyDown(input, { key: 'ArrowDown' })
  fireEvent.keyDown(input, { key: 'Enter' })
  expect(onRun).not.toHaveBeenCalled()
  expect(screen.getByRole<HTMLInputElement>('combobox').value).toBe('gen_ai.tool.name is send_money ')
})

test('Up gives the history', () => {
  render(<Harness onRun={() => {}} />)
  const input = screen.getByRole<HTMLInputElement>('combobox')
  fireEvent.keyDown(input, { key: 'ArrowUp' })
  fireEvent.keyDown(input, { key: 'ArrowUp' })
  expect(input.value).toBe('log is tool')
})
