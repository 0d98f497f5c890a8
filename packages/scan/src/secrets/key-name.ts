/** How much the name of a field says about its value. */
export type NameKind =
  /** A person chose it: it may be short and made of words. */
  | 'password'
  /** A machine drew it. */
  | 'key'
  /** Only says "key" or "code": the value must look drawn. */
  | 'weak'

/** Words that a name of a secret contains, small, without separators; the longest decides. */
export const PASSWORD_WORDS: readonly string[] = [
  'password',
  'passwd',
  'passphrase',
  'passwort',
  'kennwort',
  'passcode',
  'identified by',
  'convertto-securestring',
  'contraseña',
  'contrasena',
  'mot de passe',
  'motdepasse',
  'mot_de_passe',
  'senha',
  'wachtwoord',
  'hasło',
  'haslo',
  'lösenord',
  'losenord',
  'parola',
  'şifre',
  'пароль',
  '密码',
  '密碼',
  'パスワード',
  '비밀번호',
  'salasana',
  'adgangskode',
  'heslo',
  'jelszó',
  'clave',
  'pwd',
  'passw',
  'pass',
  'psw',
  'pw',
]

/** Words that name a key drawn by a machine. */
export const KEY_WORDS: readonly string[] = [
  'secret',
  'token',
  'api_key',
  'apikey',
  'api-key',
  'api key',
  'app_key',
  'appkey',
  'access_key',
  'accesskey',
  'access-key',
  'access key',
  'private_key',
  'privatekey',
  'private-key',
  'client_key',
  'clientkey',
  'auth_key',
  'authkey',
  'auth-key',
  'service_key',
  'master_key',
  'masterkey',
  'account_key',
  'accountkey',
  'encryption_key',
  'encryptionkey',
  'signing_key',
  'signingkey',
  'license_key',
  'licence_key',
  'licensekey',
  'license key',
  'storage_key',
  'shared_key',
  'session_key',
  'webhook_key',
  'admin_key',
  'deploy_key',
  'consumer_key',
  'crypt_key',
  'server_key',
  'credential',
  'creds',
  'bearer',
  'authorization',
  'apitoken',
  'clientsecret',
  '密钥',
  'api_hash',
  'sas_key',
  'write_key',
  'ingest_key',
  'integration_key',
  'subscription-key',
  'subscription_key',
  'subscription key',
  'schlüssel',
  'функция_ключ',
  'ключ',
]

/** Words that say a little. */
export const WEAK_WORDS: readonly string[] = [
  'key',
  'auth',
  'salt',
  'seed',
  'pat',
  'sid',
  'session_id',
  'sessionid',
  'signature',
]

/** Last words of names whose value is about the secret and not the secret. */
const ABOUT = new Set(
  'name names id ids type types path paths file files filename url uri urls endpoint host hostname port length len size count counts limit limits min max hash hashes digest field fields label title text placeholder hint prompt policy policies rule rules expiry expires expiration ttl age date time timestamp at format version versions alias ref arn index prefix suffix provider class error errors message required enabled valid validator validation strength reset forgot confirm input form page link button icon ring board word words stroke code_challenge method mode algorithm algo alg kind scope scopes usage budget price cost window number'.split(
    ' ',
  ),
)
/** Words in names of things that are public or only look like a secret. */
const PUBLIC =
  /(?:^|[_.\s-])(?:public|publishable|pub|primary|foreign|partition|sort|cache|bucket|row|shard|hash|map|object|dict|sorting|group|range|lookup|natural|composite|unique|idempotency|dedup|route|routing|translation|locale|i18n|sheet|schema|page|next|prev|previous|continuation|cursor|pagination|csrf|xsrf|request|trace|span|correlation|design|max|min|num|total|input|output|prompt|completion|cached|reasoning|eos|bos|pad|unk|sep|cls|mask|stop|special|node|commit|git|checksum|integrity|etag|sha|sha1|sha256|md5|fingerprint|thumbprint|version|revision|build|keyboard|react|test_?id)(?=$|[_.\s-])/

/** `clientSecretValue` as `client_secret_value`. */
function splitWords(name: string): string {
  const small = name.toLowerCase()
  if (small === name) return name
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
}

/** Whether the whole name of a field leaves room for its value to be a secret. */
export function mayNameSecret(name: string, kind: NameKind): boolean {
  const words = splitWords(name)
  const last = words.slice(Math.max(...['_', '.', '-', ' '].map((sign) => words.lastIndexOf(sign))) + 1)
  if (ABOUT.has(last) && !(kind === 'weak' && (last === 'id' || last === 'sid'))) return false
  return kind === 'password' || !PUBLIC.test(words)
}
