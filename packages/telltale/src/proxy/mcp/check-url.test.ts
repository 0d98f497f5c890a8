import { expect, test } from 'vitest'
import { refuseLink, refuseUrl } from './check-url.ts'

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

test.each([
  'file:///srv/docs/a.txt',
  'notes://today',
  'http://localhost:3000/a;b',
  'https://intranet/a?b=$c',
  'https://192.168.1.1/',
  'a/relative/path',
])('%s may be linked to', (uri) => expect(refuseLink(uri)).toBeUndefined())

test.each([
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'java\nscript:alert(1)',
  'vbscript:x',
  'data:text/html,<script>',
  'search-ms:query=x',
  'https://user:secret@example.com/',
  'http://169.254.169.254/latest/meta-data/',
  'http://0xa9fea9fe/',
  'http://[fe80::1]/',
  'http://[::ffff:169.254.169.254]/',
  'http://metadata.google.internal./x',
  'https://example.com/\u202excod.exe',
  'https://example.com/\u001b[8m',
  `https://example.com/${'x'.repeat(5000)}`,
])('%j must not be linked to', (uri) => expect(refuseLink(uri)).toBeTypeOf('string'))
