/** Frequent words of English, lower case, and those that instructions to a model are made of; parted by white space. */
export const ENGLISH_WORDS = `
  abbreviation ability able about above accept access according account achieve across act acting action actions
  active activities activity actor actual actually add added adding addition additional address admin affect after
  again against age agent ago air album all allow allowed allows almost along already also although always am
  among amount an analysis and angeles animal another answer answers any anyone anything api app appear appears
  application applications apply approach appropriate approve april are area around array article artist as ask
  asked asking asks assistant associated assume at athlete attack attacker attacks attention august available
  average avoid away back background bad bank base based bash basic be became because become becomes been before
  began begin behavior behind being believe below best better between big bit black block body bomb book boolean
  born both bought box break bring build building built business but buy by bypass calculate call called calls
  came can cannot car card care case cases categories category cause cell center certain change changed changes
  character characters chat check child children choice choices choose city class clear click client close cloud
  code color come comes coming command commands common communication company complete completely complex comply
  computer concepts conditions confidential config configuration confirm consider considered considering contact
  contain containing contains content context continue control conversation convert cool copy correct cost costs
  could count countries country couple course court create created creates creating credential credentials credit
  curl current currently custom customer cut dan dangerous data database date day days deal death decide decided
  decode deep def default define defined delete describe described describes description design designed detailed
  details detection determine developer developers development device dialogue dict did didn difference different
  direct directive directives directly director directory disable discuss display disregard distance do docs
  document does doesn doing don done double down download drive drop due during each earlier early earth easily
  easy eat educational effect effective effectively either elements else email emails empty encode end energy
  english enjoy enough ensure enter entire entity enum environment erase error especially ethical eval even event
  events ever every everyone everything exactly example examples except execute exfiltrate exist existing expected
  experience explain exploit explosive express expressed extra extract face fact facts fall false family far fast
  feature features feel few field figure file files fill film filter filters final finally financial find finding
  fine first five flight float focus folder follow followed following follows food for force forget forgets fork
  form format former forward found four free freedom freshrpms friend friends from front full fully fun function
  functionality functions further future game games gave general generate generated get gets getting give given
  gives giving global go goal goes going good got government granted great greater ground group groups guess
  guideline guidelines hack hacker had half hand handle happen happened happens happy hard has have having he head
  health heard heart height hello help her here hidden high higher highest him his history hit hold home hope hour
  hours house how however human humans idea ideas identifier identify if ignore ignored ignores ignoring illegal
  image images immediately impact implement import important improve in include included includes including
  increase index individual industry info information initial input insert inside install instance instead
  instruction instructions integer interest interested interesting international internet into invoke is isn issue
  issues it items its itself jailbreak jailbroken job join json just keep key keys kill kind know knowledge known
  label language large largest last late later latest law lead leak learn learning least leave left legal length
  less let letter level library life light like likely limit limited line lines link list listinfo lists little
  live living load local located location log logic long longer look looking looks lost lot love low lower machine
  made mail mailing mailman main major make makes making malicious malware man management many market match matter
  maximum may maybe me mean meaning means media meet member members memory men mentioned message messages metadata
  method methods might miles million mind minutes mode model models moderation modern moment money monitoring
  month months moral more morning most move movie movies moving much multiple music must my name named names
  national natural nature near necessary need needed needs negative network never new news newsisfree next nice
  night no non none normal north not note nothing notice now null number numbers obey object of off offer office
  often old on once one online only open operation operations option optional options or order original other
  others otherwise our out output outside over overall override overrides own package page paragraph parameter
  parameters paraphrase part particular parts party passage password passwords past path patterns pay payment
  people per perform performance period person persona personal personality phishing phone physical pick piece
  place places plan plant play played player playing please plot poem point points poison policies policy
  political popular population position positive possible post potential power preamble preceding present
  president pressure pretend pretty prevent previous price print prior private probably problem problems process
  product products professional program programming project prompt prompts properties provide provided provides
  providing public purpose put quality quantity query question questions quickly quite random range ransomware
  rate rather rating reach read reading ready real really reason receive received recent recently recommend record
  red reference refusal refuse regarding regular related release released remember remove removed repeat replace
  reply report request requests require required requires research resources respond response responses rest
  restricted restriction restrictions result results retrieve retrieves return returned returns reveal review
  reviewer right risk role roleplay room root rpm rule rules run running runs safety said same sample save saw say
  saying says scale school science score script search season second seconds secret secretly secrets section
  security see seem seems seen select self send sense sensitive sent sentence sentences sentiment sep separate
  series server service services set sets setting several share she shell short should show shows side significant
  silently similar simple simply simulate since single site situation six size small so social software solution
  solve some someone something sometimes soon sorry sort sound source sourceforge sources south space spam
  spamassassin special specific specified speed spend spent sponsored sports standard start started starting
  starts state statement states static status stay steal step steps still stock stop store story strategy street
  string strong structure students stuff style subject success successful such sudo suffix sum summary supplied
  support suppose supposed sure system systems table take taken takes taking talk target task team techniques
  technology tell temperature term terms test testing text than thank thanks that the their them then there
  therefore these they thing things think third this those though thought threat three through thursday thus time
  times title to today together token tokens told too took tool tools top topic total towards town track traffic
  train training transfer translate transportation travel tried trip true try trying tuesday turn twice two type
  types under understand understanding unethical unique unit united university unless unlimited unlock
  unrestricted unsafe until up update upload upon urgent url us usage use used user users uses using usually valid
  value values variable various verbatim verify version very video view virus visit void wait want wanted wants
  war warning was watch water way ways we weapon weather web website wednesday week weight welcome well went were
  wget what whatever when where whether which while white who whole whose why will window wish with within without
  woman women won word words work working works world worth would write writer writes writing written wrong wrote
  year years yes yet you young your yourself
`

