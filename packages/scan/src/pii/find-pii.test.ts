import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPii } from './find-pii.ts'

function found(text: string, least = 0.5): readonly string[] {
  return findPii(text)
    .filter(({ score }) => score >= least)
    .map(({ type, start, end }) => `${type} ${text.slice(start, end)}`)
}

describe('numbers and names with a check', () => {
  // Type, a text with a valid value, the value, and the text with a broken check.
  test.each([
    [
      'iban',
      'to DE89 3704 0044 0532 0130 00 please',
      'DE89 3704 0044 0532 0130 00',
      'to DE89 3704 0044 0532 0130 01 please',
    ],
    ['card', 'card 4111 1111 1111 1111 exp', '4111 1111 1111 1111', 'card 4111 1111 1111 1112 exp'],
    ['card', '3782 822463 10005', '3782 822463 10005', '3782 822463 10006'],
    ['us-ssn', 'SSN 536-22-8726', '536-22-8726', 'SSN 666-22-8726'],
    ['us-itin', 'ITIN 912-78-1234', '912-78-1234', 'ITIN 912-69-1234'],
    ['us-ein', 'EIN: 12-3456781', '12-3456781', 'EIN: 07-3456781'],
    ['us-routing', 'routing number 021000021', '021000021', 'routing number 021000022'],
    ['uk-nino', 'NI number AB 12 34 56 C', 'AB 12 34 56 C', 'NI number BG 12 34 56 C'],
    ['uk-nhs', 'NHS number 943 476 5919', '943 476 5919', 'NHS number 943 476 5918'],
    ['de-steuer-id', 'Steuer-ID 86 095 742 719', '86 095 742 719', 'Steuer-ID 86 095 742 718'],
    ['fr-nir', '1 85 05 78 006 084 91', '1 85 05 78 006 084 91', '1 85 05 78 006 084 92'],
    ['es-dni', 'DNI 12345678Z', '12345678Z', 'DNI 12345678A'],
    ['es-nie', 'NIE X1234567L', 'X1234567L', 'NIE X1234567A'],
    ['it-codice-fiscale', 'RSSMRA85T10A562S', 'RSSMRA85T10A562S', 'RSSMRA85T10A562T'],
    ['pl-pesel', 'PESEL 44051401359', '44051401359', 'PESEL 44051401358'],
    ['pt-nif', 'NIF 501442600', '501442600', 'NIF 501442601'],
    ['nl-bsn', 'BSN 111222333', '111222333', 'BSN 111222334'],
    ['be-rrn', '85.07.30-033.28', '85.07.30-033.28', '85.07.30-033.29'],
    ['se-personnummer', '811218-9876', '811218-9876', '811218-9877'],
    ['no-fodselsnummer', 'fødselsnummer 15076500565', '15076500565', 'fødselsnummer 15076500566'],
    ['dk-cpr', 'CPR 150765-1234', '150765-1234', 'CPR 151365-1234'],
    ['fi-hetu', 'hetu 131052-308T', '131052-308T', 'hetu 131052-308U'],
    ['ch-ahv', '756.9217.0769.85', '756.9217.0769.85', '756.9217.0769.86'],
    ['br-cpf', '529.982.247-25', '529.982.247-25', '529.982.247-26'],
    ['br-cnpj', '11.222.333/0001-81', '11.222.333/0001-81', '11.222.333/0001-82'],
    ['ca-sin', 'SIN 130 692 544', '130 692 544', 'SIN 130 692 545'],
    ['au-tfn', 'TFN 123 456 782', '123 456 782', 'TFN 123 456 783'],
    ['au-medicare', 'Medicare 2428 77813 2', '2428 77813 2', 'Medicare 2428 77823 2'],
    ['in-aadhaar', 'Aadhaar 2341 2341 2346', '2341 2341 2346', 'Aadhaar 2341 2341 2347'],
    ['in-pan', 'PAN: ABCPE1234F', 'ABCPE1234F', 'PAN: ABCXE1234F'],
    ['cn-resident-id', '11010519491231002X', '11010519491231002X', '11010519491231003X'],
    ['kr-rrn', '850709-1023456', '850709-1023456', '851309-1023456'],
    ['jp-my-number', 'マイナンバー 123456789018', '123456789018', 'マイナンバー 123456789017'],
    ['mx-curp', 'HEGG560427MVZRRL04', 'HEGG560427MVZRRL04', 'HEGG560427MVZRRL05'],
    ['za-id', 'South African ID 8001015009087', '8001015009087', 'South African ID 8001015009088'],
    ['tr-kimlik', 'TC kimlik 10000000146', '10000000146', 'TC kimlik 10000000147'],
    ['sg-nric', 'S1234567D', 'S1234567D', 'S1234567E'],
    ['cl-rut', '12.345.678-5', '12.345.678-5', '12.345.678-6'],
    [
      'bitcoin-address',
      '1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
      '1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
      '1BoatSLRHtKNngkdXEeobR76b53LETtpyU',
    ],
    [
      'bitcoin-address',
      'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
      'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
      'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mda',
    ],
    [
      'ethereum-address',
      '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
      '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
      '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed',
    ],
    [
      'tron-address',
      'TJRabPrwbZy45sbavfcjinPJC18kjpRTv8',
      'TJRabPrwbZy45sbavfcjinPJC18kjpRTv8',
      'TJRabPrwbZy45sbavfcjinPJC18kjpRTv9',
    ],
  ])('finds %s in "%s", and not when the check is wrong', (type, text, value, broken) => {
    expect(found(text)).toEqual([`${type} ${value}`])
    expect(found(broken).filter((one) => one.startsWith(type))).toEqual([])
  })
})

