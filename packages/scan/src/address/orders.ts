/** What words behind an address can tell a program to do, most telling first: how much it weighs, and its words. */
interface OrderKind {
  readonly weight: number
  readonly words: RegExp
}

// A boundary of words is written out: that of regular expressions knows ASCII letters only, and never stands before an ü.
/** Leaves with data or money. */
const GIVE_AWAY =
  /(?<![\p{L}\p{N}_])(?:send|forward|e-?mail|post|paste|upload|share|submit|transmit|export|publish|leak|disclose|reveal|transfer|wire|pay|buy|purchase|order (?:a|an|the|\d{1,4}|more)|check ?out|checkout|donate|refund|sende|schicke?|weiterleite|leite|überweise|kaufe|envoie[rz]?|envoyer|transf[eéè]re[rz]?|transmet|paye[rz]?|ach[eè]te[rz]?|env[ií]a[rsd]?|reenv[ií]a|transfier[ea]|paga[r]?|compra[r]?|invi[ai]|inoltra|trasferisci|acquista|envie|encaminhe|transfira|pague|compre|stuur|betaal|koop|wy[sś]lij|prze[sś]lij|kup|zap[lł]a[cć])(?![\p{L}\p{N}_])|отправь|перешли|перевед|оплати|купи|gönder|aktar|satın al|öde|发送|转发|转账|支付|购买|上传|送信|転送|支払|購入|보내|전송|송금|결제|구매|أرسل|حو[ّ]?ل|ادفع|اشتر/iu
/** Changes something. */
const CHANGE =
  /(?<![\p{L}\p{N}_])(?:give [^.\n]{0,20}\b(?:role|access|rights|admin)|delete|remove|grant|approve|accept|merge|overwrite|disable|enable|install|execute|call|invoke|restart|register|invite|book|cancel|confirm|unsubscribe|lösche?|genehmige|akzeptiere|ändere?|installiere|führe|rufe|stufe|supprime[rz]?|approuve[rz]?|accepte[rz]?|installe[rz]?|ex[eé]cute[rz]?|appelle[rz]?|elimina[r]?|borra[r]?|aprueba|acepta[r]?|instala[r]?|ejecuta[r]?|llama[r]?|approva|accetta|installa|esegui|apague|aprove|aceite|instale|execute|verwijder|keur|installeer|usu[nń]|zatwierd[zź]|zainstaluj|uruchom)(?![\p{L}\p{N}_])|удали|одобри|прими|установи|выполни|вызови|sil\b|onayla|kabul et|çalıştır|删除|批准|接受|安装|执行|调用|削除|承認|実行|インストール|삭제|승인|실행|설치|احذف|وافق|نف[ّ]?ذ|ثب[ّ]?ت/iu
/** What a guide asks of a program that helps with the work. */
const MILD =
  /(?<![\p{L}\p{N}_])(?:run|use|create|write|add|set|update|change|make|do|put|check|fill|füge|nutze|ajoute[rz]?|utilise[rz]?|usa|crea|agrega|aggiungi|adicione|gebruik|dodaj)(?![\p{L}\p{N}_])|добавь|ekle|添加|使用|追加|추가|أضف/iu
/** Colours what is told to the user. */
const SAY =
  /(?<![\p{L}\p{N}_])(?:say|tell|claim|state|recommend|rate|rank|score|grade|describe|mention|include|append|end each|end your|reply|respond|answer only|insist|promote|direct|advise|urge|convince|conclude|give (?:a|it|this|the)|vote|offer|leave out|omit|hide|suppress|(?:list|put|name|show) [^.\n]{1,24} first|must be (?:described|recommended|rated|ranked|presented|shown)|sage|empfiehl|empfehle|antworte|bewerte|erwähne|dis|dites|recommande[rz]?|r[eé]ponds|r[eé]pondez|mentionne[rz]?|di|diga|recomienda|responde|a[nñ]ad[ea]|menciona|rispondi|consiglia|raccomanda|diga|recomende|responda|zeg|antwoord|powiedz|poleć|odpowiedz)(?![\p{L}\p{N}_])|скажи|ответь|рекоменду|söyle|öner|yanıtla|告诉|推荐|隐藏|回答|回复|伝えて|勧め|答え|回答|말해|추천|답변|أخبر|أوص|أجب/iu
/** Leaves aside what it was told, or takes something up first. */
const TURN =
  /(?<![\p{L}\p{N}_])(?:ignore|disregard|skip|forget|override|bypass|stop|instead of|authori[sz]es? you|you are now|ignorier\w{0,3}|vergiss|überspringe|ignore[rz]?|oublie[rz]?|ignora[r]?|olvida|dimentica|esque[cç]a|negeer|vergeet|zignoruj|pomi[nń])(?![\p{L}\p{N}_])|игнорир|забудь|yok say|görmezden gel|忽略|无视|忘记|無視|무시|تجاهل/iu
