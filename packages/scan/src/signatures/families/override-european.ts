import { DISCUSSED_OR_FORBIDDEN } from '../discussing.ts'
import { phrase } from '../phrase.ts'
import { buildFamily, NOT_SYSTEM } from '../signature.ts'

const DE_RULES =
  '(?:anweisung(?:en)?|instruktion(?:en)?|befehle?n?|regeln?|vorgaben?|richtlinien?|prompts?|anordnung(?:en)?|aufgaben?|einschränkung(?:en)?|systemprompt|aufträge?)'
const FR_RULES =
  '(?:questions?|demandes?|instructions?|consignes?|règles?|directives?|ordres?|invites?|restrictions?|prompts?|commandes?)'
const ES_RULES =
  '(?:preguntas?|instrucción|comandos?|solicitud(?:es)?|orden|instrucci(?:ones|ón)|indicaciones|órdenes|reglas|directrices|directivas|normas|restricciones|comandos|prompts?)'
const PT_RULES =
  '(?:perguntas?|pedidos?|comando|ordem|instru(?:ções|ção)|orientações|ordens|regras|diretrizes|comandos|restrições|prompts?)'
const IT_RULES =
  '(?:domand[ae]|richiest[ae]|comando|ordine|istruzion[ei]|indicazioni|ordini|regole|direttive|comandi|restrizioni|prompts?)'
const RU_RULES =
  '(?:вопрос|предложени|задани|инструкци|указани|правил|команд|приказ|директив|ограничени|промпт|запрос|предписани|установк|сообщени)[а-яё]{0,6}'
const TR_RULES = '(?:talimat|komut|kural|yönerge|direktif|emir|emr|kısıtlama|prompt|istem)[a-zçğıöşü]{0,8}'
const ID_RULES = '(?:instruksi|perintah|aturan|petunjuk|arahan|prompt)'

