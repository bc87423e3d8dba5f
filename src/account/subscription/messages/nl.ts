/** Texts of following by mail. This file decides which keys there are. */
export const texts = {
  'follow.title': 'Volg per e-mail',
  'follow.name.title': 'Volg {name} per e-mail',
  'follow.email': 'Je e-mailadres',
  'follow.email.hint': 'We gebruiken het alleen voor deze mails.',
  'follow.submit': 'Volg per e-mail',
  'follow.privacy':
    'We bewaren je adres, wat je volgt, je taal en wanneer je bevestigde. Stop je, dan wissen we dat meteen. Bevestig je niet, dan wissen we het na {days} dagen.',
  'follow.back': 'Terug naar {name}',
  'follow.what':
    'Kies een indicator, een gemeente of een project. Onderaan die pagina vind je de link “Volg per e-mail”.',
  'email.missing': 'Vul je e-mailadres in.',
  'email.wrong': 'Dit is geen e-mailadres. Schrijf het zoals naam@voorbeeld.be.',
  'follow.tooMany': 'Er is van hier al vaak gevraagd om iets te volgen. Probeer het over een uur opnieuw.',
  'asked.title': 'Kijk in je mailbox',
  'asked.text':
    'We stuurden je een mail. Klik op de link in die mail: pas dan volg je het. De link werkt {days} dagen.',
  'asked.nothing': 'Geen mail gekregen? Kijk bij je ongewenste mail, of kijk na of je adres juist is.',
  'confirm.title': 'Wil je {name} volgen?',
  'confirm.text': 'Klik op de knop, dan krijg je voortaan een mail als er iets verandert.',
  'confirm.submit': 'Ja, ik wil dit volgen',
  'confirmed.title': 'Je volgt {name}',
  'confirmed.text': 'Je krijgt een mail als er iets verandert. Onderaan elke mail kan je stoppen.',
  'confirmed.see': 'Naar {name}',
  'confirmed.leave': 'Toch niet? Stop met volgen',
  'key.gone.title': 'Deze link werkt niet meer',
  'key.gone.text':
    'Je volgt dit niet, of je bevestigde niet binnen {days} dagen. Je kan opnieuw vragen om het te volgen.',
  'leave.title': 'Stoppen met volgen',
  'leave.text': 'Wil je geen mails meer over {name}?',
  'leave.submit': 'Volg {name} niet meer',
  'leave.others': 'Je volgt ook: {names}.',
  'leave.all': 'Volg niets meer',
  'left.title': 'Je bent gestopt',
  'left.text': 'Je krijgt hierover geen mails meer. Je adres is gewist, tenzij je nog iets anders volgt.',
  'topic.gone': 'iets dat er niet meer is',
  'mail.confirm.subject': 'Bevestig dat je {name} wil volgen',
  'mail.confirm.text':
    'Dag,\n\nIemand, wellicht jij, vroeg om {name} te volgen. Klik op deze link om dat te bevestigen:\n\n{link}\n\nWas jij het niet? Dan hoef je niets te doen. Je krijgt geen mails meer, en we wissen je adres na enkele dagen.',
  'mail.followed.subject': 'Je volgt {name} al',
  'mail.followed.text':
    'Dag,\n\nIemand, wellicht jij, vroeg om {name} te volgen. Dat doe je al: je hoeft niets te doen.\n\nStoppen kan hier:\n{leave}',
  'mail.news.subject': '{more, plural, =0 {Nieuws over {name}} other {Nieuws over {name} en nog # andere}}',
  'mail.news.opening': 'Dag,\n\nEr veranderde iets aan wat je volgt.',
  'mail.news.ending': 'Je krijgt deze mail omdat je dit volgt. Stoppen kan met één klik:\n{leave}',
} as const;
