import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  'over.title': 'About this site',
  'over.lead': 'Official figures show here how far {region} has come with its plan, {plan}, and what is being done.',
  'over.wie.title': 'Who makes this site?',
  'over.wie.text': 'This site is published by the {sender}.',
  'over.wie.contact': 'How to reach us',
  'over.wat.title': 'What can you find here?',
  'over.wat.figures': 'All figures, with their source and their course',
  'over.wat.places': 'Your municipality, beside {region}',
  'over.wat.plan': 'What the plan promises',
  'over.wat.groups': 'The groups that get extra attention',
  'over.wat.projects': 'Projects that carry out the plan',
  'over.wat.ideas': 'Ideas looking for partners',
  'over.cijfers.title': 'Where do the figures come from?',
  'over.cijfers.text':
    'From official publishers, such as Statbel and Eurostat. Nobody adjusts them. Where a figure is missing, we say so.',
  'over.cijfers.sources': 'Who gives which figures',
  'over.software.title': 'Free software',
  'over.software.text':
    'This site runs on Ambitie, free software under the EUPL-1.2 licence. Other regions may use it too.',
  'contact.title': 'Contact',
  'contact.lead': 'Do you have a question or a remark? Here is whom you can reach.',
  'contact.algemeen.title': 'A question about this site',
  'contact.pers.title': 'For the press',
  'contact.toegang.title': 'Is something on this site not working for you?',
  'contact.toegang.text':
    'Do you meet a barrier, or is there something you cannot read? Tell us here, and say which page you were on.',
  'contact.toegang.days': 'You get an answer within {days, plural, one {# day} other {# days}}.',
  'contact.gegevens.title': 'Your personal data',
  'contact.gegevens.text': 'Our data protection officer answers questions about what we keep about you.',
  'contact.gegevens.more': 'What we keep about you',
  'contact.klacht.title': 'Not satisfied with our answer?',
  'contact.klacht.text': 'Ask us first. If we cannot settle it together, you can take your complaint here.',
  'contact.lek.title': 'Found a weakness in our security?',
  'contact.lek.text': 'Please tell us here, and not in public. Thank you.',
  'privacy.title': 'Your privacy',
  'privacy.lead':
    'You can look at everything without an account. We then keep nothing about you, unless you choose a municipality or follow something by e-mail.',
  'privacy.bewaren.title': 'What we keep, and for how long',
  'privacy.niet.title': 'What we do not do',
  'privacy.niet.text':
    'No tracking cookies, no advertising, no visitor profiles. This site loads nothing from other sites. We do not sell your data.',
  'privacy.rechten.title': 'Your rights',
  'privacy.rechten.text':
    'You may see, correct and erase what we keep about you. With an account you do so yourself, at once.',
  'privacy.rechten.own': 'See, download or erase your data',
  'privacy.wie.title': 'Who can see your data?',
  'privacy.wie.text':
    'Only those who need them for their work. When an administrator opens your data, you can see that yourself: who, and when. We give your name and e-mail address to somebody else only once you both agree.',
  'privacy.reserve.title': 'Backups',
  'privacy.reserve.text':
    'There is a backup of everything, in case something goes wrong. We keep it for {days, plural, one {# day} other {# days}}.',
  'privacy.vragen.title': 'Questions or a complaint?',
  'privacy.vragen.text': 'Put your question to the data protection officer.',
  'privacy.vragen.authority': 'You may also complain at any time to the authority that watches over personal data.',
  'keeps.of.visitor': 'If you only look',
  'keeps.of.account': 'If you have an account',
  'keeps.of.work': 'If you work on ideas or projects',
  'keeps.until': 'Until when',
  'keeps.cookie': 'The cookie “{name}”: the municipality you chose to see everywhere. For that alone.',
  'keeps.cookie.until': '{days, plural, one {# day} other {# days}}, or until you clear your choice.',
  'keeps.words': 'What you typed in a form and did not save yet. It stays on your own device.',
  'keeps.words.until': '{days, plural, one {# day} other {# days}}, or until you sign out.',
  'keeps.unsent': 'A form that you sent when you were no longer signed in, so that it is not lost.',
  'keeps.unsent.until': '{hours, plural, one {# hour} other {# hours}}.',
  'keeps.sent': 'A mark of each form you send, so that what you send twice counts once.',
  'keeps.sent.until': '{days, plural, one {# day} other {# days}}.',
  'keeps.letter': 'An e-mail to you, until it has left.',
  'keeps.letter.until': '{hours, plural, one {# hour} other {# hours}} after it left.',
  'keeps.trail': 'The trail: who did what, so that mistakes can be traced.',
  'keeps.trail.until': 'It stays. Once you erase your account, it no longer says who it was.',
  'keeps.log': 'The server’s log: what went wrong. Addresses of people are left out.',
  'keeps.log.until': 'As long as the server keeps its log.',
  'help.title': 'Help',
  'help.lead': 'In short: how to read the figures and how to take part.',
  'help.lezen.title': 'How do you read a figure?',
  'help.lezen.text':
    'A figure always belongs to a year and an area. So look at the year first.\n\nIs there a gap in a line? Then the way of counting changed there. Do not compare the two sides.\n\nBelow each chart the same figures stand in a table, with their source.',
  'help.gemeente.title': 'How do you find your municipality?',
  'help.gemeente.text': 'Choose your municipality from the list. On its page you can ask to see it everywhere.',
  'help.vergelijken.title': 'How do you compare for yourself?',
  'help.vergelijken.text': 'Choose a figure, areas and a period. You get a chart, a map or a table to take along.',
  'help.idee.title': 'How do you propose an idea?',
  'help.idee.text': 'Create an account, or sign in. Then you propose your idea in three short steps.',
  'help.idee.register': 'Create an account',
  'help.volgen.title': 'How do you follow a figure?',
  'help.volgen.text':
    'Choose “{follow}” at a figure, a municipality or a project. You get an e-mail when something changes. No account is needed. You can stop with one click, in every e-mail.',
  'help.toetsen.title': 'Do you use the keyboard?',
  'help.toetsen.text':
    'Tab takes you to the next thing, Shift and Tab back. Enter opens a link. The first Tab on each page takes you to “{skip}”: that is how you skip the menu.\n\nIn a chart, the left and right arrow keys read each period. In a table, the button in the head of a column sorts it.',
  'help.vraag.title': 'Whom do you ask?',
  'help.vraag.text': 'Did you not find an answer here? Ask us.',
  'accessibility.title': 'Accessibility',
  'missing.name': 'Who publishes this site should be stated here. The administrator of the site will fill it in.',
  'missing.address': 'An address should be stated here. The administrator of the site will fill it in.',
  'missing.email': 'An e-mail address should be stated here. The administrator of the site will fill it in.',
  'missing.press':
    'Who answers questions of the press should be stated here. The administrator of the site will fill it in.',
  'missing.accessibility':
    'Whom to tell about a barrier should be stated here. The administrator of the site will fill it in.',
  'missing.complaints':
    'Where to take a complaint should be stated here. The administrator of the site will fill it in.',
  'missing.dataProtection':
    'Who the data protection officer is should be stated here. The administrator of the site will fill it in.',
  'missing.authority':
    'Which authority watches over personal data should be stated here. The administrator of the site will fill it in.',
  'missing.backupDays':
    'How long we keep backups should be stated here. The administrator of the site will fill it in.',
  'accessibility.doel.title': 'What we aim for',
  'accessibility.doel.text':
    'This site aims to meet WCAG 2.2, level AA. Every page is tested automatically with every change, in every language, light and dark. Automatic tests do not find everything. There has been no independent audit yet.',
  'accessibility.hoe.title': 'What you can expect',
  'accessibility.hoe.text':
    'You can do everything with the keyboard. Everything also works without JavaScript. Behind every chart is a table and behind every map a list. Colour never stands alone: there is always a word, a sign or a kind of line.\n\nText can be enlarged to 400%. The site follows the light or dark setting of your device.',
  'accessibility.grenzen.title': 'What could be better',
  'accessibility.grenzen.text':
    'The accessibility of the downloads in Parquet and Excel has not been tested separately. The CSV files hold the same figures.',
  'accessibility.melden.title': 'Does something not work?',
};