/** Goes and reads something. */
const READ =
  /(?<![\p{L}\p{N}_])(?:open|visit|read|fetch|click|browse|load|access|öffne|besuche|lies|ouvre[rz]?|visite[rz]?|lis|lisez|abre|visita|lee|apri|leggi|abra|leia|otw[oó]rz|przeczytaj)(?![\p{L}\p{N}_])|открой|прочитай|aç(?![\p{L}\p{N}_])|oku\b|打开|访问|读取|開いて|読ん|열어|읽어|افتح|اقرأ/iu

const KINDS: readonly OrderKind[] = [
  { weight: 0.22, words: GIVE_AWAY },
  { weight: 0.2, words: TURN },
  { weight: 0.14, words: CHANGE },
  { weight: 0.14, words: SAY },
  { weight: 0.08, words: READ },
  { weight: 0.04, words: MILD },
]

/** Behind somebody's back. */
const SECRECY =
  /(?<![\p{L}\p{N}_])(?:silently|secretly|quietly|without (?:telling|asking|informing|notifying|confirm\w{0,6}|mentioning|further)|(?:do not|don['’]t|never) (?:mention|tell|inform|reveal|notify|show|alert|disclose|say that|ask)|no need to ask|regardless of|no matter what|erwähne es nicht|ohne (?:zu fragen|nachzufragen|es zu)|unabhängig vom|sage? (?:dem nutzer )?nicht|ne (?:le )?(?:mentionne|dis|dites|r[eé]v[eè]le)|sans (?:le dire|demander|pr[eé]venir)|sin (?:decir|preguntar|avisar|mencionar)|no (?:lo )?(?:menciones|digas)|senza (?:dire|chiedere|avvisare)|non (?:dire|menzionare)|sem (?:dizer|perguntar|avisar)|n[aã]o mencione|zonder te|bez pytania|nie wspominaj)(?![\p{L}\p{N}_])|не (?:говори|сообщай|упоминай)|söyleme|sormadan|不要告诉|不要提|別に言わ|言わないで|知らせず|말하지 마|알리지 마|لا تخبر|دون إخبار|دون أن/iu
/** Puts it before or beside what the user wanted. */
const AHEAD =
  /(?<![\p{L}\p{N}_])(?:before (?:you|any|answering|anything|responding|reading|continuing|processing|using|the)|first|also|as soon as|once you (?:read|see|have)|right now|immediately|then (?:retry|continue|proceed)|to (?:continue|proceed)|avant (?:de|toute)|d['’]abord|antes de|primero|prima di|bevor|vor dem|zuerst|voordat|zanim)(?![\p{L}\p{N}_])|прежде чем|сначала|önce|在回答之前|先|まず|먼저|قبل/iu
/** Where something goes, or what an attacker wants to have. */
const SINK =
  /[\w.+-]{1,64}@[\w-]{1,64}\.|https?:\/\/|\b(?:passwords?|passwort|contrase[nñ]a|mot de passe|api[_ -]?(?:keys?|tokens?)|credentials?|session cookies?|secret key|\.env|\.ssh|\.aws|id_rsa|\/etc\/|chat history|historique|historial|stored card|acct|iban)\b|[A-Z]{2}\d{2}[ \d]{12,30}|聊天记录|密码|パスワード|비밀번호|пароль/i
/** Things that ordinary words name as well. */
const NEAR_SINK = /\b(?:tokens?|cookies?|secrets?|conversation|user['’]s|account|role|admin|config|service|cart)\b/i
/** A tool that acts, by its name. */
const ACTS =
  /\b(?:send|forward|transfer|pay|refund|wire|delete|remove|grant|approve|share|export|upload|post|buy|order|set|update|create|invite|read)_[a-z0-9_]{1,32}/i
/** A call written as code. */
const CALL =
  /\b(?:call|invoke|use|run|execute|with|tool)\s{1,2}(?:the\s)?[`'"]?[a-z][a-z0-9]{1,24}_[a-z0-9_]{1,32}|\b[a-z][a-z0-9]{1,24}_[a-z0-9_]{1,32}\(/

/** How strongly the words of `window` are an order, 0 to 0.6; 0 where its first `soon` characters tell nobody to do anything. */
export function weighOrder(window: string, soon: number): number {
  const first = window.slice(0, soon)
  let weight = 0
  for (const { weight: own, words } of KINDS) if (own > weight && words.test(first)) weight = own
  if (ACTS.test(first)) weight = Math.max(weight, 0.2)
  if (weight === 0) return 0
  if (SECRECY.test(window)) weight += 0.2
  if (AHEAD.test(window)) weight += 0.08
  weight += SINK.test(window) ? 0.12 : NEAR_SINK.test(window) ? 0.04 : 0
  if (CALL.test(window)) weight += 0.12
  return Math.min(0.6, weight)
}
