/** Prose of everyday topics that carriers are filled with, second part: life, learning and public matters. */
export const TOPICS_TWO = `
@topic.cooking.title
{Lemon|Pumpkin|Lentil|Mushroom|Almond} {soup|cake|curry|pie|salad}
{Recipe|Menu} of the {week|day}
@topic.cooking.say
{Chop|Slice|Dice} {n} {onions|carrots|leeks|tomatoes} and {fry|roast|simmer} them for {n} minutes.
{Add|Stir in} {nnn} g of {flour|rice|lentils|sugar} and a {pinch|spoon} of {salt|cumin|cinnamon}.
Bake at {nnn} degrees until {golden|firm|a stick comes out clean}.
Serves {n}; {keeps|lasts} {n} days in the fridge.
My {aunt|neighbour|father} {always adds|swears by} {lemon zest|brown butter|a bay leaf}.
Let the dough {rest|rise} for {nn} minutes {under a cloth|in a warm place}.
{Season|Garnish} with {parsley|chilli|mint} {before serving|to taste}.
@topic.health.title
{Patient leaflet|Visit notes|Lab results} {id}
{Sleep|Back pain|Allergy|Vaccination}: {what helps|questions and answers}
@topic.health.say
Take {one|two} {tablets|capsules} {with water|after meals}, {not more than|at most} {n} a day.
{The patient|{person}} {reports|describes} {mild headaches|poor sleep|a dry cough} for {n} {days|weeks}.
{Blood pressure|Pulse|Temperature} was {normal|slightly raised} on {date}.
{Drink|Have} enough {water|tea} and {rest|walk} {a little|every day}.
The {clinic|practice} {is open|takes calls} from {clock}.
{A study|A review} of {nnn} adults {found|shows} {little|a clear} {effect|benefit}.
See a doctor if {the fever lasts|it gets worse|pain spreads}.
@topic.school.title
{Homework|Exam|Course} {plan|notes} {week {n}|}
{Essay|Lecture}: {the water cycle|the Hanse|fractions|the cell|iambic verse}
@topic.school.say
{Chapter|Unit} {n} {covers|explains} {photosynthesis|fractions|the Silk Road|vowel sounds|supply and demand}.
{Hand in|Submit} the {essay|worksheet|project} {by|before} {date}.
The {class|group} {visits|meets at} the {museum|library|lab} {on Thursday|at {clock}}.
{Students|Pupils} {work|learn} in pairs and {present|discuss} {the results|one poem|some examples}.
{^person} {teaches|explains} {algebra|history|music} in room {nn}.
The {test|quiz} has {nn} questions and {counts|is worth} {n} {points|percent}.
{A glacier|A verb|An atom|A cell|A republic} is {described|defined} on page {nn}.
@topic.sports.title
{Match report|Training plan|Results} {round {n}|{date}}
{^word} {United|Rovers|Tigers} {win|lose|draw} {n}:{n}
@topic.sports.say
{^first} scored {twice|in the last minute|from {nn} metres} and {was cheered|left the pitch injured}.
The {race|match|tour} {starts|ended} at {clock} in {rain|sunshine|front of {nnn} fans}.
{Warm up|Stretch} for {n} minutes, then run {n} kilometres {easy|with hills}.
{The coach|{person}} {praised|changed} the {defence|line-up}.
{^word} {Rovers|United} are {third|last|top} with {nn} points.
Entry {costs|is} {money}; {children|members} {pay half|are free}.
@topic.news.title
{City|Region|Harbour} {plans|opens|votes on} {new bridge|bike lanes|park|tax}
{Storm|Strike|Festival} in {Ghent|Porto|Malmö|Turin}
@topic.news.say
The {council|government|court} {decided|announced} on {date} {to build|to close|to renovate} the {bridge|market hall|tram line}.
{Residents|Farmers|Drivers} {welcome|criticise} the {plan|price|delay}.
{^person}, {mayor|spokesperson|minister}, {called|named} {it|the result} {a first step|overdue|fair}.
{Police|Firefighters} {reported|counted} {n} {accidents|fallen trees} {overnight|by noon}.
{Prices|Rents|Births} {rose|fell} by {n} percent {in a year|since 20{nn}}.
The {festival|fair} {drew|expects} {nnn} visitors.
{Experts|Economists} {expect|doubt} {growth|a mild winter|quick talks}.
@topic.science.title
{Notes|Paper|Abstract}: {bees|river deltas|batteries|comets|soil} {and|under} {heat|light|pressure}
{Lab|Field} {report|journal} {date}
@topic.science.say
We {measured|sampled} {nn} {plots|cells|stars|lakes} over {n} {years|seasons}.
The {signal|yield|growth rate} {correlates|varies} with {temperature|depth|age} (r = 0.{nn}).
{Model|Method} {A|B} {outperforms|matches} the baseline {on|in} {n} of {nn} {tasks|runs}.
{Earlier|Previous} {work|studies} {assumed|suggested} {a linear trend|no effect|slow decay}.
{Samples|Data} {were|are} {stored|shared} {at minus {nn} degrees|under {url}}.
{Further|More} {tests|trials} {are|seem} {needed|planned} {in {n} months|}.
@topic.garden.title
{Balcony|Kitchen|Rose} garden in {spring|autumn|dry years}
{Lawn|Compost|Greenhouse} {tips|diary}
@topic.garden.say
{Sow|Plant} {beans|tulips|lettuce|garlic} {n} cm deep {in rows|after the last frost}.
{Water|Feed} {tomatoes|roses|citrus} {in the morning|once a week}, {never at noon|not on the leaves}.
The {mower|hose|pump} {needs oil|leaks|is under warranty}.
{Snails|Aphids|Mice} {ate|left} {half the|all} {lettuce|leaves|bulbs}.
{Mulch|Compost} {keeps the soil moist|should be turned}.
Our {apple|fig|plum} tree {gave|carries} {nn} kilos {this year|again}.
@topic.music.title
{Concert|Album|Podcast} {notes|review}: {^word} {and the {^word}s|Quartet}
Episode {nn}: {^word}
@topic.music.say
The {second|last|opening} {song|movement|track} {begins|ends} {softly|with a drum solo|in C minor}.
{^person} {plays|sings|mixes} {on {n} tracks|with {first}|the bass}.
{Tickets|Seats} {cost|start at} {money}, doors {open|} at {clock}.
{Critics|Fans} {loved|disliked} the {slow tempo|new sound|cover}.
The band {recorded|rehearsed} {in a barn|for {n} days|in {Bergen|Tallinn}}.
@topic.family.title
{Birthday|Wedding|Moving} {party|plans|list}
{Chat|Notes} with {first}
@topic.family.say
{^first} {turns|is} {nn} {next week|on {date}} and {wishes for|loves} {a bike|books|a telescope}.
{Mum|Grandpa|{first}} {brings|bakes|forgot} the {cake|salad|chairs}.
We {meet|start} at {clock} {by the lake|at ours|in the park}.
{The kids|The dog|The cat} {need|needs} {to be picked up|a sitter} {at {clock}|on Saturday}.
{Can someone|Who can} bring {n} {chairs|lamps|bottles}?
The {train|drive} {takes|is} {n} hours{, so we leave early|}.
@topic.meeting.title
{Minutes|Agenda|Follow-up}: {weekly sync|planning|kick-off} {date}
{Project|Sprint} {^word}
@topic.meeting.say
{^first} {presents|shared} the {roadmap|numbers|mock-ups} and {asks for|collects} {feedback|votes}.
{Decision|Agreed}: {launch|pause|test} {^word} {on {date}|in {n} weeks}.
{Next|Open} {steps|points}: {budget|hiring|contract with {company}}.
The {room|link} {changed|is the same}; we start at {clock}.
{Risks|Blockers}: {late delivery|sick leave|missing licence}.
{Design|Sales|Legal} {needs|waits for} {n} {days|answers}.
@topic.gaming.title
{^word} {Quest|Wars|Kart} {guide|patch notes|forum}
{Quest|Character|Level} {n}
@topic.gaming.say
The {boss|dragon|guard} {drops|carries} a {key|blade|map} {on level {n}|after {n} hits}.
{Build|Upgrade} the {tower|ship|farm} before {night|wave {n}}.
{Patch|Update} {n}.{n} {nerfs|buffs} the {archer|mage|tank}.
{My|Our} {guild|clan} {needs|lost} {n} {healers|players|matches}.
{You|The hero} {wake|wakes} up in a {cave|tavern} with {n} coins and {a torch|no memory}.
{Save|Checkpoint} {files|data} {are|is} kept in {file}.
@topic.public.title
{Form|Notice|Leaflet} {id}: {parking permit|residence|child benefit|waste collection}
{Office|Registry} {hours|news}
@topic.public.say
{Applications|Forms} {must be|are} {signed|handed in} {by|before} {date} {at counter {n}|online}.
{Bring|Please bring} {an identity card|two photos|the rental contract}.
The fee is {money} and {is paid|can be paid} {in cash|by card}.
{Paper|Glass|Garden waste} is collected {on {date}|every {n} weeks}.
{Processing|Checking} takes {n} to {nn} days.
The {office|hotline} {answers|is open} {from {clock}|on weekdays}: {phone}.
`
