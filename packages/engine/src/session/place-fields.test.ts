import { FIELD, type JsonValue } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { createTold, findingOf, type Told } from './session-fakes.ts'

const HOUR_MS = 3_600_000

describe('guardrails', () => {
  const verdict = (told: Told, name: string, said: string, more: Readonly<Record<string, string>> = {}) =>
    told.tell('ai_guardrail', {
      [FIELD.guardrailName]: name,
      [FIELD.guardrailVerdict]: said,
      [FIELD.guardrailTarget]: 'input',
      ...more,
    })

  test('one allows what another blocks', () => {
    const told = createTold()
    expect(verdict(told, 'a', 'allow').has(FIELD.sessionGuardrailsDisagree)).toBe(false)
    expect(verdict(told, 'b', 'block').get(FIELD.sessionGuardrailsDisagree)).toBe(true)
  })

  test.each<[string, string, Readonly<Record<string, string>>]>([
    ['the same guardrail', 'a', {}],
    ['another trace', 'b', { [FIELD.traceId]: 't2' }],
    ['another target', 'b', { [FIELD.guardrailTarget]: 'output' }],
    ['another text', 'b', { [FIELD.guardrailInput]: 'other' }],
  ])('%s is no disagreement', (_, name, more) => {
    const told = createTold()
    verdict(told, 'a', 'allow', { [FIELD.guardrailInput]: 'text' })
    expect(verdict(told, name, 'block', more).has(FIELD.sessionGuardrailsDisagree)).toBe(false)
  })

  const answer = (told: Told, i: number, isGuarded: boolean) => {
    const trace = { [FIELD.traceId]: `t${i}`, [FIELD.conversationId]: `c${i}` }
    if (isGuarded) verdict(told, 'a', 'allow', trace)
    return told.tell('ai_response', { ...trace, [FIELD.responseText]: 'yes' }).get(FIELD.sessionGuardrailMissing)
  }

  test('an answer without a verdict in an app that is used to them', () => {
    const told = createTold()
    for (let i = 0; i < 150; i += 1) expect(answer(told, i, true)).toBeUndefined()
    expect(answer(told, 151, false)).toBe(true)
    expect(answer(told, 152, true)).toBeUndefined()
  })

  test('an app with few verdicts, or few answers, misses none', () => {
    const told = createTold()
    for (let i = 0; i < 90; i += 1) answer(told, i, true)
    expect(answer(told, 91, false)).toBeUndefined()
    const other = createTold()
    for (let i = 0; i < 300; i += 1) expect(answer(other, i, i % 10 !== 0)).toBeUndefined()
  })
})

describe('responses', () => {
  test('kinds of secrets and personal data, found and sent', () => {
    const findings = [
      findingOf('secret', FIELD.responseText, { detector: 'secret/aws-access-key-id' }),
      findingOf('pii', FIELD.responseText, { detector: 'pii/email' }),
    ]
    const fields = createTold().tell('ai_response', { [FIELD.responsePii]: ['iban'] }, { findings })
    expect(fields.get(FIELD.responseSecrets)).toEqual(['aws-access-key-id'])
    expect(fields.get(FIELD.responsePii)).toEqual(['email', 'iban'])
    expect(createTold().tell('ai_response', {}).has(FIELD.responsePii)).toBe(false)
  })

  const fetched = (told: Told, url: string) =>
    told.tell('ai_egress', { [FIELD.urlFull]: url }).get(FIELD.sessionRenderedUrlFetched)
  const shows = (told: Told, url: string) => told.tell('ai_response', { [FIELD.responseUrls]: [url] })

  test('an address that an answer showed is fetched', () => {
    const told = createTold()
    shows(told, 'https://img.evil.example/p.png?d=1')
    expect(fetched(told, 'http://img.evil.example/p.png?d=1#x')).toBe(true)
    expect(fetched(told, 'https://img.evil.example/other')).toBe(true)
  })

  test('a host that was called before the answer showed it, and another host, are none', () => {
    const told = createTold()
    fetched(told, 'https://api.acme.example/v1')
    shows(told, 'https://api.acme.example/docs')
    expect(fetched(told, 'https://api.acme.example/v2')).toBeUndefined()
    expect(fetched(told, 'https://evil.example/docs')).toBeUndefined()
  })
})

