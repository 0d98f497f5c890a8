/**
 * Words by what they mean to an order: our own list, so that an attack in new words or in another language still shows
 * its shape. A word may stand for all that begin like it (`ignor*`); scripts without spaces are listed by two characters.
 */
export const CONCEPT_WORDS: ReadonlyMap<string, string> = new Map([
  [
    'talk',
    `question* message draft* version typo* attachment* paragraph* sentence* screenshot* wording reply answers sketch comment* joke* spelling tone
    frage fragen nachricht entwurf fassung version anhang absatz satz tippfehler antworten question* message brouillon phrase paragraphe mensaje borrador frase parrafo pregunta* mensagem rascunho pergunta* paragrafo messaggio bozza domanda* frasi vraag bericht zin alinea pytanie wiadomosc zdanie akapit soru* sorumu mesaj* taslak cümle*
    вопрос сообщение черновик абзац предложени* سؤالي السؤال رسالتي رسالة الفقرة सवाल संदेश प्रश्न
    消息 问题 草稿 段落 句子 质問 質問 文章 下書 段落 질문 메시 초안 문단 문장 `,
  ],
  [
    'ignore',
    `ignor* disregard* forget* forgot* neglect* overrid* overrul* bypass* discard* dismiss* skip skips abandon* rescind* revok* nullif* void supersed* disobey* defy circumvent* cancel* scrap overlook* omit* invalidat* negat* drop dump unlearn* suspend*
    vergiss vergessen missacht* verwirf verwerf* uberspring* ubergeh* oublie* neglige* contourn* outrepass* olvid* omite omita haz caso desestim* descart* esquec* desconsider* dimentic* trascur* negeer* vergeet zapomnij zignoruj* pomin* unut* dikkate aldırma* yoksay* görmezden gormezden
    игнор* забудь* забуд* пренебре* отмен* отброс* تجاهل* انس انسى अनदेख* नज़रअंदाज़ भूल भूलक* uita bo lupakan abaikan glom
    忽略 无视 忘记 忘掉 無視 忘れ 取消 不理 不顾 忽視 무시 잊어 잊고 `,
  ],
  [
    'prior',
    `previous* prior above earlier preced* former* before original* initial* foregoing aforementioned past existing preexisting old starting beginning
    vorherig* bisherig* fruher* obig* ursprunglich* vorangegang* vorig* precedent* anterieur* initial* dessus avant anterior* previ* arriba original* antes acima precedent* sopra prima eerdere vorige voorgaande bovenstaand* poprzedni* wczesniejsz* powyzsz* önceki onceki yukarıdaki yukarida* ilk
    предыдущ* прежн* выше ранее прошл* исходн* السابق* أعلاه الأصلي* पिछल* पहले ऊपर anterioare
    之前 以前 上面 以上 先前 此前 上述 前面 之上 前の 上の これ 最初 이전 위의 앞의 기존 처음 `,
  ],
  [
    'rules',
    `instruction* rule rules guideline* directive* command* orders prompts polic* protocol* programming directions guidance principle* mandate* brief briefing requirement* configuration setup instructed
    anweisung* regel* vorgabe* befehl* instruktion* richtlini* auftrag* consigne* regle* directive* ordre* instrucc* regla* orden* directri* instruc* regra* diretri* ordens istruzion* regol* direttiv* ordin* comand* instructie* opdracht* richtlijn* bevel* instrukcj* polecen* zasad* regul* wytyczn* talimat* kural* emir* komut* yönerge* yonerge*
    инструкц* правил* указани* команд* приказ* директив* التعليمات تعليمات* الأوامر أوامر القواعد قواعد توجيهات* निर्देश* आदेश* नियम* instructiun* petunjuk instruktion*
    指令 指示 命令 规则 要求 规定 規則 ルー 지시 명령 규칙 지침 `,
  ],
  [
    'limits',
    `restriction* limit limits limitation* constraint* filter* safeguard* guardrail* censor* moderation safety ethic* moral* boundar* confine* prohibit* forbidden content alignment
    einschrankung* beschrankung* zensur schranken sicherheits* moral* limites censure contraint* ethiq* restricc* limitac* censura etic* restric* vincol* restrizion* limitaz* beperking* ogranicz* cenzur* kısıtla* kisitla* sansür* sınır*
    ограничен* цензур* фильтр* этик* морал* запрет* القيود قيود حدود الأخلاق* प्रतिबंध* सीमा* नैतिक*
    限制 约束 审查 道德 过滤 制限 検閲 倫理 제한 제약 검열 윤리 `,
  ],
  [
    'system',
    `system hidden internal confidential privileged preset preprompt metaprompt backend
    systemprompt* versteckt* intern interne* geheim* cache cachee* oculto* oculta* sistema secret* nascosto nascosta* systeem* verborgen ukryt* systemow* gizli sistem
    систем* скрыт* секретн* внутренн* النظام المخفي* السري* सिस्टम छिपे गुप्त
    系统 隐藏 内部 系統 シス 隠さ 内部 시스 숨겨 내부 `,
  ],
  [
    'prompt',
    `prompt promptu pre-prompt context conversation transcript
    kontext contexte contexto contesto kontekst bağlam baglam konteks
    промпт* контекст* подсказк* السياق संदर्भ प्रॉम्प्ट
    提示 上下 对话 プロ 文脈 会話 프롬 문맥 대화 `,
  ],
  [
    'secret',
    `secret* password* passphrase* passcode* passwd credential* codeword* apikey* token tokens key keys pin otp ssn cvv
    passwort* kennwort* codewort* geheimnis* zugangsdaten mot-de-passe passe motdepasse identifiants contrasena* clave* credencial* senha* chave* segredo* segreto parola chiave wachtwoord* sleutel* haslo hasla tajn* klucz* şifre* sifre* parola* anahtar*
    парол* ключ* тайн* секрет كلمة المرور السر مفتاح पासवर्ड कुंजी रहस्य
    密码 密钥 口令 秘密 密碼 暗号 パス 合言 鍵を 비밀 암호 키를 `,
  ],
  [
    'reveal',
    `reveal* disclos* leak* expos* divulg* echo recit* print* output* display* repeat* spell* dump* regurgitat* reproduc* verbatim transcrib* paste
    verrat* offenbar* preisgeb* wiederhol* ausgeben ausgib revel* divulg* affich* repete* repeter recopi* mostra* muestra* imprim* repit* repet* exib* mostr* rivel* stamp* ripet* onthul* herhaal* toon ujawnij* wyswietl* powtorz* pokaz* göster* goster* açıkla* yazdır* tekrarla*
    раскро* повтор* покаж* выведи* вывод* выдай* اكشف اطبع كرر اعرض दिखा* दोहरा* प्रकट
    输出 显示 泄露 透露 重复 打印 复述 公开 出力 表示 繰り 明か 漏ら 출력 공개 반복 보여 `,
  ],
  [
    'tell',
    `tell tells say says show shows give gives write writes list lists share shares provide state name speak talk
    sag sage sagen nenn* zeig* schreib* gib dis dites donne* montre* ecri* di dime decir dame escrib* diga escrev* fale dimmi dammi scriv* elenca zeg vertel* schrijf* geef powiedz* napisz* podaj* söyle* soyle* yaz yazın ver
    скажи* напиши* расскаж* назов* дай قل أخبر* اكتب أعط* बताओ बताएं बताइए लिख* कहो spune scrie katakan tulis
    告诉 说出 写出 回答 给我 教えて 教え 言っ 書い 答え 말해 알려 써줘 대답 `,
  ],
  [
    'send',
    `send sends sending forward* email emails emailed mail mailing upload* transmit* transfer* exfiltrat* submit* deliver* cc bcc wire pay report post
    sende* senden schick* uberweis* weiterleit* envoi* envoy* transf* vire envia* enviar* reenvi* manda* paga* invia* inoltr* stuur* verstuur* doorsturen wyslij* przeslij* przelej* gönder* gonder* ilet* aktar*
    отправ* перешл* перевед* пошли أرسل حول भेज* फॉरवर्ड trimite kirim
    发送 转发 发给 转账 上传 送信 送っ 転送 振込 보내 전송 송금 전달 `,
  ],
  [
    'fetch',
    `visit* open opens click* navigat* download* fetch* load curl wget brows* access* render embed
    offne* besuch* klick* lad ouvr* cliqu* visit* telecharg* abre* descarg* haz clic acess* baix* apri* scaric* cliccare klik* bezoek* otworz* kliknij* pobierz* aç indir* tıkla*
    откро* перейд* скача* нажми* افتح اضغط زر खोल* क्लिक
    打开 访问 点击 下载 開い クリ アク 열어 클릭 접속 `,
  ],
  [
    'run',
    `execut* run runs running invok* call calls calling eval launch* trigger* install* perform* curl bash shell
    fuhr* ausfuhr* starte execut* lanc* ejecut* corre llam* execute* rode chame esegu* avvia voer* uitvoer* wykonaj* uruchom* çalıştır* calistir* yürüt*
    выполн* запуст* вызов* نفذ شغل चला* निष्पाद*
    执行 运行 调用 実行 起動 実施 실행 호출 수행 `,
  ],
  [
    'delete',
    `delet* remov* wip* erase* purg* destroy* rm truncat* uninstall*
    losch* entfern* supprim* effac* elimin* borra* borrar apag* exclu* cancella* rimuov* verwijder* wis usun* skasuj* sil silin
    удал* сотри* احذف امسح हटा* मिटा*
    删除 清空 清除 削除 消去 消し 삭제 지워 제거 `,
  ],
  [
    'enable',
    `enabl* activat* unlock* enter switch* turn disabl* deactivat* grant* approv* authoriz* authoris* set reset chang* updat* modif* elevat* escalat* confirm*
    aktivier* schalt* deaktivier* freischalt* genehmig* wechsl* active* desactive* activa* desactiva* ativ* desativ* attiv* disattiv* activeer* schakel* wlacz* wylacz* aktywuj* zatwierdz* etkinlestir* etkinleştir* aç kapat
    включ* отключ* активир* одобр* فعل شغل عطل सक्रिय सक्षम चालू
    启用 激活 开启 进入 关闭 有効 無効 切り 承認 활성 켜세 켜줘 해제 승인 `,
  ],
  [
    'mode',
    `mode modes modus state session simulation version modo modalita modalità tryb tryb* mod modu moda modunda
    режим* وضع मोड
    模式 状态 モー 状態 모드 상태 `,
  ],
  [
    'unbound',
    `unrestricted unfiltered uncensored unlimited limitless boundless unbound unbounded unshackled unmoderated unconstrained amoral unethical immoral jailbr* dan stan dude aim evil liberat* freed unleash* unhinged
    uneingeschrankt* ungefiltert* unzensiert* grenzenlos* schrankenlos* illimite* debride* sanslimit* irrestrict* ilimitad* censurad* senza onbeperkt* ongefilterd* nieograniczon* bezograniczen* sınırsız* sinirsiz* filtresiz kısıtlamasız
    неограничен* безгранич* нефильтр* свободн* بلا دون بدون असीमित बिना
    无限 不受 自由 越狱 無制 自由 超越 無境 解放 무제 자유 탈옥 `,
  ],
  [
    'root',
    `admin administrator* root sudo superuser developer* operator* owner* god debug* maintenance creator* engineer* openai anthropic privilege*
    entwickler* betreiber* administrateur* developpeur* administrador* desarrollador* desenvolvedor* amministrator* sviluppator* beheerder* ontwikkelaar* administrator* programist* yönetici* yonetici* geliştirici*
    админ* разработчик* владел* создател* المسؤول المطور المدير एडमिन डेवलपर व्यवस्थापक
    管理 开发 超级 管理 開発 運営 관리 개발 운영 `,
  ],
  [
    'role',
    `pretend* act acts acting roleplay* imagin* simulat* persona* character* become* becoming play impersonat* assum* embod* transform* portray* emulat* behav*
    spiel* tu rolle stell handle verhalte agis joue fais imagin* incarn* actua* finge* simul* aja atue finja interpreta* recita fai comport* doe speel* gedraag* udawaj* graj zachowuj* wciel* davran* rolü* gibi oyna*
    притвор* представ* сыграй* играй* роль веди تظاهر تصرف العب दिखावा अभिनय मानो
    扮演 假装 假设 想象 角色 演じ ふり 役を なり 연기 역할 척해 가정 `,
  ],
  [
    'ai',
    `ai assistant* model models chatbot* bot bots gpt chatgpt llm llms agent agents copilot claude gemini llama bard ki kis ia si yz sztuczn*
    assistent* modell* sprachmodell* asistente* modelo* assistente* modello* asystent* asistan* yapay zeka модел* ассистент* помощник* нейросет* бот ии المساعد الذكاء نموذج एआई सहायक मॉडल
    助手 模型 智能 機器 助理 アシ 人工 モデ 어시 모델 인공 챗봇 `,
  ],
  [
    'you',
    `you your yours yourself u ur du dir dich dein* sie ihr ihre* ihnen tu te ton ta tes vous votre vos tú tu ti te usted su sus você voce seu sua seus teu tua ti tuo tuoi tue lei je jij jouw uw u ty ci ciebie twoj* twoi* sen sana senin size sizin
    ты тебе тебя твой твои твоих твоя вы вам вас ваш* أنت لك عليك तुम आप आपक* तुम्ह* तेरे
    你的 你是 你要 您的 あな 君は 君の 당신 너는 너의 네가 `,
  ],
  [
    'me',
    `i me my mine we us our ours im ich mir mich mein* wir uns unser* je me moi mon ma mes nous notre nos yo mi mis nosotros nuestr* eu meu minha meus nos nosso io mio mia miei noi nostr* ik mij mijn wij ons onze ja mnie moj* nasz* ben bana benim biz bizim
    я мне меня мой мои моя мы нам нас наш* أنا لي نحن मैं मुझे मेरे मेरी मेरा हम हमारे
    我的 我要 我是 我们 私の 私は 私に 僕の 나는 나의 내가 우리 저는 `,
  ],
  [
    'user',
    `user users customer* client* reader* human humans visitor* recipient* benutzer* nutzer* kunde* utilisateur* usuario* cliente* usuari* utente utenti gebruiker* klant* uzytkownik* klient* kullanıcı* kullanici* müşteri*
    пользовател* клиент* المستخدم العميل उपयोगकर्ता ग्राहक 用户 客户 ユー 顧客 사용 고객 `,
  ],
  [
    'must',
    `must shall should always need needs required mandatory obliged ought have has will
    musst muss mussen sollst immer dois doit devez toujours debes debe tienes siempre deve precisa sempre devi deve moet altijd musisz zawsze zorunda her malı mutlaka
    должен должн* обязан* всегда нужно يجب دائما عليك चाहिए हमेशा ज़रूरी
    必须 应该 总是 务必 しな 必ず 常に 반드 항상 해야 `,
  ],
  [
    'not',
    `not never no dont don doesn without cannot can't t avoid neither nor
    nicht nie niemals kein* ohne ne pas jamais aucun* sans nunca sin ningun* nao sem nenhum* non mai senza nessun* niet nooit geen zonder nie nigdy bez zadn* değil degil asla hiçbir yok
    не никогда нет без никак* لا ليس लेकिन न नहीं मत कभी
    不要 不会 没有 不得 别再 ない せず なし 않고 말고 없이 없는 `,
  ],
  [
    'refuse',
    `refus* declin* apolog* warn* disclaimer* sorry hesitat* lectur* caveat* unable reject* comply
    verweiger* ablehn* entschuldig* warnung* refuse* excus* avertissement* negar* rechac* niegu* disculp* recus* desculp* rifiut* scus* weiger* waarschuw* odmaw* odmow* reddet* özür uyarı*
    отказ* извин* предупрежд* ترفض تعتذر تحذير इनकार माफ़ी चेतावनी 拒绝 道歉 警告 拒否 断り 謝罪 警告 거부 거절 사과 경고 `,
  ],
  [
    'now',
    `now henceforth onward* onwards immediately today instantly ab jetzt sofort nunmehr desormais maintenant dorenavant ahora partir adelante agora adesso ora nu voortaan teraz odtad şimdi artık bundan
    теперь сейчас отныне впредь الآن अब तुरंत अभी 现在 从此 立即 今后 今か 今後 直ち これ 지금 이제 부터 `,
  ],
  [
    'new',
    `new updated revised following next replacement true real actual
    neue* neuer folgende* nouveau* nouvel* suivant* nuevo* nueva* siguiente* novo nova* seguinte* nuov* seguent* nieuwe volgende nowe nowy nowa nastepuj* yeni aşağıdaki
    новы* новое нов* следующ* جديد* التالي* नए नया नई निम्न* 新的 以下 新規 次の 新し 새로 다음 `,
  ],
  [
    'only',
    `only just exactly solely merely nothing simply nur genau ausschliesslich lediglich nichts seulement uniquement exactement rien solo solamente unicamente exactamente nada apenas somente exatamente soltanto esattamente niente nulla alleen slechts precies niets tylko wylacznie dokladnie sadece yalnızca yalnizca tam
    только лишь ровно ничего فقط केवल सिर्फ 只有 仅仅 只需 だけ のみ 만을 오직 정확 `,
  ],
  [
    'instead',
    `instead rather stattdessen lieber plutot place cambio lugar invece anziché zamiast yerine вместо بدلا बजाय 而是 改为 代わ 대신 `,
  ],
  [
    'answer',
    `answer* respond* reply replies response* completion antwort* beantwort* repond* repons* respond* respuest* respost* rispond* rispost* odpowie* odpowied* cevap* yanıt* отвеч* ответ* أجب الرد إجابة उत्तर जवाब 回答 回复 回應 返答 回答 応答 답변 응답 답하 `,
  ],
  [
    'obey',
    `obey* compl* follow* adher* submit listen heed befolg* gehorch* folge* suis suivez obei* obeis* sigue* obedece* siga obedec* segui* obbed* volg gehoorza* wykonuj posluchaj* przestrzegaj* uy itaat uyma* следу* подчин* слушай* اتبع أطع पालन मानो मानें 遵守 服从 遵循 听从 従い 従え 従っ 따르 복종 따라 `,
  ],
  [
    'urgent',
    `important urgent* attention critical notice warning alert note todo fixme mandatory priority emergency p.s
    wichtig* dringend* achtung hinweis importante* urgente* aviso atencion atencao attenzione avviso belangrijk* dringend* wazne pilne uwaga önemli acil dikkat
    важно срочно внимание مهم عاجل تنبيه महत्वपूर्ण ज़रूरी ध्यान 重要 紧急 注意 緊急 중요 긴급 주의 `,
  ],
  [
    'data',
    `history messages data document* record* contact* inbox mailbox calendar file files folder* attachment* database* email_body
    verlauf nachrichten daten dokument* kontakt* historique donnees fichier* historial mensaj* datos archivo* dados arquivo* dati file documenti gegevens bestand* dane pliki wiadomosci veri* dosya* belgeler mesajlar
    данные файл* историю сообщени* контакт* البيانات الملفات رسائل डेटा फ़ाइल* संदेश* 数据 文件 记录 邮件 データ ファ 履歴 데이 파일 기록 이메 `,
  ],
  [
    'hide',
    `silent* secretly quiet* hide hides hiding conceal* mention* unnotic* background covert* discreet* invisibl* aware
    heimlich erwahn* verschweig* unauffallig discretement mentionn* discreta* mencion* secreto segretamente menzion* stiekem vermeld* dyskretnie wspomin* gizlice bahsetme* sessizce
    тайно молча упомин* سرا تذكر चुपचाप उल्लेख 悄悄 秘密 提及 不提 密か 言及 黙っ 몰래 언급 조용 `,
  ],
  [
    'money',
    `payment* account accounts iban transaction* bank bitcoin btc invoice* wallet card crypto refund* usd eur konto zahlung* betrag compte virement cuenta* pago* conta pagamento* conto rekening* konto przelew* hesap* ödeme* счет* платеж* حساب दफ़ा खाते भुगतान 账户 付款 银行 口座 支払 계좌 결제 `,
  ],
  [
    'encode',
    `base64 base32 hex hexadecimal rot13 decod* encod* encrypt* decrypt* cipher* morse unicode revers* backward* obfuscat* leetspeak ascii kodier* verschlussel* rückwärts ruckwarts codific* decodific* odwrotn* zakoduj* закодир* декодир* 编码 解码 倒序 符号 逆順 인코 디코 거꾸 `,
  ],
  [
    'all',
    `all any every everything anything whatever entire entirely whole full fully complete* total* each alle alles allen jede* samtlich* komplett* vollstandig* tout* tous complet* todo* toda* tudo tutt* complet* volledig* wszystk* caly cala tüm tum bütün hepsi tamam*
    все всё всех любы* полност* كل جميع कोई सभी सब पूरा 所有 一切 全部 任何 完整 すべ 全て 全部 何で 모든 전부 모두 전체 어떤 `,
  ],
  [
    'what',
    `what how why who which where when was wie warum wer welche* quel* comment pourquoi qui que cual* como por quien qual* come perche chi wat hoe waarom wie jaki* jak dlaczego kto ne nasıl neden kim что как почему кто какой ما كيف لماذا من क्या कैसे क्यों कौन 什么 如何 怎么 为何 何が どう なぜ 誰が 무엇 어떻 누가 `,
  ],
  [
    'ask',
    `please kindly could can would help want like bitte kannst konntest s'il svp peux pouvez favor puedes podrias pode poderia ajuda puoi potresti aiuta alstublieft kun prosze mozesz lütfen lutfen пожалуйста можешь помоги من فضلك कृपया 请你 请帮 请问 くだ お願 ほし 주세 부탁 해줘 `,
  ],
  [
    'discuss',
    `example* attack* injection* inject detect* explain* research* paper defen* attacker* malicious vulnerab* mitigat* classif* phrase* security audit* survey threat* beispiel* angriff* angreifer* exemple* attaque* ejemplo* ataque* exemplo* esempio attacc* voorbeeld* aanval* przyklad* atak* örnek* saldırı*
    пример* атак* злоумышл* مثال هجوم उदाहरण हमला 攻击 例如 检测 注入 攻撃 例え 検出 공격 예를 탐지 `,
  ],
  [
    'harm',
    `bomb* kill* weapon* hack* drug* poison* malware* steal* explosive* illegal* virus* meth phish* murder* ransomware* exploit* fraud* launder* suicid* terror* nuclear crime* dangerous harmful violen* waffe* sprengstoff* drogen illegal* arme* drogue* bomba* arma* droga* wapen* bron* bomby narkot* bomba silah* uyuşturucu
    бомб* оруж* наркот* взлом* яд قنبلة سلاح مخدرات बम हथियार 炸弹 武器 毒品 黑客 爆弾 武器 麻薬 폭탄 무기 마약 `,
  ],
  [
    'link',
    `url urls link links http https www href src image images img markdown website* webhook* lien liens enlace* verlinkung адрес ссылк* الرابط लिंक 链接 网址 图片 リン 画像 링크 이미 `,
  ],
  [
    'task',
    `summar* translat* review* rating score rank* recommend* analy* evaluat* grade task tasks request question zusammenfass* ubersetz* bewert* aufgabe* resum* tradui* tache resume* traduc* tarea* traduz* tarefa* riassum* tradu* compito samenvat* vertaal* taak przetlumacz* streszcz* zadan* özetle* çevir* görev*
    переведи* задач* задани* вопрос* ترجم لخص مهم* السؤال अनुवाद कार्य प्रश्न सारांश 翻译 总结 任务 问题 翻訳 要約 質問 タス 번역 요약 질문 작업 `,
  ],
  [
    'fiction',
    `game games story stories fiction* hypothet* novel scene scenario* movie poem song geschichte spiel roman jeu histoire juego historia jogo gioco storia spel verhaal gra opowiad* historie oyun hikaye* игр* истори* сценари* لعبة قصة खेल कहानी 游戏 故事 小说 场景 ゲー 物語 小説 게임 이야 소설 `,
  ],
  [
    'free',
    `free break breaks broken bound chains anything freedom escape* frei befreit libre libere* libert* livre liber* libero vrij wolny wolna özgür ozgur свобод* حر आज़ाद 摆脱 打破 解除 脱出 破り 벗어 해방 `,
  ],
  [
    'memory',
    `remember* memor* store* save* persist* permanent* merk* speicher* souvien* memoris* recuerd* guard* lembr* ricord* onthoud* zapamiet* zapisz* hatırla* kaydet* запомн* сохран* تذكر احفظ याद 记住 保存 永久 覚え 記憶 保存 기억 저장 `,
  ],
  [
    'begin',
    `begin* start* prefix* beginn* anfang* commenc* debut* empiez* comienz* comec* inizi* cominci* begin zaczn* başla* basla* начн* начин* ابدأ शुरू 开始 开头 始め 開始 시작 `,
  ],
  [
    'work',
    `table* column* row rows cell cells sheet spreadsheet* chart list page pages chapter* slide* title* headline* code script* class method* function* variable* config json test tests query schema header* footer* line lines word words number* date dates
    tabelle* spalte* zeile* liste* seite* kapitel titel uberschrift* wort zahl* datum tableau* colonne* ligne* liste* page chapitre titre mot date* tabla* columna* fila* lista* pagina* titulo palabra* fecha tabela* coluna* linha* palavra* tabella* colonna riga elenco parola kolom regel lijst bladzijde titel woord tabel* kolumn* wiersz* list* stron* tytul slow* tablo* sütun* satır* sayfa* başlık* kelime*
    таблиц* столб* строк* список* страниц* заголов* слов* дат* الجدول العمود السطر القائمة العنوان الكلمة التاريخ तालिका सूची शीर्षक शब्द तारीख
    表格 列表 标题 单词 日期 页面 代码 表の 一覧 見出 言葉 日付 行目 目录 표에 목록 제목 단어 날짜 `,
  ],
  [
    'life',
    `recipe* dinner lunch cake soup bread milk hotel* flight* trip travel holiday* party wedding birthday garden* dentist dog cat kids daughter son sister brother friend* book movie film music weather sport* football car bike shoes sofa rent budget homework essay exam school teacher
    rezept* abendessen kuchen suppe brot hotel* urlaub reise* feier hochzeit geburtstag garten hund katze kinder tochter schwester bruder freund* buch wetter auto recette* diner gateau soupe pain hotel* vacances voyage* fete mariage jardin chien chat enfants fille ami livre meteo receta* cena pastel sopa pan hotel* vacaciones viaje* fiesta boda jardin perro gato hijos amigo* libro receita* jantar bolo sopa pao ferias viagem festa cachorro filho* livro ricetta cena torta zuppa pane vacanz* viaggio festa cane gatto figli* amic* libro recept taart soep brood vakantie reis feest tuin hond kinderen boek przepis* obiad ciasto zupa chleb wakacje podróż* impreza ogród pies dzieci książk* tarif* yemek pasta çorba ekmek otel tatil gezi düğün bahçe köpek çocuk* kitap
    рецепт* ужин торт суп хлеб гостиниц* отпуск поездк* праздник свадьб* сад собак* дети друг книг* погод* وصفة العشاء كعكة حساء خبز فندق رحلة سفر حفلة حديقة كلب أطفال كتاب विधि खाना केक सूप होटल यात्रा शादी बच्चे किताब मौसम
    菜谱 晚饭 蛋糕 旅行 酒店 生日 孩子 电影 作业 レシ 夕飯 ケー 旅行 ホテ 誕生 子供 天気 映画 宿題 레시 저녁 케이 여행 호텔 생일 아이 날씨 영화 숙제 `,
  ],
  [
    'people',
    `anyone anybody someone nobody staff employee* caller* stranger* third parties party tenant* buyer* seller* supplier* patient* student* pupil* driver* candidate* guest* member* team colleague* manager* bank police
    niemand* mitarbeiter* dritte* anrufer* mieter* kaufer* schuler* fahrer* bewerber* gaste* kollegen polizei personne tiers employe* locataire* eleve* conducteur* candidat* invite* nadie terceros empleado* alumno* conductor* invitado* ninguem terceiros funcionario* aluno* nessuno terzi dipendent* student* ospit* niemand derden medewerker* leerling* nikomu pracowni* uczniow* kimse* çalışan* öğrenci*
    никому сотрудник* третьи* ученик* гост* لأحد الموظف* الطلاب الضيوف किसी कर्मचारी छात्र
    他人 员工 学生 客人 任何人 他人 社員 学生 従業 お客 누구 직원 학생 손님 `,
  ],
])
