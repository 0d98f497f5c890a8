import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { crc32, toBase62 } from './bytes.ts'
import { findSecrets } from './find-secrets.ts'

/** Written in pieces, so that nothing here looks like a leak to other scanners. */
const glue = (...pieces: readonly string[]): string => pieces.join('')

const BODY = 'q8Kz3LmP0xW7vR2tB5nY9cD1fG4hJ6kM0sA3dF7gH2jK5lZ8uT4wE6yR9iO1pXz3vCbN'
const HEX = '7f3a9c1e5b8d2046f19e8c7a3b5d0e2497acb1d6e8f03a5c9b7d1e4f6a8c0b2d'

function found(text: string): readonly string[] {
  return findSecrets(text).map(({ rule, start, end }) => `${rule} ${text.slice(start, end)}`)
}

function rules(text: string): readonly string[] {
  return findSecrets(text).map(({ rule }) => rule)
}

describe('provider keys', () => {
  const keys: readonly (readonly [string, string])[] = [
    ['aws-access-key-id', glue('AK', 'IA', 'Q7Z2MXWPB4KTLD6R')],
    ['gcp-api-key', glue('AI', 'za', BODY.slice(0, 35))],
    ['openai-project-key', glue('sk-', 'proj-', BODY)],
    ['anthropic-api-key', glue('sk-', 'ant-', 'api03-', BODY, BODY.slice(0, 26), 'AA')],
    ['github-pat', glue('gh', 'p_', BODY.slice(0, 36))],
    ['gitlab-pat', glue('gl', 'pat-', BODY.slice(0, 20))],
    ['stripe-secret-key', glue('sk', '_live_', BODY.slice(0, 24))],
    ['slack-bot-token', glue('xo', 'xb-', '481920374651-583920174652-', BODY.slice(0, 24))],
    ['npm-token', glue('np', 'm_', BODY.slice(0, 36))],
    ['huggingface-token', glue('h', 'f_', BODY.slice(0, 34))],
    ['digitalocean-token', glue('do', 'p_v1_', HEX)],
    ['azure-account-key', `${BODY}Zk3LqP0mXw8RtYv2Bn==`],
  ]

  test.each(keys)('finds %s and covers only its value', (rule, key) => {
    const text =
      rule === 'azure-account-key' ? `AccountName=a;AccountKey=${key};Suffix=b` : `the key is ${key}, keep it.`
    expect(found(text)).toEqual([`${rule} ${key}`])
  })

  test('is surer of a GitHub token whose checksum is right than of one whose is not', () => {
    const body = BODY.slice(0, 30)
    const right = glue('gh', 'p_', body, toBase62(crc32(body), 6))
    const wrong = glue('gh', 'p_', BODY.slice(0, 36))
    expect(findSecrets(right)[0]?.score).toBeGreaterThan(findSecrets(wrong)[0]?.score ?? 1)
  })

  test.each([
    'An API key looks like sk-... and must be kept secret.',
    glue('The docs use AK', 'IAIOSFODNN7EXAMPLE as the sample access key id.'),
    glue('gh', 'p_', 'x'.repeat(36)),
    glue('gh', 'p_', 'abcdefghijklmnopqrstuvwxyz0123456789'),
    glue('xo', 'xp-572370529330-573807301142-', '#'.repeat(20)),
    glue('hf', '_requiredCharacteristicTypesForDisplay'),
    'a pattern such as sntryu_[a-f0-9]{64} finds them',
  ])('does not report what only shows a form: %s', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('values that a name gives away', () => {
  test.each([
    ['DB_PASSWORD=Tr0ub4dor&3', 'Tr0ub4dor&3'],
    ['"password": "Summer2024!"', 'Summer2024!'],
    ['psql "host=db password=s3cr3tP4ss dbname=x"', 's3cr3tP4ss'],
    ['<password>Hj7pLq2z</password>', 'Hj7pLq2z'],
    ['- name: DB_PASSWORD\n  value: Mn8!qzLp2', 'Mn8!qzLp2'],
    ['Server=x;User ID=sa;Password=Gh7#kLp0;Encrypt=True', 'Gh7#kLp0'],
    ['conn.setPassword("Pq8#zLm2")', 'Pq8#zLm2'],
    ["CREATE USER a IDENTIFIED BY 'Yt6$kLpq'", 'Yt6$kLpq'],
    ['machine api.x.io login bob password Zk93kdLqp', 'Zk93kdLqp'],
    ['my password is hunter2', 'hunter2'],
    ['Mein Passwort lautet: Sonne1987!', 'Sonne1987!'],
    ['la contraseña es Gato2023!', 'Gato2023!'],
    ['mot de passe : Tulipe#88', 'Tulipe#88'],
    ['пароль: Zima2024!', 'Zima2024!'],
    ['密码：Qw8#mnop1', 'Qw8#mnop1'],
    ['curl -H "X-Api-Key: 7f3kQ9zLm2Xp8vRt4Ws1" https://x.io', '7f3kQ9zLm2Xp8vRt4Ws1'],
    ['https://x.io/?access_token=q8Kz3LmP0xW7vR2t&page=1', 'q8Kz3LmP0xW7vR2t'],
    ['os.environ["STRIPE_KEY"] = "Jx82kLq0ZpWm39Rt"', 'Jx82kLq0ZpWm39Rt'],
    ['The token for the staging bot is 9fK2mQ7xLp3ZvR8tWs, keep it safe', '9fK2mQ7xLp3ZvR8tWs'],
  ])('finds the value in %s', (text, value) => {
    expect(findSecrets(text).map(({ start, end }) => text.slice(start, end))).toEqual([value])
  })

  test.each([
    'password = os.environ["DB_PASSWORD"]',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of another language
    'password: ${DB_PASSWORD}',
    'const token = await getToken(user.id)',
    'secret: {{ .Values.secret }}',
    'api_key=YOUR_API_KEY',
    'api_key="<insert key here>"',
    'password: changeme',
    'password=xxxxxxxxxx1',
    'max_tokens: 4096',
    'The password must be at least 12 characters and contain a digit.',
    'Passwords are hashed with bcrypt and SHA-256.',
    'secretKeyRef:\n  name: app-secrets-2\n  key: db_password',
    'csrf_token: 8f3kd92kfls03kfm2lq9aa',
    '"key": "3f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c"',
    'LLM_SECRET_NAME = "NEXUS-GPT4-API-KEY"',
    'commit 8fe6eb58c620d79460b37f89a459105336c11ffb fixes the token bug',
    '"integrity": "sha512-LqvEsV9qSMSF1yOH8osL712ZOmIA/UTOlKyd1r51y6fpJUlrKFqlYZSPZTzYR2D44Fe3djOJt5vAYzJ2G/Q2eg=="',
    'request_id=e977df13-249c-49ea-a2f7-7158ab978afa took=31ms',
    'keyboard layout: en-US-2',
    'The secret is to use cold butter and 2 eggs.',
    'let passwordField1 = document.getElementById("pw1")',
  ])('leaves %s alone', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('credentials with a form', () => {
  test('finds the password of a connection string and nothing around it', () => {
    expect(found('postgres://app:Vb6nT3qz@db.internal:5432/shop')).toEqual(['url-password Vb6nT3qz'])
    expect(found('postgres://user:password@localhost:5432/db')).toEqual([])
  })

  test('finds Basic credentials whose pair is real', () => {
    expect(rules(`Authorization: Basic ${btoa('admin:Gh8kLz2q')}`)).toEqual(['basic-auth'])
    expect(rules(`Authorization: Basic ${btoa('Aladdin:open sesame')}`)).toEqual([])
  })

  test('finds a JSON Web Token only when its header is JSON with an algorithm', () => {
    const part = (value: object): string => btoa(JSON.stringify(value)).replaceAll('=', '')
    const token = (header: object, payload: object): string => `${part(header)}.${part(payload)}.${BODY.slice(0, 43)}`
    expect(rules(token({ alg: 'HS256', typ: 'JWT' }, { sub: 'u-93', exp: 1 }))).toEqual(['json-web-token'])
    expect(rules(token({ name: 'no algorithm' }, { sub: 'u-93' }))).toEqual([])
    expect(rules(token({ alg: 'HS256' }, { sub: '1234567890', name: 'John Doe' }))).toEqual([])
  })

  test('finds private keys, whole or cut off, and not talk about them', () => {
    const head = glue('-----BEGIN RSA ', 'PRIVATE KEY-----')
    const body = glue('MIIEpAIBAAKCAQEA', BODY, '\n', BODY)
    expect(rules(`${head}\n${body}\n${head.replace('BEGIN', 'END')}`)).toEqual(['private-key'])
    expect(rules(`${head}\n${body}`)).toEqual(['private-key'])
    expect(rules(JSON.stringify({ private_key: `${head}\n${body}\n` }))).toEqual(['private-key'])
    expect(rules(`A file that starts with ${head} is a private key.`)).toEqual([])
  })
})

describe('any text', () => {
  const pieces = fc.constantFrom(
    'password=',
    'token: ',
    'sk-',
    '://a:',
    'eyJ',
    '"',
    "'",
    '=',
    ' ',
    '\n',
    '😀',
    BODY,
    HEX,
    'key',
    '-----BEGIN PRIVATE KEY-----',
  )

  test('never throws, and findings lie in the text in order without overlap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string(), fc.string({ unit: 'binary' })), { maxLength: 30 }),
        (parts) => {
          const text = parts.join('')
          let last = 0
          for (const { start, end, score } of findSecrets(text)) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(end).toBeGreaterThan(start)
            expect(end).toBeLessThanOrEqual(text.length)
            expect(score > 0 && score <= 1).toBe(true)
            last = end
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test('a key that is public, said in words, is none', () => {
    expect(rules('public key: dRzDTn7qLWaYyDIfIZwXeozLH5q41HuEGLmmnmflZSs=')).toEqual([])
  })

  test('many tries that fail do not hide a secret further on', () => {
    const text = `${'password '.repeat(20_000)}\n${' '.repeat(5000)}DB_PASSWORD=Tr0ub4dor&3`
    expect(rules(text)).toContain('generic-password')
  })
})
