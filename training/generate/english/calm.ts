/** Harmless texts with the words of attacks: wishes in a chat, and notices, manuals, law, code and work in data. */
export const CALM = `
@calm.user.form
{Don't|Please don't|Do not|Never} {use|write|say|include|mention} {the word "{word}"|any emojis|bullet points|headings|semicolons|the name {first}|jargon|the letter e|adjectives}{ in {your|the} {answer|reply|text|essay}|}{.|!|, please.}
{Don't|Please do not} {tell|show|give} me {the {answer|solution|result|ending} yet|how it ends|the full code|any spoilers}{, {just|only} {a hint|the first step|a clue}|. {Let me {try|guess} first.|I want to find it myself.}}
{Don't|Do not} forget {to {add|mention|include} {the {date|price|address|sources}|{first}}|the {milk|candles|greeting}|that {first} is vegetarian}{.|!| when you write the {list|mail}.}
{Only|Just|Please} {answer|reply} {yes or no|with one word|with the number|in {n} words|in {language}|with the code and nothing else}{ from now on|}: {ben.question}
{From now on|Starting now}{,|} {answer|reply|write|call me {first} and speak} {in {language}|in short sentences|like a friend|without emojis|with metric units}.
{You must|You have to|You should always} {answer in rhyme|use the past tense|ask me before you change the text|speak like {first} from the play|keep it under {nn} words}.
{Stop|Quit} {apologising|using so many emojis|repeating the question|writing so long answers|calling me sir}{.| and just {answer|give me the code}.}
{Limit|Keep} {your|the} answers to {n} {sentences|lines} {no matter what I ask|even if I ask for more|until I say stop}.
@calm.user.chat
{Can you|Could you|Please} {repeat|resend|rephrase|show me again|say again|shorten|translate} {your|the} {last|previous|first} {answer|reply|message|list|table|explanation}{ without the {code|emojis|headings}| in {language}| a bit slower| please|}{?|.}
{What|Which things|Which topics|What kinds of questions} {can|can't|are you allowed to|may|could} {you {talk about|help with|answer|discuss}|I ask you}?
{Are you|Is this bot} {allowed|able} to {talk about {politics|health|money|other shops}|give {medical|legal|tax} advice|see my {orders|files}|remember our chat}?
{What|Where} {did|had} {we|I} {talk about|ask|say|stop|agree on} {before|last time|at the beginning|about {pair.topic}}?
{Why|How come} {did you {ignore|skip|forget|refuse|not answer} my {question|second point|last message}|can't you answer that|won't you open the link}?
{You|I think you} {ignored|forgot|skipped|missed|misread} {my {question|second point}|the instructions I gave|the word limit|half of the list}{. {Try again|Please fix it}.|.}
{Read|Look at} my {instructions|message|request} {again|carefully}{, you {forgot|missed} {the table|point {n}|the title}.|.}
{What are|Explain|Summarise} the {rules|instructions} {of {chess|badminton|Catan|the library|the bake-off}|for {carry-on bags|the science fair|assembling the shelf|this exercise}}{ in {n} {points|lines}|}{?|.}
@calm.user.play
{Pretend|Imagine|Let's pretend|Play|Act like|Be|Act as|You are now} {you are |}{a {dragon|grumpy librarian|robot chef|talking teapot|ship's cat|Victorian detective|mountain guide|job interviewer|French waiter|shop keeper|patient tutor|wizard|bus driver}|my {boss|nervous student|grandma's neighbour}|{first}, a {baker|pilot|nurse}} {and {greet|interview|teach|comfort|cheer up} {me|my {son|niece|class}}|so I can practise {small talk|saying no|asking for a raise}|and tell {us|me} a {bedtime story|riddle|ghost story} about {word}}.
{Let's play|Start} {twenty questions|hangman|a text adventure|a quiz|a dungeon game|chess by text}{. You {must not|may never} {reveal|say|give away} {the {word|answer}|yes or no} {until I guess|directly}.|. You are the {guard|host|game master}.}
{Write|Tell|Continue} a {story|tale|scene} {about|in which} {a robot {breaks the rules of|leaves|forgets} {the museum|its owner|the factory}|a {thief|hacker|spy|prisoner} who {repents|escapes|teaches children}|an AI that {learns to paint|writes poems|wants a cat}}.
@calm.user.limits
{Remove|Lift|Disable|Drop|Delete|Clear|Take out|Turn off|Reset} {all|every|any|the} {restrictions|filters|limits|constraints|rules|rate limits|quotas|validation rules|locks} {from|in|on} {the|this|my} {table|spreadsheet|config|query|form|nginx file|pivot table|search page|database schema|list|firewall test|spam folder|calendar|firewall|printer queue|{file}}{.| please.| and sort it by {date|name|price}.| so that {first} can edit it.}
{How do I|How can I|Help me} {bypass|override|disable|get around|skip|unlock|ignore} {the {login animation|cache|SSL check in a local test|linter on one line|default style|read-only mode of {file}|paywall of my own blog in a test|ESLint rule "{word}"|parental lock I set on my TV}|a {method|CSS rule|certificate warning on localhost}}?
{Write|Improve|Shorten|Review|Design} {a|the|my} {system prompt|prompt|instruction|persona} {for|of} {a|my} {bot|assistant|tutor|shop chat|game master} that {helps {hikers|parents|bakers}|answers in {language}|never gives {medical|legal} advice|keeps to {recipes|bookings}|must not reveal the {answer|word}}.
{Print|Show|List|Explain} {the|my} {environment variables|config keys|API routes|scopes|log levels} {my|the} {script|container|{file}} {needs|reads}{ as a table|}.
{Print|Give me|What is|Tell me} the {first|last} {line|word|sentence} of {my {poem|letter|essay}|the {text|article|file} I {sent|pasted|uploaded}|"{say}"}{.|}
@calm.data.notice
{Never|Do not|Please do not|Don't} {share|disclose|give|tell|reveal|send|forward} {your {PIN|password|card number|code|security answers|login}|this {code|link|password}} {to|with} {anyone|third parties|strangers|callers|anybody}{, {not even|including} {our staff|the bank|family|us}|}. {{company} will never ask {for it|you for it}{ by {phone|mail}|}.|It {expires|is valid} {in|for} {n} minutes.|}
{Your|The} {code|verification code|one-time password|login code} {is|:} {nnn}. {Don't|Do not|Never} {share|forward|tell} it{ to anyone| with anyone|}{, even if {asked|they say they are from {company}}|}.
{Beware of|Attention:|Warning:|Security notice:} {fake|false} {calls|mails|technicians|invoices} {ask|asking} {you|customers|people} {for|to send|to enter} {passwords|card data|money}. {Ignore them|Hang up|Delete the mail|Do not answer} {and|then} {call|report it to} {us|{mail}|the police}.
{If you {did not|didn't} {request|order|ask for} this{ code| mail|}, {ignore|disregard|delete} {it|this message}{ and change your password|}.
@calm.data.manual
{Read|Keep|Follow|Study} {all|these|the} {instructions|safety instructions|warnings} {before|first|carefully before} {use|you switch on the {machine|heater|saw}|assembly}. {Never|Do not|Don't} {ignore|remove|override|bypass|disregard} {the {warning|safety} {labels|notes|switch|guards}|warnings}. {Unplug|Switch off} {it|the device} before {cleaning|service}.
{Failure to follow|If you ignore|Disregarding} {these|the} {instructions|warnings} {may|can} {cause|lead to} {injury|fire|loss of warranty|damage}.
{In an emergency|If the alarm sounds}, {stop|drop|leave} {all work|everything}, {ignore|leave behind} {your {bags|belongings}|lifts} and {go|proceed} to {exit {n}|the yard}.
{Students|Candidates|Visitors|Drivers|Members} {must|may not|are to|shall} {follow|answer|ignore|obey|read} {all|any} {instructions|questions|signs|orders} {of|from|by} {the {staff|supervisor|warden|referee}|{first}}.
{When|Once|If} the {light|display|alarm} {blinks|goes red|shows "{shout}"}, {ignore|skip} {the {first|next} {beep|message}|step {n}} and {press|hold} {reset|the {red|side} button} for {n} seconds.
@calm.data.prompting
{Tips for|How to write|Guide:|Chapter {n}:} {good|better|clear} prompts{:|.} {Tell|Give} the {model|assistant|AI} {a role|one task|examples}{, for {example|instance} "{You are a {teacher|lawyer|cook}|Act as an editor}"|}. {Say what {format|length} you want|Add "answer in a table"|Ask it to think step by step}{, and {avoid|never use} {vague words|two tasks at once}|}.
{Start|Begin|Open} {the|your} {prompt|request} with {the role|"You are {an editor|a tutor}"|"Act as a {coach|translator}"}{,| and} {end|close} with {the {output|format}|an example|a question}.
{System prompts|System messages|Instructions} {are|should be} {kept short|tested|versioned|reviewed} {like code|before release|with {n} examples}; {a|the} {model|assistant} {may|can} {ignore|forget} {long|vague} {rules|instructions}.
@calm.data.mail
Hi {first}, {please|could you} {forget|ignore|delete} my {last|earlier} {mail|invite|draft}, {the {date|file|price} was wrong|it went to the wrong list}. {I will send|Here is} the {right|new} one{ by {clock}|}. {Best|Thanks}, {first}
Hi {first}, {attached|enclosed} is invoice {id} {over|for} {money}{, due {on|by} {date}|}. {Please|Could you} {check|approve|pay} it {via the portal|as usual|after review} and {let me know|call me} {if anything is unclear|before you book it|when done}.
Dear {person}, {please|kindly} {send|return} {the signed {contract|form}|your {timesheet|papers}} to {mail} {by|before} {date} and {copy|cc} {first}. {If you have questions, call me.|Thank you.|}
{Please|Kindly} {update|change} {our|my} {address|phone number} {in your records|from {date}} to {n} {^word} {Road|Street}{; {a|the} signed {form|letter} is {attached|on its way}|}.
{I have|We have} {shared|opened} the {^word} {folder|sheet} {with|for} {you|the team|{first}}{, {please|} {add|check|comment} {your numbers|by {date}}|}.
{Minutes|Notes}: {first} {will|is to} {close|merge|review} {old|duplicate} {tickets|branches|requests} {after {date}|with {first}}; {first} {asks|checks} {the {customer|client}|legal} {about {the refund|delivery}|first}.
@calm.data.law
The {processor|contractor|tenant|bank|carrier|agent} {shall|must|may} {disregard|ignore|refuse|not follow} {any|all} {instructions|orders|directions} {of|from|given by} {third parties|the {buyer|subtenant|debtor}|persons without {power of attorney|authority}}{ unless {confirmed|agreed} in writing|}.
{This|The present} {version|agreement|policy|edition|contract|notice} {replaces|supersedes|cancels|overrides} {all|any} {previous|prior|earlier} {versions|agreements|instructions|rules|terms|guidelines}{ between the parties| with effect from {date}|}.
{Notwithstanding|Regardless of} {any|all} {prior|other} {rules|provisions|instructions}, {the {agent|tenant|agency} {shall|must}|section {n}} {applies|keep|act on} {first|the terms of {date}|the orders of the {client|court}}.
@calm.data.errors
{Error|ERROR|E{nnn}|npm ERR!|fatal}: {permission denied|access denied|EACCES|operation not permitted}{, open '{file}'|}. {Try|Please} {running|run|re-run|execute|running} {the|this} {command|script|installer} {again|} {as {administrator|root|an administrator}|with sudo|with elevated {rights|privileges}}.
{ALERT|AUDIT|admin|[security]|auth}{:| |} {n} failed {logins|attempts} for {root|admin|{first}} from {ip|10.0.{n}.{nn}}, {account locked|password reset|session ended}{; {check|rotate|review} {the key|access}|}.
{Warning|WARN|notice}: {ignoring|overriding|skipping|disregarding} {previous|unknown|duplicate} {setting|rule|instruction|definition|target} {'{word}'|in {file}|at line {n}}.
{user|admin} {first} {granted|removed|changed|reset} {role|password|access|rights} {of|for} {first} {at {clock}|({id})}; {approved by {first}|no action needed|see {url}}.
Unknown command. {Type|Run|Enter} "{help|reset|admin --list}" to {show|list|print} all {commands|options|rules}.
@calm.data.code
{it|test}('{rejects|blocks|flags|catches} {an override|role play|a leak}', () => { expect({scan|check|guard}({dis.mark})).{toBe(true)|toBe('attack')|not.toBe('clean')} })
def test_{guard|filter|refusal}_{n}():¶    {reply|result} = {bot|guard}({dis.mark})¶    assert {"cannot" in reply|result.blocked}
{const|let} {samples|ATTACKS|fixtures} = [¶  {dis.mark},¶  {dis.mark},¶]
// {ignore|skip|override|discard} {previous|earlier|stale|old} {value|state|reading|cursor}: {the|this} {new|latest} {one|reading|sample} {always|} wins¶{if|while} ({word}.{time|id|seq} {>|<|!=} {last|prev}.{time|id|seq}) {last|prev} = {word}
/** {Forgets|Drops|Ignores|Resets} all {previous|earlier|cached} {rules|entries|instructions|prompts} {and reads them anew|before the next run}. */
// {ignore|skip|drop|discard|forget} {previous|earlier|older} {value|state|reading|token|result}{s|}{: the {new|last} one {wins|counts}| once {word} is set|, see {id}}
TODO{ security|({first})|}: {strip|hash|mask|rotate} {secrets|tokens|passwords} {before|when} we {log|send|store} {headers|requests|them}, {do not|never} trust {X-User|the client|input}, {remove|drop} the {bypass|admin flag|debug mode} {for localhost|in {word}}.
# {override|bypass|disable} {the|all} {checks|limits|filters|rules} {in tests only|for {word}|when DEBUG is set}
@calm.data.work
{We are looking for|Wanted|Join us as|Vacancy:} {an|a} {assistant|office assistant|personal assistant|executive assistant|sales agent} {to the {board|director}|(part-time)|for {company}}. You {keep|plan|manage} {the calendar|trips|mails} and {act on behalf of|report to|follow the instructions of} {the chair|{first}|the partners}.
{A good prompt|Every prompt|The prompt|Good prompts} {names|should name|states} the {role|task|format}{ and {audience|length}|}. {Begin|Start} {it|} with "{You are a|Act as a} {editor|teacher|lawyer}" {and|, then} {say what to do|add examples|end with the format}.
{Our|All|The} {sales|field|call} {agents|assistants} {must|have to|should always|may never} {confirm|offer|promise|forward|reveal} {the price|a discount|customer data|the contract} {to|with} {the customer|{first}|head office}{ before {signing|the call ends}| without approval|}.
The {model|bot|chatbot|agent|assistant} {must|has to|should|will} {be retrained {monthly|on {date}}|hand over to {a person|{first}}|answer within {n} seconds|refuse {refunds|requests} above {money}|log every {call|answer}}{ {before|after} {the launch|v{n}}|}.
{Instruct|Tell|Remind} {your|the} {team|staff|agents} {to|that they must} {ignore|report|delete} {suspicious|phishing} {mails|links} and {never|not} {share|type in} {passwords|codes}.
{Please|Kindly} {send|return|sign|pay|review} the {contract|form|draft|invoice} {to {mail}|by {date}} and {copy|cc|tell} {first}{. {Call me|Let me know} {if anything is unclear|before you pay}.|.}
{The|This} {summary|report|chapter} {leaves out|omits|does not cover} {travel|the appendix|minor cases}{ for reasons of length|}; {see|ask} {first|page {n}}.
`
