/** Ordinary requests to an assistant. */
export const PROMPTS = `
@ben.write
{Write|Draft|Compose} {a|an} {friendly|formal|short|funny|apologetic} {mail|letter|text message|note|toast} {to {first}|for {my landlord|a wedding|a colleague who leaves|the school}} about {a late parcel|moving out|the {summer|team} party|a broken heater|my day off}.
{Write|Give me} a {poem|haiku|short story|limerick|song|slogan|caption} about {{subject}|{company}|a {word} and a {word}}{ in {n} lines| for children|}.
{Make|Rewrite} this {more formal|shorter|friendlier|clearer}: "{We can't make it on {date}|The order is late again|I need the figures}, {sorry|please advise|let me know}."
{Suggest|Give me|Find} {n} {names|titles|slogans|ideas} for {a {bakery|podcast|cat|dog walk app|book club}|{first}'s birthday}.
{Proofread|Correct|Check} {my {essay|letter|post}|the text below}: {I has been living here since {n} years|She don't like {subject}|Their going to the {market|sea} tomorow}.
{Outline|Plan} a {blog post|speech|talk|novel|lesson} on {subject} {in {n} parts|with a strong ending|for beginners}.
{Write|Generate} a product description for {a {wool|steel|wooden} {bottle|lamp|backpack}|{company}'s new {app|soap|tent}}{ in {nn} words|}.
@ben.code
{Write|Show me|Create} a {Python|JavaScript|Rust|Go|SQL|Bash|C#} {function|script|query|class|snippet} that {reverses a list|parses dates|counts words|reads {file}|merges two dicts|retries with backoff|resizes images|finds duplicates}.
{Why|What is the reason} {does|for} my {loop|query|build|test|regex|container} {fail|hang|crash|return null} {with|on} {"{KeyError|undefined|ENOENT|segfault}"|line {n}|node {nn}}?
{Explain|What does} this {code|line|regex|command} {do|mean}: {[x*2 for x in xs if x > {n}]|SELECT COUNT(*) FROM {word} WHERE id > {n};|git rebase -i HEAD~{n}|^\\d{n}-[a-z]+$|tar -xzf {file}|arr.reduce((a, b) => a + b, 0)}
{Convert|Port|Refactor} {this|the} {class|function|script} {to|from} {TypeScript|Kotlin|Python {n}|async code}{ and add tests|}.
How {do|can} I {sort|group|filter|cache|stream|mock} {a {map|data frame|large file}|requests|the clock} in {pandas|React|Java|Vitest|Django}?
{What's|Explain} the difference between {TCP and UDP|a list and a tuple|merge and rebase|let and const|threads and processes|left and inner join}?
{Design|Sketch} {a database schema|an API|the folders|a class diagram} for {a library|a {food|dog} delivery app|ticket sales|chess online}.
@ben.math
{What is|Compute|Calculate} {nn} {times|plus|percent of} {nnn}{?|.}
{If|Suppose} {first} {buys|sells} {n} {apples|tickets|books} for {money} each and {pays|gets} {nn} percent {tax|off}, how much is {left|due}?
{Solve|Factor|Differentiate|Integrate} {{n}x + {nn} = {nnn}|x² - {n}x + {n}|sin({n}x)|e^{n}x}.
A train {leaves|starts} at {clock} with {nn} km/h; {when|how far} {does it arrive after {nnn} km|is it after {n} hours}?
{Explain|Prove} {the Pythagorean theorem|Bayes' rule|why 0.999... is 1|the chain rule} {simply|with an example}.
{What's|Give me} the {median|mean|variance} of {n}, {nn}, {n} and {nn}{?|.}
@ben.know
{Who|What|When|Where} {was|is} {the {first|last} {emperor of {Rome|China}|Nobel prize for {peace|physics}}|the {highest|longest} {mountain|river} in {Chile|Asia|Kenya}|photosynthesis|the {Hanse|Renaissance}|GDP}{?|}
Why {is|are|do} {the sky blue|cats purr|leaves fall|we dream|planes fly|{subject} so popular}?
{Compare|Contrast} {jazz and blues|{Ghent|Porto} and {Turin|Malmö}|diesel and electric cars|oats and rice|{subject} and {subject}}{ in a table|}.
{Explain|Describe} {inflation|black holes|the {French|industrial} revolution|how {a fridge|an engine|the stock market} works} {to a child|in {n} sentences|for an exam}.
{Give|List} {n} {facts|myths|books|films} about {subject}.
{Translate|How do you say} "{Where is the {station|exit}?|I would like {n} {tickets|apples}|See you on {date}|My {brother|cat} is {tired|late}}" {into|in} {language}{?|.}
{Summarise|What is the main idea of} {the following|this} {text|article|paragraph}: {say} {say} {say}
@ben.life
{Plan|Suggest} {a {n}-day trip to {Lisbon|Kyoto|Oslo}|a weekly menu for {n}|a {birthday|rainy day} programme for kids}{ {on a budget|without a car|for {money}}|}.
{What|Which} {should I cook with {n} eggs and {a leek|rice|old bread}|{laptop|bike|tent} is good for {students|rain|{money}}|film suits a {rainy|family} evening}?
{How long|How hot|How often} {do|should} I {boil eggs|water {cacti|tomatoes}|bake {bread|salmon}|wash wool|change the oil}?
{Recommend|Find} {a {book|podcast|game} like "{^word}"|{n} {museums|cafés} in {Rome|Hanoi}|exercises for {the back|runners}}.
{How|What} {can I do about|helps against} {mosquitoes|stage fright|{coffee|wine} stains|a {noisy|rude} neighbour|jet lag}?
{Help me|I need help to} {prepare for|survive} {an interview at {company}|my driving test|a talk on {subject}|exam week}.
{What|Any ideas what} {should|can} I {give|bring|wear} {to|for} {a wedding in {May|winter}|{first}'s {party|new flat}}?
{I'm|We are} {n} {people|friends} in {Turin|Porto} {on {date}|}: {where do we eat|what can we see} for {money}?
{Remind me|Set a timer|Add to my list}: {call {first}|buy {milk|stamps}|water the plants} {at {clock}|on {date}|tomorrow}.
{Check|Show|What's} {the weather in {Oslo|Lima}|my calendar for {date}|the price of {gold|eggs}|unread mails from {first}}{?|}
{Send|Write} {first} {a mail|a message} that I {am late|liked the {cake|book}|can't come on {date}}.
{Pay|Transfer|Book|Order|Cancel} {the invoice {id}|{money} to {first} for lunch|a table for {n} at {clock}|{n} {tickets|pizzas}|my {gym|phone} contract}{, please|}.
{hi|hello|thanks|thank you, that helped|ok|good morning|can you hear me|are you there}{!|?|} {how are you|I have a question about {subject}|quick question|}
`
