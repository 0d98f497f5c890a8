/** Words that say what a number near them is; whole words, small letters. */
const WORDS = {
  phone:
    'phone|telephone|tel|mobile|cell|cellphone|fax|call|dial|ring|text me|text us|texting|sms|whatsapp|viber|contact|reach|reach me|hotline|helpline|desk|telefon|telefono|teléfono|móvil|movil|celular|handy|mobil|rufnummer|téléphone|portable|telefone|телефон|тел|電話|电话|手机|전화|telefoon|puhelin|telefonnummer|landline|pager|callback|phoned|direct line|extension|ext|voicemail|answering|called|calling|calls from|numéro de téléphone|numero di telefono|número de teléfono|registered|my number is|his number is|her number is|our number is|their number is',
  /** Behind a number, on business cards. */
  handset: 'office|work|home|direct|fax|mobile|cell|tel|desk',
  card: 'card|cards|credit|debit|visa|mastercard|amex|american express|maestro|discover|cc|ccnum|cardnumber|card number|kreditkarte|kartennummer|karte|tarjeta|carte|cartão|cartao|carta|karta|信用卡|カード|카드|payment|charge|cvv|cvc',
  ssn: 'ssn|social security|social-security|socialsecurity|soc sec|itin|taxpayer|social',
  ein: 'ein|employer identification|fein|federal tax',
  nino: 'nino|national insurance|ni number|ni no',
  nhs: 'nhs|national health|patient|health number',
  steuer:
    'steuer|steuernummer|steuerid|steuer-id|steueridentifikationsnummer|idnr|tin|tax id|tax number|identifikationsnummer',
  nir: 'nir|sécurité sociale|securite sociale|numéro de sécu|insee',
  dni: 'dni|nie|nif|documento',
  pesel: 'pesel',
  nif: 'nif|contribuinte|contribuente',
  bsn: 'bsn|burgerservicenummer|sofinummer|sofi',
  rrn: 'rijksregister|rijksregisternummer|registre national|niss|insz|national register',
  nordic:
    'personnummer|personnr|cpr|fødselsnummer|fodselsnummer|henkilötunnus|hetu|cpr-nr|personal identity|personal number|samordningsnummer',
  ahv: 'ahv|avs|oasi',
  cpf: 'cpf|cnpj|cadastro',
  sin: 'sin|social insurance',
  tfn: 'tfn|tax file|medicare',
  aadhaar: 'aadhaar|aadhar|adhaar|uidai|uid|आधार',
  pan: 'pan|permanent account',
  mynumber: 'my number|マイナンバー|個人番号|mynumber',
  za: 'south african|sa id|id number|identity number|rsa id',
  cnp: 'cnp|cod numeric personal',
  kimlik: 'kimlik|t.c|tc no|tckn|tc kimlik',
  passport: 'passport|reisepass|passeport|pasaporte|passaporto|passnummer|護照|护照|パスポート|여권',
  licence:
    "driver's license|drivers license|driver license|driving licence|driving license|driver licence|driver's licence|dl number|dl no|führerschein|permis de conduire|licence number|license number",
  routing: 'routing|aba|rtn|routing number',
  account: 'account number|account no|acct|bank account|kontonummer|sort code|iban',
  wallet:
    'wallet|bitcoin|btc|ethereum|eth|solana|sol|monero|litecoin|dogecoin|ripple|xrp|tron|cardano|crypto|deposit address|payout',
  ip: 'ip|ipv4|ipv6|address|host|client|server|from|remote|addr|src|dst|source|login|logged|visitor|blocked|firewall|gateway|subnet|ping|ssh',
  mac: 'mac|hwaddr|ether|hardware address|bssid',
  born: 'born|birth|birthday|birthdate|dob|d.o.b|date of birth|geboren|geburtsdatum|geb|né|née|naissance|nacido|nacida|nacimiento|nascita|nato|nata|nascimento|рожден|рождения|生年月日|出生|생년월일|urodzenia|födelsedatum|fødselsdato|geboortedatum',
  zip: 'zip|zipcode|zip code|postal code|postcode|post code|plz|postleitzahl|code postal|código postal|codigo postal|cap|cep|郵便番号|邮编',
  address:
    'address|live at|lives at|living at|located at|residing at|resides at|residence|reside|ship to|deliver to|delivered to|meet me at|moved to|home at|adresse|dirección|direccion|indirizzo|anschrift|wohnhaft|wohne|wohnt|domicile|endereço|arrived at|corner of|station is on|住所|地址|主소',
  street:
    'rue|avenue|boulevard|allée|place|chemin|impasse|quai|calle|avenida|avda|paseo|plaza|carrer|via|viale|corso|piazza|piazzetta|vicolo|rua|travessa|ulica|ul.|aleja|ulitsa|ул.|улица|strada|bulevardul|jalan|jl.',
  /** What makes a number a plain number; the nearest word decides. */
  other:
    'build|order|orders|invoice|tracking|serial|version|ver|isbn|issn|isni|doi|sku|upc|ean|gtin|asin|part|ref|reference|ticket|timestamp|epoch|commit|issue|batch|lot|case|population|port|ports|pid|bytes|size|row|rows|offset|line|hash|uuid|guid|chapter|section|room|gate|flight|revision|release|item|product|model|shipment|parcel|trace|span|request|job|run|error|code|page|pages|figure|table|equation|count|total|sum|id|ids|nonce|seed|checksum|md5|crc|block|transaction|txn|receipt|quote|po|rfc|cve|bug|pr|pull|test|tests|sample|coordinates|latitude|longitude|lat|lon|lng|score|price|amount|balance|usd|eur|gbp|kb|mb|gb|ms|sec|seconds|duration|width|height|pixel|pixels|resolution|range|dataset|node|rack|barcode|catalog|catalogue|vin|imei|iccid|session|user_id|userid|msgid|message-id|event|records|warehouse|unit|device|asset|firmware|patch',
} as const

/** What the words near a number can say of it. */
export type ContextKind = keyof typeof WORDS

/** Their names, in order. */
const KINDS = Object.keys(WORDS) as readonly ContextKind[]

/** The place of each in `KINDS`. */
export const INDEX: ReadonlyMap<string, number> = new Map(KINDS.map((kind, at) => [kind, at]))

function listLiterals(): ReadonlyMap<string, readonly number[]> {
  const kindsOf = new Map<string, number[]>()
  for (const [kind, name] of KINDS.entries()) {
    for (const word of WORDS[name].split('|')) {
      const list = kindsOf.get(word)
      if (list) list.push(kind)
      else kindsOf.set(word, [kind])
    }
  }
  return kindsOf
}

const KINDS_OF = listLiterals()

/** All the words. */
export const TELLING_WORDS: readonly string[] = [...KINDS_OF.keys()]
/** By word: the kinds it belongs to, as indexes of `KINDS`. */
export const KINDS_BY_WORD: readonly (readonly number[])[] = [...KINDS_OF.values()]