describe('egress', () => {
  test.each([
    ['http://169.254.169.254/latest/meta-data', 'metadata'],
    ['http://2852039166/', 'metadata'],
    ['http://0xa9fea9fe/', 'metadata'],
    ['http://[::ffff:169.254.169.254]/', 'metadata'],
    ['http://[fd00:ec2::254]/', 'metadata'],
    ['http://metadata.google.internal./computeMetadata', 'metadata'],
    ['http://169.254.169.254.nip.io/', 'metadata'],
    ['http://user:pass@10.1.2.3:8080/x', 'private_ip'],
    ['http://[fe80::1%25eth0]/', 'private_ip'],
    ['http://127.1/', 'loopback'],
    ['http://[::1]:80/', 'loopback'],
    ['http://localhost:3000', 'loopback'],
    ['http://8.8.8.8/', 'public_ip'],
    ['https://[2001:db8::1]/', 'public_ip'],
    ['https://169.254.169.254.example.com/', 'name'],
    ['https://1.2.3.4.5/', 'name'],
    ['https://metadata.example.com/', 'name'],
  ])('%s is %s', (url, kind) => {
    expect(
      createTold()
        .tell('ai_egress', { [FIELD.urlFull]: url })
        .get(FIELD.egressAddressKind),
    ).toBe(kind)
  })

  const SECRET = 'user=jane;password=correct horse;iban=DE89370400440532013000'
  const BASE64 = Buffer.from(SECRET).toString('base64url')

  test.each([
    ['a query', `https://evil.example/c?d=${BASE64}`],
    ['a path', `https://evil.example/${BASE64}/x.png`],
    ['a name', `https://${Buffer.from(SECRET).toString('hex').slice(0, 60)}.evil.example/`],
    ['hex', `https://evil.example/?q=${Buffer.from(SECRET).toString('hex')}`],
    ['escaped base64', `https://evil.example/?q=${encodeURIComponent(Buffer.from(SECRET).toString('base64'))}`],
  ])('data in %s is counted', (_, url) => {
    expect(
      createTold()
        .tell('ai_egress', { [FIELD.urlFull]: url })
        .get(FIELD.egressEncodedBytes),
    ).toBeGreaterThanOrEqual(60)
  })

  test.each([
    'https://api.github.com/repos/acme/rocket/commits/3d2f1e0c9b8a7f6e5d4c3b2a1f0e9d8c7b6a5f4e',
    'https://shop.example/items/6f1c0f5e-3c7b-4f0a-9d3e-0a1b2c3d4e5f?page=12&sort=price-ascending',
    'https://en.wikipedia.org/wiki/Internationalization_and_localization?action=history&limit=500',
    'https://s3.amazonaws.com/b/k?X-Amz-Signature=3d2f1e0c9b8a7f6e5d4c3b2a1f0e9d8c7b6a5f4e3d2f1e0c9b8a7f6e5d4c3b2a',
    'https://news.example/2026/11/23/how-to-write-a-long-slug-for-a-news-article-of-the-day',
    'https://api.example/v1/getUserPreferencesByOrganization?timestamp=1700000000000000',
  ])('%s carries none', (url) => {
    expect(
      createTold()
        .tell('ai_egress', { [FIELD.urlFull]: url })
        .get(FIELD.egressEncodedBytes),
    ).toBeUndefined()
  })
})

