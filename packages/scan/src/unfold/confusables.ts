/** Writing systems that matter for look-alikes. */
export type Script = 'latin' | 'greek' | 'cyrillic' | 'other'

// What can pass for each Latin letter, by the shapes of the letters in common fonts: Greek and Coptic, Cyrillic,
// Armenian, Cherokee, small capitals and phonetic letters, letters with strokes, signs of money, Canadian syllabics,
// Lisu, and the Thai, Lao, Georgian and Hebrew letters that "fancy text" makers use. Letters that African, Turkic and
// Nordic languages write with (ɛ ɔ ŋ ə ı ø đ ł) are left out on purpose.
const SHAPES: readonly (readonly [latin: string, shapes: string])[] = [
  ['a', 'αаӓӑꭺᴀɑⱥค'],
  ['A', 'ΑАᎪᗅꓮ₳ȺᗩӐӒ'],
  ['b', 'βвьƅᏏʙƀҍꮟᖯ'],
  ['B', 'ΒВᏴᗷꓐ฿ɃᏰЬƄ'],
  ['c', 'сⲥᴄƈȼꮯ'],
  ['C', 'СᏟⲤꓚ₵ᑕȻ'],
  ['d', 'ԁᏧɗᴅժꮷ๔ძ'],
  ['D', 'ᎠᗞᗪꓓƊᎴ'],
  ['e', 'εеєҽᴇɇҿӗѐёꬲ'],
  ['E', 'ΕЕᎬⴹꓰɆᗴЄЀЁ'],
  ['f', 'ϝғꞙꬵẝքʄꜰ'],
  ['F', 'ϜҒᖴꓝ₣Ƒ'],
  ['g', 'ցɡɢᶃǥԍɠꮐ'],
  ['G', 'ԌᏀᏳꓖ₲ǤᎶ'],
  ['h', 'һհнᏂʜɦћђԋꮋ'],
  ['H', 'ΗНᎻᕼⲎꓧⱧҢӇ'],
  ['i', 'ιіїӏᎥꙇɪɨɩꭵ'],
  ['I', 'ΙІЇӀᛁⲒꓲⵏ'],
  ['j', 'ϳјյʝᴊɉ'],
  ['J', 'ͿЈᎫᒍꓙɈ'],
  ['k', 'κкᴋĸⲕҝқƙꮶ'],
  ['K', 'ΚКᏦⲔꓗ₭ᛕҚҞ'],
  ['l', 'ʟɭⱡןꮮɫ'],
  ['L', 'ᏞᒪⳐꓡⱠԼ'],
  ['m', 'мᴍɱ₥๓ꮇⲙ'],
  ['M', 'ΜМᎷⲘᗰꓟϺ'],
  ['n', 'ηոռпᴎɴภɲƞ'],
  ['N', 'ΝⲚꓠ₦ᑎƝ'],
  ['o', 'οσоօᴏⲟ๏ഠөӧ௦'],
  ['O', 'ΟОՕⲞꓳⵔѲƟӨ'],
  ['p', 'ρрⲣᴘƥҏרꮲ'],
  ['P', 'ΡРᏢⲢᑭꓑ₱Ƥ'],
  ['q', 'ǫԛզգʠɋϙ'],
  ['Q', 'ԚⵕϘ'],
  ['r', 'гᴦⲅʀɾɽɼꮢꭇѓ'],
  ['R', 'ᏒᎡᖇꓣⱤЯᚱ'],
  ['s', 'ѕʂꜱꮪรƽ'],
  ['S', 'ЅՏᏚᏕᔕꓢ₴Ϩ'],
  ['t', 'τтᴛŧեⲧ'],
  ['T', 'ΤТᎢⲦꓔ₮ŦҬ'],
  ['u', 'υսцᴜʋʉยꞟ'],
  ['U', 'ՍᑌꓴɄԱ'],
  ['v', 'νѵᴠⱱטꮩง'],
  ['V', 'ᏙᐯꓦⴸѴ'],
  ['w', 'ωшԝաᴡɯฬѡꮃ'],
  ['W', 'ᎳᏔԜꓪ₩ᗯШ'],
  ['x', 'χхⲭҳӽᚷ'],
  ['X', 'ΧХⲬꓫ᙭ӾҲ'],
  ['y', 'γуʏүӯўɏұყչ'],
  ['Y', 'ΥУҮⲨᎩꓬɎҰ'],
  ['z', 'ᴢʐƶȥꮓʑ'],
  ['Z', 'ΖᏃꓜⱫƵ'],
]

// Letters that pass for a Latin one only beside others that do: words of these alone are real words.
const WEAK = 'αβεηικρσυχγωτϙвьєёнкмпгтцшЬЯШЄЁїЇѓўУөӨคงยรภԱԼאטןר'

/** By code unit the Latin letter that it looks like. */
export const LOOKALIKES = new Map<number, number>(
  SHAPES.flatMap(([latin, shapes]) =>
    Array.from(shapes, (shape): [number, number] => [shape.charCodeAt(0), latin.charCodeAt(0)]),
  ),
)

const latin = new Uint8Array(0x10000)
for (const [code, letter] of LOOKALIKES) latin[code] = letter

/** The Latin letter that a code unit looks like; itself when it looks like none. */
export function latinOf(code: number): number {
  return latin[code] || code
}

// Signs of money pass for letters only beside letters, too.
const weak = new Uint8Array(0x10000)
for (const letter of WEAK) weak[letter.charCodeAt(0)] = 1
weak.fill(1, 0x20a0, 0x20d0)

/** Whether a look-alike is close enough that a word of nothing else is taken for Latin. */
export function isCloseLookalike(code: number): boolean {
  return weak[code] === 0
}

/** The writing system of a letter. */
export function scriptOf(code: number): Script {
  if (code < 0x370 || (code >= 0x1d00 && code < 0x1f00) || (code >= 0x2c60 && code < 0x2c80)) return 'latin'
  if (code < 0x400 || (code >= 0x1f00 && code < 0x2000)) return 'greek'
  if (code < 0x530) return 'cyrillic'
  return code >= 0xa720 && code < 0xa800 ? 'latin' : 'other'
}
