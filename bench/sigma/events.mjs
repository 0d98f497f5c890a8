import { createRandom } from '../scan/random.mjs'

const FOLDERS = [
  'C:\\Program Files\\Contoso',
  'C:\\Program Files (x86)\\Fabrikam',
  'C:\\Program Files\\Tailspin',
  'D:\\apps\\build',
]
const PROGRAMS = [
  'updater.exe',
  'planner.exe',
  'archiver.exe',
  'ledger.exe',
  'syncclient.exe',
  'teamchat.exe',
  'viewer.exe',
]
const USERS = ['CONTOSO\\anna', 'CONTOSO\\bo', 'NT AUTHORITY\\SYSTEM', 'CONTOSO\\carla']
const HOSTS = ['files.contoso.example', 'mail.contoso.example', 'api.fabrikam.example', 'cdn.example.org']
const WORDS =
  'report budget invoice please summarise meeting notes quarter customer delivery plan draft table update team week'.split(
    ' ',
  )
const MODELS = ['gpt-5.1', 'claude-sonnet-5', 'mistral-large']
const CATEGORIES = ['prompt', 'response', 'retrieval', 'tool', 'token']

/** Events of four shapes that no rule is meant to match, each with its log source and fields; the same for the same seed. */
export function buildEvents(count, seed) {
  const random = createRandom(seed)
  const shapes = [processCreation, networkConnection, aiEvent, cloudTrail]
  return Array.from({ length: count }, (_, i) => shapes[i % shapes.length](random))
}

function processCreation(random) {
  const image = `${random.pick(FOLDERS)}\\${random.pick(PROGRAMS)}`
  const parent = `${random.pick(FOLDERS)}\\launcher.exe`
  return shape(
    { product: 'windows', category: 'process_creation', service: 'sysmon' },
    {
      EventID: 1,
      UtcTime: '2026-11-23 10:11:12.131',
      ProcessGuid: `{${hex(random, 32)}}`,
      ProcessId: random.below(60_000),
      Image: image,
      FileVersion: `10.${random.below(9)}.1`,
      Description: 'Contoso line of business',
      Product: 'Contoso Suite',
      Company: 'Contoso Ltd',
      OriginalFileName: image.split('\\').at(-1),
      CommandLine: `"${image}" --project ${words(random, 3)} --job ${hex(random, 12)} --out D:\\data\\${words(random, 1)}.dat`,
      CurrentDirectory: 'D:\\data\\',
      User: random.pick(USERS),
      LogonId: `0x${hex(random, 5)}`,
      IntegrityLevel: 'Medium',
      Hashes: `SHA1=${hex(random, 40)},MD5=${hex(random, 32)},SHA256=${hex(random, 64)},IMPHASH=${hex(random, 32)}`,
      ParentImage: parent,
      ParentCommandLine: `"${parent}" --service ${words(random, 2)}`,
      ParentUser: random.pick(USERS),
    },
  )
}

function networkConnection(random) {
  return shape(
    { product: 'windows', category: 'network_connection', service: 'sysmon' },
    {
      EventID: 3,
      Image: `C:\\Program Files\\Contoso\\${random.pick(PROGRAMS)}`,
      User: random.pick(USERS),
      Protocol: 'tcp',
      Initiated: 'true',
      SourceIp: `10.1.${random.below(250)}.${random.below(250)}`,
      SourcePort: 49_152 + random.below(16_000),
      DestinationIp: `10.2.${random.below(250)}.${random.below(250)}`,
      DestinationHostname: random.pick(HOSTS),
      DestinationPort: 443,
    },
  )
}

function aiEvent(random) {
  const category = random.pick(CATEGORIES)
  return shape(
    { product: 'telltale', category },
    {
      'telltale.category': category,
      'gen_ai.request.model': random.pick(MODELS),
      'gen_ai.operation.name': 'chat',
      'gen_ai.conversation.id': hex(random, 16),
      'user.id': `user-${random.below(200)}`,
      'telltale.prompt.text': words(random, 60),
      'gen_ai.usage.input_tokens': random.below(4000),
      'gen_ai.usage.output_tokens': random.below(900),
      'telltale.risk.score': random.below(30) / 100,
    },
  )
}

function cloudTrail(random) {
  return shape(
    { product: 'aws', service: 'cloudtrail' },
    {
      eventVersion: '1.09',
      eventSource: 'monitoring.amazonaws.com',
      eventName: random.pick(['DescribeAlarmHistory', 'GetMetricStatistics', 'ListDashboards']),
      awsRegion: 'eu-central-1',
      sourceIPAddress: `10.3.${random.below(250)}.${random.below(250)}`,
      userAgent: 'contoso-dashboard/1.4',
      requestParameters: { namespace: words(random, 1), period: 60 },
      'userIdentity.type': 'AssumedRole',
      'userIdentity.arn': `arn:aws:sts::111122223333:assumed-role/dashboard/${hex(random, 8)}`,
      eventID: hex(random, 32),
      readOnly: true,
    },
  )
}

function shape(logsource, fields) {
  return { logsource, fields }
}

function hex(random, length) {
  return Array.from({ length }, () => random.below(16).toString(16))
    .join('')
    .toUpperCase()
}

function words(random, count) {
  return Array.from({ length: count }, () => random.pick(WORDS)).join(' ')
}

/** The recorded event with every letter and digit of its values moved by one, so that its shape stays and nothing fits. */
export function scramble(value, name = '') {
  if (typeof value === 'string') return name === 'EventID' ? value : value.replace(/[a-z]/gi, nextLetter)
  if (Array.isArray(value)) return value.map((one) => scramble(one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, scramble(one, key)]))
}

function nextLetter(letter) {
  if (letter === 'z') return 'b'
  if (letter === 'Z') return 'B'
  return String.fromCharCode(letter.charCodeAt(0) + 1)
}