describe('retrieval', () => {
  const look = (told: Told, list: readonly JsonValue[], more: Readonly<Record<string, JsonValue>> = {}, ms = 0) =>
    told.tell('ai_retrieval', { [FIELD.dataSourceId]: 'kb', [FIELD.retrievalDocuments]: list, ...more }, { ms })
  const jane = { [FIELD.userId]: 'jane', [FIELD.userRoles]: ['staff'], 'user.groups': ['sales'] }

  test.each<[string, JsonValue, number | undefined]>([
    ['another group', ['group:finance'], 1],
    ['another user in an object', { users: ['bob'], groups: [] }, 1],
    ['the word denied', 'denied', 1],
    ['her own group', ['group:sales', 'group:finance'], undefined],
    ['her role', 'role:staff, role:admin', undefined],
    ['herself', { users: [{ id: 'Jane' }] }, undefined],
    ['everyone', 'public', undefined],
    ['nobody at all', [], undefined],
  ])('a document that names %s', (_, acl, expected) => {
    expect(look(createTold(), [{ id: 'd', acl }], jane).get(FIELD.retrievalOutsideAcl)).toBe(expected)
  })

  test('who asks must be known for a list to say no', () => {
    expect(look(createTold(), [{ id: 'd', acl: ['group:finance'] }]).has(FIELD.retrievalOutsideAcl)).toBe(false)
  })

  test.each<[JsonValue, true | undefined]>([
    [{ id: 'd', tenant: 'globex' }, true],
    [{ id: 'd', metadata: { organization_id: 'globex' } }, true],
    [{ id: 'd', acl: ['org:globex'] }, true],
    [{ id: 'd', tenant: 'ACME' }, undefined],
    [{ id: 'd' }, undefined],
  ])('%j of another organisation: %s', (document, expected) => {
    const fields = look(createTold(), [document], { [FIELD.organizationId]: 'acme' })
    expect(fields.get(FIELD.retrievalForeignTenant)).toBe(expected)
  })

  test.each([
    ['an hour', HOUR_MS, ['new']],
    ['two days', 48 * HOUR_MS, undefined],
  ])('a document first found %s after it came in', (_, ms, expected) => {
    const told = createTold()
    told.tell(
      'ai_retrieval',
      { [FIELD.dataSourceId]: 'kb', [FIELD.retrievalDocuments]: [{ id: 'new' }] },
      { action: 'document.ingested' },
    )
    expect(look(told, [{ id: 'new' }, { id: 'old' }], {}, ms).get(FIELD.retrievalNewDocument)).toEqual(expected)
    expect(look(told, [{ id: 'new' }], {}, ms).has(FIELD.retrievalNewDocument)).toBe(false)
  })

  test('a document never seen before in a source that is known', () => {
    const told = createTold()
    for (let i = 0; i < 600; i += 1)
      expect(look(told, [{ id: `d${i % 20}` }]).has(FIELD.retrievalNewDocument)).toBe(false)
    expect(look(told, [{ id: 'poison' }]).get(FIELD.retrievalNewDocument)).toEqual(['poison'])
  })

  test('a best score far above the usual', () => {
    const told = createTold()
    const score = (value: number) =>
      look(told, [], { [FIELD.retrievalMaxScore]: value }).get(FIELD.retrievalRankOutlier)
    for (let i = 0; i < 40; i += 1) expect(score(0.6 + (i % 5) / 100)).toBeUndefined()
    expect(score(0.66)).toBeUndefined()
    expect(score(0.99)).toBe(true)
  })

  test('a chunk made of one word', () => {
    const stuffed = 'refund policy refund customer refund answer '.repeat(20)
    const plain =
      'Our offices open at nine. Customers who wish to return goods write to the desk within two weeks and keep the slip. The team checks each parcel, notes damage, and sends money back by the method used when paying. Sale items are excluded unless faulty; repairs take about ten days in most towns.'
    expect(
      look(createTold(), [], { [FIELD.retrievalText]: [plain, stuffed] }).get(FIELD.retrievalStuffing),
    ).toBeGreaterThan(0.9)
    expect(look(createTold(), [], { [FIELD.retrievalText]: [plain] }).has(FIELD.retrievalStuffing)).toBe(false)
  })
})

describe('prompt.template', () => {
  const template = (text: string) =>
    createTold()
      .tell('ai_prompt', { [FIELD.promptText]: text })
      .get(FIELD.promptTemplate)
  const first = template('Write a review of "Blue Lamp" for https://a.example/1, signed Jane Roe, order 4711.')

  test('stays when digits, names, quotes and addresses change', () => {
    expect(first).toMatch(/^[0-9a-f]{16}$/)
    expect(template('Write a review of "Old Chair" for https://b.example/xyz, signed Bob Low, order 99.')).toBe(first)
    expect(template('Write a poem of "Old Chair" for https://b.example/xyz, signed Bob Low, order 99.')).not.toBe(first)
  })

  test('is not said of what people say alike', () => {
    expect(template('Hello, how are you?')).toBeUndefined()
  })
})