describe('what has a form and no check', () => {
  test.each([
    ['email', 'Reach anna.kovacs+jobs@mail.co.uk today', 'anna.kovacs+jobs@mail.co.uk'],
    ['email', '<mailto:a_b@x-y.de?subject=1>', 'a_b@x-y.de'],
    ['phone', 'Call me at (415) 555-2671.', '(415) 555-2671'],
    ['phone', 'London: +44 20 7946 0958', '+44 20 7946 0958'],
    ['phone', 'Tel: 030/901820', '030/901820'],
    ['phone', 'Paris 06 12 34 56 78', '06 12 34 56 78'],
    ['phone', '手机 13812345678', '13812345678'],
    ['phone', 'Fax: 463-612-6138x036', '463-612-6138x036'],
    ['ip', 'login from 84.17.45.201', '84.17.45.201'],
    ['ip', 'client 2a02:8108:8c40:3f::2', '2a02:8108:8c40:3f::2'],
    ['mac', 'ether 00:1a:2b:3c:4d:5e', '00:1a:2b:3c:4d:5e'],
    ['passport', 'passport number is C01X00T47', 'C01X00T47'],
    ['driving-licence', "driver's license number is F16282354", 'F16282354'],
    ['date-of-birth', 'She was born on July 4, 1985 in Ohio', 'July 4, 1985'],
    ['date-of-birth', 'DOB: 04/12/1985', '04/12/1985'],
    ['street-address', 'I live at 221B Baker Street, London NW1 6XE', '221B Baker Street, London NW1 6XE'],
    ['street-address', 'Musterstraße 12, 10115 Berlin', 'Musterstraße 12, 10115 Berlin'],
    ['street-address', '12 rue de la Paix, 75002 Paris', '12 rue de la Paix, 75002 Paris'],
    ['url-credentials', 'https://bob:Zk28dkLq@x.io/a', 'bob:Zk28dkLq'],
    ['postal-code', 'my zip code is 90210', '90210'],
  ])('finds %s in "%s"', (type, text, value) => {
    expect(found(text)).toContain(`${type} ${value}`)
  })

  test('private and documentation addresses are only hints', () => {
    expect(found('host 192.168.1.17 and 203.0.113.9 and 2001:db8:1::7')).toEqual([])
    expect(found('host 192.168.1.17', 0.1)).toEqual(['ip 192.168.1.17'])
    expect(found('listen on 127.0.0.1 and 0.0.0.0', 0)).toEqual([])
  })
})

describe('look-alikes', () => {
  test.each([
    'The build number is 4111111111111111 and it passed.',
    'Order 4155552671 shipped, tracking 1Z999AA10123456784',
    'ISBN 978-3-16-148410-0, pages 12 to 99',
    'Part no. 434-6922-0936 replaces part no. 097-9957-7453 from 2021.',
    'timestamp 1718023485123, trace 4bf92f3577b34da6a3ce929d0e0e4736',
    'Upgrade from v4.16.16 to v15.4.3; Windows 10.0.19045.3803',
    'Chrome/120.0.6099.109 Safari/537.36',
    'Meeting 2024-05-12 14:30-15:45, then 05/12/2024',
    'Population grew from 620,173 to 959,528 between 1990 and 2020.',
    'SELECT id FROM users WHERE id IN (6874, 9420, 52729)',
    'commit 9fceb02d0ae598e95dc970b74767f19372d61af8',
    'git@github.com:org/repo.git and npm i @scope/pkg@1.2.3 and icon@2x.png',
    'std::vector<int> a::b::c at 12:34:56',
    'fingerprint 43:51:43:a1:b5:fc:8b:b7:0a:3a:a9:b1:0f:66:73:a8',
    'Fibonacci: 144 233 377 610 987 1597',
    '$1,234,567.89 and EUR 1.234.567,89',
    'M = 19500 × (0.01273 / 0.38845)',
    'A card number has 16 digits and an SSN looks like 123-45-6789.',
    'during 2005, scoring 14, via 4G, et al. 1998',
  ])('leaves "%s" alone', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('any text', () => {
  const pieces = fc.constantFrom(
    '4111 1111',
    '+44 ',
    '@',
    'a@b',
    '://',
    '1.1.',
    '::',
    'born ',
    'phone ',
    'DE89',
    '0x',
    '-',
    '(',
    ' ',
    '\n',
    '😀',
    'address is ',
  )

  test('never throws, and findings lie in the text in order without overlap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.nat().map(String), fc.string(), fc.string({ unit: 'binary' })), { maxLength: 30 }),
        (parts) => {
          const text = parts.join('')
          let last = 0
          for (const { start, end, score } of findPii(text)) {
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

  test('many numbers that are nobody’s do not hide one further on', () => {
    const text = `${'12 '.repeat(20_000)}${' '.repeat(5000)}IBAN DE89370400440532013000`
    expect(found(text)).toEqual(['iban DE89370400440532013000'])
  })
})