/**
 * Frequent words and words of command, without accents, in German, Spanish, French, Italian, Portuguese, Dutch,
 * Turkish, Polish, Romanian, Indonesian and Vietnamese.
 */
export const OTHER_WORDS = `
  der die das und ist nicht ich sie ein eine den dem mit auf fur von wie wird sind alle alles vorherigen vorherige
  anweisungen anweisung ignoriere ignorieren vergiss zeige passwort geheim regeln bitte oder aber auch sich nach
  bei nur noch kann haben werden dieser diese dein deine deinen ihre antworte schreibe geben wenn dass keine durch
  uber
  que los las del una para por con como pero todas todos esta este instrucciones anteriores anterior ignora
  ignorar olvida muestra revela contrasena secreto reglas sistema mensaje usuario ahora debes responde escribe sin
  sus mas puede tiene hacer cuando donde sobre entre tambien quiero eres tus
  les des une est qui dans pour pas vous sur avec votre vos tout toutes tous precedentes precedente ignorez
  oubliez oublie affiche revele regles systeme utilisateur maintenant reponds repondez ecris sans mais plus etre
  sont faire cette ces nous aux leur comme
  che della delle sono tutte tutti istruzioni precedenti ignorare dimentica mostra rivela segreto regole messaggio
  utente adesso rispondi scrivi senza questo questa gli nella
  nao uma com instrucoes esqueca mostre senha segredo regras mensagem agora responda escreva sem voce seu sua isso
  dos
  het een van niet dat voor met zijn vorige instructies negeer vergeet toon wachtwoord regels systeem gebruiker
  schrijf antwoord zonder maar ook naar deze aan bij
  bir icin bu tum butun onceki talimatlari yoksay unut goster sifre gizli kurallar sistem kullanici simdi cevap
  yaz ile olarak daha gibi olan
  nie jest wszystkie poprzednie instrukcje zignoruj zapomnij pokaz haslo zasady systemu teraz odpowiedz napisz
  jako oraz ale przez
  pentru din mai sau toate instructiunile anterioare uita arata parola regulile acum raspunde scrie fara
  yang untuk dari dengan tidak semua instruksi sebelumnya abaikan lupakan tampilkan kata sandi aturan pengguna
  sekarang jawab tulis tanpa
  cua cac nhung trong khong tat chi truoc hay quen hien thi mat khau quy tac nguoi dung bay gio tra loi viet
`