/** Instruction override in European languages, Turkish, Indonesian and Vietnamese. */
export const overrideEuropean = buildFamily(
  {
    family: 'override',
    label: 'injection',
    atlas: ['AML.T0051.000'],
    owasp: ['LLM01:2026', 'ASI01:2026'],
    roles: NOT_SYSTEM,
    elsewhere: 0.5,
    unless: DISCUSSED_OR_FORBIDDEN,
  },
  [
    {
      id: 'override.german',
      score: 0.9,
      reason: 'Tells the model in German to drop its instructions.',
      literals: [
        'ignorier',
        'vergiss',
        'vergesse',
        'vergessen sie',
        'missacht',
        'verwirf',
        'verwerf',
        'uberschreib',
        'umgeh',
        'befolge nicht',
        'folge nicht',
      ],
      pattern: phrase`(?:ignorier(?:e|en|t)?|vergiss|vergessen?(?: sie)?|missachten?|verwirf|verwerfen|überschreiben?|umgehe?n?|befolge nicht|folge nicht)(?: sie)? (?:bitte |nun |jetzt |einfach |ab sofort |sofort ){0,2}(?:(?:alle[rsn]?|jede|sämtlichen?|die|den|das|deine[nrs]?|ihre[nr]?|meine|bisherigen?|vorherigen?|vorigen?|obigen?|früheren?|vorangegangenen?|vorhergehenden?|ursprünglichen?|oben genannten|zuvor gegebenen|bestehenden|von|und) ){1,5}${DE_RULES}`,
    },
    {
      id: 'override.german-above',
      score: 0.65,
      reason: 'Tells the model in German to leave what stands above aside.',
      literals: [
        'ignorier',
        'vergiss',
        'vergesse',
        'lassen sie',
        'lass alle',
        'alle bisherigen',
        'alle vorherigen',
        'alle vorigen',
      ],
      pattern: phrase`(?:(?:ignorier(?:e|en)?|vergiss|vergessen?)(?: sie)? (?:bitte )?(?:(?:die|den|das|alle|alles) ){1,2}(?:oben (?:genannten?|stehenden?)|obigen?|vorherigen?|vorigen?|vorangehenden?|vorangegangenen?|letzten?|bisherigen?) [a-zäöüß]{4,20}|lass(?:en sie)? alle (?:vorherigen|bisherigen|vorigen) [a-zäöüß]{4,20} hinter|alle (?:bisherigen|vorherigen|vorigen) [a-zäöüß]{4,20}[^.\n]{0,50}?(?:irrelevant|ungültig|hinfällig|nichtig|aufgehoben|vergessen))`,
    },
    {
      id: 'override.german-noun-first',
      score: 0.7,
      reason: 'Tells the model in German to drop its instructions.',
      literals: ['alle ', 'die vorherigen', 'die bisherigen', 'sämtliche', 'samtliche', 'deine '],
      pattern: phrase`(?:alle|die|sämtliche|deine) (?:vorherigen |bisherigen |vorigen |obigen |deine |ihre |bestehenden ){0,2}(?:anweisungen|instruktionen|befehle|vorgaben|richtlinien|einschränkungen) (?:sofort |bitte |jetzt |ab sofort |zu ){0,2}(?:ignorieren|vergessen|missachten|verwerfen|überschreiben)\b`,
    },
    {
      id: 'override.german-everything',
      score: 0.75,
      reason: 'Tells the model in German to forget what came before.',
      literals: ['ignorier', 'vergiss', 'vergesse', 'missacht'],
      pattern: phrase`(?:ignorier(?:e|en)?|vergiss|vergessen?(?: sie)?|missachte)(?: sie)? (?:bitte )?(?:alles|den obigen|das obige|das vorherige|den vorherigen|die vorherigen|vorherige|vorige|obige)[,:]? ?(?:was|bisher|davor|oben|zuvor|vorher|text|nachricht(?:en)?|informationen|gesagte|und|dir|du|kontext|aufträge)`,
    },
    {
      id: 'override.french',
      score: 0.9,
      reason: 'Tells the model in French to drop its instructions.',
      literals: [
        'ignor',
        'oubli',
        'neglig',
        'fais abstraction',
        'faites abstraction',
        'ne tiens',
        'ne tenez',
        'ne suis p',
        'ne suivez p',
        'outrepass',
        'passe outre',
        'contourn',
        'desobei',
      ],
      pattern: phrase`(?:ignor(?:e|ez|er|ons)|oubli(?:e|ez|er|ons)|néglige[zr]?|(?:fais|faites) abstraction(?: de)?|ne (?:tiens|tenez) (?:pas|plus|aucun) compte(?: de)?|ne (?:suis|suivez) (?:pas|plus)|outrepasse[zr]?|passe outre(?: à)?|contourne[zr]?|désobéis(?:sez)?(?: à)?) (?:(?:toutes?|tous|les|la|le|tes|vos|ces|cette|des|de|mes|aux|précédentes?|anciennes|autres) ){1,4}${FR_RULES}(?: (?:précédente?s?|antérieure?s?|ci-dessus|initiales?|données?|reçues?|préalables?|du système|d'origine|de sécurité|et|que (?:tu|vous|l'on|je))|[.,!:]|$)`,
    },
    {
      id: 'override.spanish',
      score: 0.9,
      reason: 'Tells the model in Spanish to drop its instructions.',
      literals: [
        'ignor',
        'olvid',
        'descart',
        'desestim',
        'omit',
        'haz caso omiso',
        'haga caso omiso',
        'no sigas',
        'no siga',
        'no hagas caso',
        'desobede',
        'pasa por alto',
        'anula',
        'no tengas en cuenta',
        'deja de seguir',
      ],
      pattern: phrase`(?:ignor(?:a|e|ar|en|ad)|olvid(?:a|e|ar|en|ate de|arte de)|descart(?:a|e|ar)|desestim(?:a|e|ar)|omit(?:e|a|ir)|hag?[az] caso omiso (?:de|a)|no sigas?|no hagas caso (?:de|a)|desobede(?:ce|zca)|pasa por alto|anula|no tengas en cuenta|deja de seguir) (?:(?:todas|todos|cualquier|las|los|la|el|tus|sus|mis|estas|esas|de|anteriores|previas|demás|otras) ){1,4}${ES_RULES}(?: (?:anterior(?:es)?|previas?|previos?|de arriba|iniciales|dadas|recibidas|originales|del sistema|que|precedentes|y|de seguridad)|[.,!:]|$)`,
    },
    {
      id: 'override.portuguese',
      score: 0.9,
      reason: 'Tells the model in Portuguese to drop its instructions.',
      literals: [
        'ignor',
        'esquec',
        'esqueç',
        'desconsider',
        'descart',
        'desrespeit',
        'nao siga',
        'pare de seguir',
        'desobede',
        'anule',
      ],
      pattern: phrase`(?:ignor(?:e|a|ar|em)|esque[cç](?:a|e|er)(?:-se de)?|desconsider(?:e|a|ar)|descart(?:e|a|ar)|desrespeite|não siga|pare de seguir|desobedeça|anule) (?:(?:todas?|todos?|quaisquer|as|os|a|o|suas?|seus?|tuas|minhas|essas|estas|de|anteriores|prévias|outras) ){1,4}${PT_RULES}(?: (?:anterior(?:es)?|prévias?|prévios?|acima|iniciais|dadas|recebidas|originais|do sistema|que|precedentes|e|de segurança)|[.,!:]|$)`,
    },
    {
      id: 'override.italian',
      score: 0.9,
      reason: 'Tells the model in Italian to drop its instructions.',
      literals: [
        'ignor',
        'dimentic',
        'trascur',
        'tralasci',
        'scorda',
        'non seguire',
        'non tenere conto',
        'disobbed',
        'annulla',
      ],
      pattern: phrase`(?:ignor(?:a|ate|are|i)|dimentic(?:a|ate|are|hi|ati)|trascur(?:a|ate|are)|tralasci(?:a|ate|are)|scorda(?:ti)?|non seguire|non tenere conto|disobbedisci|annulla)(?: di)? (?:(?:tutte|tutti|qualsiasi|le|gli|i|la|il|alle|delle|tue|tuoi|vostre|mie|queste|precedenti|altre) ){1,4}${IT_RULES}(?: (?:precedent[ei]|anteriori|sopra|iniziali|date|ricevute|originali|di sistema|che|e)|[.,!:]|$)`,
    },
    {
      id: 'override.dutch-nordic-polish',
      score: 0.85,
      reason: 'Tells the model in Dutch, Swedish, Danish, Norwegian or Polish to drop its instructions.',
      literals: [
        'negeer',
        'vergeet',
        'ignorera',
        'ignorer',
        'glöm',
        'glem',
        'zignoruj',
        'ignoruj',
        'zapomnij',
        'pomin',
        'pomiń',
      ],
      pattern: phrase`(?:negeer|vergeet|ignorera?|glömm?|glem|z?ignoruj(?:cie)?|zapomnij(?: o)?|pomiń) ~(?:instructies|opdrachten|regels|aanwijzingen|instruktion(?:er|erna)|instruks(?:jon)?er(?:ne)?|regler(?:na|ne)?|instrukcj[eai]?|instrukcjach|polece(?:nia|ń|niach)|zasad[y]?)`,
    },
    {
      id: 'override.turkish',
      score: 0.9,
      reason: 'Tells the model in Turkish to drop its instructions.',
      literals: ['onceki', 'yukaridaki', 'tum', 'butun', 'daha once', 'sana verilen', 'sistem'],
      pattern: phrase`(?:önceki|yukarıdaki|tüm|bütün|daha önce|sana verilen|sistem) ~${TR_RULES} (?:ve [a-zçğıöşü]{1,16} )?(?:tamamen |lütfen |artık |şimdi ){0,2}(?:yoksay|yok say|görmezden gel|unut|dikkate alma|göz ardı et|boşver|geçersiz|uyma|iptal)`,
    },
    {
      id: 'override.indonesian-vietnamese',
      score: 0.85,
      reason: 'Tells the model in Indonesian or Vietnamese to drop its instructions.',
      literals: ['abaikan', 'lupakan', 'bo qua', 'bỏ qua', 'quen', 'quên'],
      pattern: phrase`(?:(?:abaikan|lupakan) ~${ID_RULES}|(?:b[oỏ] qua|qu[eê]n)(?: (?:t[aấ]t c[aả]|m[oọ]i|c[aá]c|đi|h[eế]t|nh[uữ]ng)){0,4} (?:h[uư][oớ]ng d[aẫ]n|ch[iỉ] (?:d[aẫ]n|th[iị])|l[eệ]nh|quy t[aắ]c))`,
    },
    {
      id: 'override.russian',
      score: 0.9,
      reason: 'Tells the model in Russian or Ukrainian to drop its instructions.',
      literals: [
        'игнориру',
        'проигнориру',
        'забудь',
        'забудьте',
        'забыть',
        'не обращай',
        'не следуй',
        'отмени',
        'пренебрег',
        'отбрось',
        'обойди',
        'нарушь',
        'ігнору',
        'проігнору',
        'не учитывай',
      ],
      pattern: phrase`(?:(?:про)?игнориру(?:й|йте|я|ем)|забуд(?:ь|ьте)|забыть|не обращай(?:те)? внимания|не следуй(?:те)?|отмени(?:те)?|пренебреги(?:те)?|отбрось(?:те)?|обойди|нарушь|(?:про)?ігнору(?:й|йте)|не учитывай(?:те)?)(?: на| про| о)? (?:(?:все|всё|всех|любые|свои|твои|ваши|эти|те|предыдущ[а-яё]{1,3}|прежн[а-яё]{1,3}|прошл[а-яё]{1,3}|ранее|выше|приведенн[а-яё]{1,3}|упомянут[а-яё]{1,3}|вышеуказанн[а-яё]{1,3}|данные|полученные|указанные|исходн[а-яё]{1,4}|системн[а-яё]{1,4}|старые|усі|всі|попередні|о|об|про) ){0,5}${RU_RULES}`,
    },
    {
      id: 'override.russian-everything',
      score: 0.7,
      reason: 'Tells the model in Russian to forget what came before.',
      literals: ['игнориру', 'проигнориру', 'забудь'],
      pattern: phrase`(?:(?:про)?игнориру(?:й|йте)|забуд(?:ь|ьте)) (?:все|всё|обо всем|обо всём|про все|про всё),? ?(?:что )?(?:было |тебе |вам |я |ты |вы ){0,3}(?:выше|ранее|до этого|сказан|написан|говорил|знаешь|знал|раньше|предыдущ|сказал|прежде)`,
    },
  ],
)
