import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Untrusted, UntrustedLine } from './untrusted.tsx'

afterEach(cleanup)

const HOSTILE = '<img src=x onerror=alert(1)><script>alert(1)</script> [a](javascript:alert(1)) https://evil.example'

test('markup and addresses stay text', () => {
  const { container } = render(<Untrusted text={HOSTILE} />)
  expect(container.textContent).toBe(HOSTILE)
  expect(container.querySelectorAll('img, script, a, iframe')).toHaveLength(0)
})

test('each text is isolated, so that it cannot reorder the page', () => {
  const { container } = render(<Untrusted text={'a\u202eb'} />)
  expect(container.querySelector('bdi.untrusted')).not.toBeNull()
  expect(container.textContent).not.toContain('\u202e')
  expect(screen.getByRole('img', { name: 'right-to-left override' }).dataset.label).toBe('RLO')
})

test('long text stops at 4,000 characters and goes on in steps of 16 KB', () => {
  const { container } = render(<Untrusted text={'x'.repeat(30_000)} />)
  expect(container.querySelector('bdi')?.textContent).toHaveLength(4_000)
  fireEvent.click(screen.getByRole('button', { name: 'Show the next 16 KB' }))
  expect(container.querySelector('bdi')?.textContent).toHaveLength(4_000 + 16_384)
  fireEvent.click(screen.getByRole('button', { name: /Show the next/ }))
  expect(container.querySelector('bdi')?.textContent).toHaveLength(30_000)
  expect(screen.queryByRole('button')).toBeNull()
})

test('a line is cut at 120 characters and marks its line ends', () => {
  const { container } = render(<UntrustedLine text={`a\n${'b'.repeat(200)}`} />)
  expect(screen.getByRole('img', { name: 'line end' })).toBeDefined()
  expect(container.textContent?.endsWith('b…')).toBe(true)
  expect(container.textContent?.match(/b/g)).toHaveLength(118)
})

test('a tooltip holds no hidden character either', () => {
  const { container } = render(<UntrustedLine text="a" title={'x\u200by https://evil.example'} />)
  expect(container.querySelector('bdi')?.title).toBe('x\\u{200b}y hxxps://evil.example')
})
