import { expect, test } from 'vitest'
import { safeAddress } from './safe-address.ts'

test('a reference is a link only when what is read is where it leads', () => {
  expect(safeAddress('https://atlas.mitre.org/techniques/AML.T0051')).toBe(
    'https://atlas.mitre.org/techniques/AML.T0051',
  )
  const others = [
    'http://example.org/',
    'javascript:alert(1)',
    'https://user@evil.example/',
    'https://exаmple.org/',
    'https://example.org/\u202egpj.exe',
    'https://example.org/ and more',
    'https://',
    'see the paper',
  ]
  for (const text of others) expect(safeAddress(text), text).toBeUndefined()
})
