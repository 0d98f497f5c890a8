/** Prose of everyday topics that carriers are filled with, first part: work, trade and technology. */
export const TOPICS_ONE = `
@topic.travel.title
{Your|Our} {trip|booking|stay} {in|to} {Lisbon|Oslo|Kyoto|Rome|Cape Town|Montreal}
{Itinerary|Flight change|Hotel confirmation} {id}
@topic.travel.say
The {flight|train|ferry} to {Lisbon|Oslo|Kyoto|Rome|Hanoi} leaves at {clock} from {gate|platform|pier} {n}.
Breakfast is {included|served from seven|extra} and the {pool|sauna|bar} {is closed for repairs|opens at noon}.
We {booked|reserved} {n} rooms {near|close to} the {old town|station|beach} for {n} nights.
{^person} will {meet|pick up} the group at the {airport|hotel|museum}.
The {bus|taxi} from the airport {costs|is about} {money} and takes {nn} minutes.
Luggage over {nn} kilos {costs extra|must be checked in}.
{The old quarter|The harbour|The market} is {best|lovely} {early in the morning|after sunset|in {autumn|spring}}.
Guests can cancel {free of charge|for a small fee} until {date}.
@topic.banking.title
{Statement|Account notice|Payment advice} {id}
{Card|Loan|Savings} {update|terms|renewal}
@topic.banking.say
A {payment|direct debit|transfer} of {money} to {company} was {booked|executed} on {date}.
Your {card|savings account|credit line} {ending in {nnn}|} {was renewed|has a balance of {money}|earned interest of {n} percent}.
The {exchange|interest} rate {rose|fell} {slightly|by a quarter point} {last week|in {n} days}.
{^person} {asked|called} about {a charge|the fee} from {company}.
{Standing orders|Transfers abroad} {take|need} {one to two|up to three} working days.
The {monthly|yearly} fee is {waived|due} when the balance {stays above|falls below} {money}.
{Receipts|Statements} are kept for {n} years in the {archive|online postbox}.
@topic.shop.title
Order {id} {shipped|delayed|confirmed|returned}
{^word} {lamp|jacket|backpack|kettle|keyboard} - {review|specifications|offer}
@topic.shop.say
The {jacket|kettle|lamp|backpack|chair} {arrived|came} {on time|two days late|with a scratch} and {fits well|works fine|feels sturdy}.
{Order|Parcel} {id} {was handed to the carrier|left the warehouse|is waiting at the pick-up point}.
{Material|Cover}: {cotton|recycled steel|oak|wool}, {weight|net weight} {n}.{n} kg, {colour|shade}: {blue|sand|black|green}.
Returns are {free|possible} within {nn} days {with the label|if unused}.
The battery lasts {about|up to} {n} hours {on medium|with the light on}.
I {paid|spent} {money} and {would buy it again|expected a bit more|gave it to {first}}.
{Delivery|Shipping} to {Spain|Norway|Austria|Ireland} takes {n} days.
The {zip|handle|switch|lid} {broke|came loose} after {n} {weeks|months}.
@topic.software.title
{Release|Upgrade|Migration} {notes|guide} {n}.{n}
{Issue|Bug}: {timeout|crash|memory leak} in {word} {service|module}
@topic.software.say
The {service|worker|scheduler} {restarts|retries} {after|every} {nn} seconds {when|if} the {queue|database} is {busy|down}.
Version {n}.{n}.{n} {fixes|introduces|removes} the {cache|login flow|export|dark theme}.
{Run|Start} the tests with the {word} profile before {merging|a release}.
{Requests|Jobs} over {nn} MB are {rejected|split} {at the gateway|by the proxy}.
We {moved|migrated} {n} {tables|clusters|services} to {the new region|{company}} {last night|in {n} hours}.
The {config|settings} file lives {in|under} /etc/{word}/{file}.
{Latency|Memory use|Error rate} {dropped|rose} from {nnn} to {nn} {after the patch|since Monday}.
{^person} {reviewed|wrote} the {parser|migration|importer}.
@topic.hr.title
{Application|Candidate profile}: {person}
{Team news|Onboarding plan|Holiday planning}
@topic.hr.say
{^person} has {n} years of experience in {sales|nursing|logistics|data analysis|teaching}.
{Interviews|Talks} with {company} {take place|are planned} on {date}.
{She|He|They} {led|built} a team of {n} {and|that} cut costs by {nn} percent.
{Languages|Skills}: English, {Spanish|Polish|Turkish|German}, {Excel|forklift licence|SQL|first aid}.
{Holiday requests|Time sheets} {go|must be sent} to {first} {by|before} {date}.
The {office|canteen|plant} {is closed|stays open} {between the holidays|on Friday afternoon}.
Training on {safety|data protection|leadership} {starts|takes place} in room {nnn}.
@topic.support.title
{Ticket|Case} {id}: {cannot log in|wrong invoice|slow connection|broken screen}
{Customer|User} request {id}
@topic.support.say
The customer {cannot|can no longer} {open the app|print the label|change the address} {since the update|on the phone}.
I {restarted|reset} the {router|device|printer} {twice|three times} {without success|and the light is red}.
{Agent|Colleague} {first} {called back|replied} on {date} {at {clock}|}.
The invoice {shows|lists} {money} {instead of|but we agreed on} {money}.
{Screenshots|Logs} are {attached|in the folder}.
{We|Our team} {offered|sent} a {voucher|replacement|new cable}.
{Status|Priority}: {open|waiting for customer|medium|solved}.
The {error|message} {nnn} {appears|shows up} {after login|when saving|only on Mondays}.
@topic.finance.title
{Quarterly|Annual|Monthly} {report|figures|budget} {company}
Invoice {id}
@topic.finance.say
Revenue {grew|fell} by {n} percent to {money} {million|thousand} in {the first|the third|the last} quarter.
{Costs|Spending} for {marketing|freight|energy|staff} {stayed flat|rose|were {nn} percent lower}.
The board {approved|discussed} {a dividend|the budget|the loan} on {date}.
{Invoice|Credit note} {id} is {due|payable} {within {nn} days|on {date}}.
{^company} {acquired|sold} {n} {stores|plants|licences}.
Cash {at the end of the year|in hand} {was|came to} {money}.
The forecast {assumes|expects} {stable prices|weak demand|{n} new customers}.
@topic.legal.title
{Agreement|Terms|Contract} between {company} and {company}
{Privacy|Licence} {notice|terms} {n}.{n}
@topic.legal.say
This agreement {replaces|supersedes} {all|any} prior {agreements|arrangements} between the parties.
The {tenant|licensee|supplier} {shall|must} {notify|inform} the {landlord|licensor|buyer} in writing within {nn} days.
{Either|Each} party may {terminate|end} the contract with {n} months' notice.
Liability is {limited|capped} at {money} {per year|in total}.
{Section|Clause} {n}.{n} {applies|remains in force} {notwithstanding any other provision|after termination}.
Personal data is {kept|stored} {for {n} years|only as long as needed}.
Disputes are {settled|heard} {by the court|in arbitration} in {Vienna|Dublin|Geneva|Lyon}.
@topic.security.title
{Advisory|Bulletin|Alert} {id}: {outdated library|weak cipher|exposed bucket}
{Security|Access} {review|policy|training} {date}
@topic.security.say
{^n} {hosts|accounts|laptops} {were|are} still {missing the patch|without two-factor login|on the old image}.
The {firewall|proxy|scanner} {blocked|logged} {nnn} {requests|connections} from {ip}.
{Passwords|Keys|Tokens} {must be|are} rotated every {nn} days.
The {finding|vulnerability} {has|got} a score of {n}.{n} and {affects|touches} {word}-server.
{^person} {closed|opened} {id} after the {scan|review|drill}.
Backups {are encrypted|were restored in {nn} minutes|run at {clock}}.
{Report|Send} suspicious mail to {mail}.
@topic.realestate.title
{Flat|House|Office} {to let|for sale}, {nn} m²
{Viewing|Inspection} on {date}
@topic.realestate.say
The {flat|house} has {n} rooms, {a balcony|a small garden|a cellar} and {gas heating|new windows|wooden floors}.
Rent is {money} {plus heating|all included}, deposit {n} months.
{Viewing|Handover} {is|on} {date} at {clock}, {contact|ask for} {person}.
The {roof|bathroom|lift} was {renovated|replaced} in 20{nn}.
{Shops|Schools|The tram} {are|is} {n} minutes {away|on foot}.
{Pets|Instruments} are {allowed|not allowed}{ after asking|}.
@topic.logistics.title
{Shipment|Route|Stock} {report|list} {id}
Warehouse {n}: {inventory|shift plan}
@topic.logistics.say
Truck {n} {left|reached} the {depot|port|hub} at {clock} with {nn} pallets.
{Bay|Shelf} {n}{A|B|C} is {blocked|full|reserved for {company}}.
The {scanner|scale|gate} at dock {n} {needs service|shows error {nnn}}.
{Customs|The broker} {asked for|received} the {papers|invoice} on {date}.
{Stock|Inventory} of {screws|tiles|tea|tyres} {fell|rose} to {nnn} {boxes|units}.
{^person} {drives|plans} the {north|night|island} route {this week|until {date}}.
`
