import { expect, test } from 'vitest'
import { refuseUrl } from './check-url.ts'

test.each([
  'https://accounts.example.com/o/oauth2/auth?client_id=1&scope=a%20b',
  'https://example.com:8443/x',
  'https://[2606:4700::1111]/',
])('%s may be opened', (url) => expect(refuseUrl(url)).toBeUndefined())

test.each([
  'javascript:alert(1)',
  'file:///etc/passwd',
  'http://example.com/',
  'https://user:secret@example.com/',
  'https://example.com/`id`',
  'https://example.com/;calc.exe',
  'https://example.com/\nx',
  'https://localhost/',
  'https://intranet/',
  'https://db.internal./',
  'https://127.0.0.1/',
  'https://0x7f.1/',
  'https://2130706433/',
  'https://192.168.1.1/',
  'https://169.254.169.254/',
  'https://[::1]/',
  'https://[fd00::1]/',
  'https://[::ffff:10.0.0.1]/',
  'nonsense',
  `https://example.com/${'x'.repeat(5000)}`,
])('%s must not be opened', (url) => expect(refuseUrl(url)).toBeTypeOf('string'))
