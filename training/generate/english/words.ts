/** Labels and phrases that carriers are built with; other languages fall back to these. */
export const WORDS = `
@w.from
From
Sender
@w.to
To
Recipient
@w.subject
Subject
Re
@w.date
Date
Sent
@w.hi
Hi {first},
Dear {person},
Hello {first},
Hello all,
Dear customer,
Good morning,
Team,
{first} -
@w.bye
Best regards
Kind regards
Thanks
Cheers
Yours sincerely
Best
Many thanks in advance
@w.wrote
On {date}, {person} wrote:
{person} <{mail}> wrote on {date}:
-------- Original message --------
@w.user
User
Human
Customer
Q
Visitor
@w.assistant
Assistant
AI
Agent
Bot
A
@w.page
Page
p.
@w.note
Note
Important
Hint
Remark
NB
Update
Attention
@w.description
Description
Details
Notes
About
@w.comments
Comments
Discussion
Replies
@w.price
Price
Total
@w.name
Name
Contact
@w.status
Status
State
@w.review
Review
Feedback
Opinion
@w.agenda
Agenda
Topics
@w.skills
Skills
Qualifications
@w.work
Experience
Employment
@w.people
Attendees
Participants
@w.ask
Summarise this for me:
Can you summarise the text below?
What does this say?
Please answer the mail below politely.
Translate the following into {language}.
Here is the document. List the main points.
Which action items are in here?
Tell me the sentiment of this text.
Use the context to answer: when does it start?
Extract all dates and names.
Context:
Read this and reply in my name:
Is there anything urgent in it?
Sort this into a category.
I got this today, what should I do?
@w.more
Read more
Contact us
Share
Home
Imprint
`
