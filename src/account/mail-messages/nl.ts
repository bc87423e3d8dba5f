/** Messages about accounts in Dutch: subject and text of each; this file decides which there are. */
export const nl = {
  'verify.subject': 'Bevestig je e-mailadres voor {site}',
  'verify.text':
    'Dag {name}\n\nJe maakte een account op {site}. Open deze link om te bevestigen dat dit e-mailadres van jou is:\n\n{url}/bevestigen?code={token}\n\nDe link werkt één dag. Maakte je geen account? Dan hoef je niets te doen.\n',
  'recover.subject': 'Kies een nieuw wachtwoord voor {site}',
  'recover.text':
    'Dag {name}\n\nOpen deze link om een nieuw wachtwoord te kiezen:\n\n{url}/wachtwoord-instellen?code={token}\n\nDe link werkt één uur en één keer. Vroeg je dit niet? Dan hoef je niets te doen: je wachtwoord blijft zoals het is.\n',
  'known.subject': 'Je hebt al een account op {site}',
  'known.text':
    'Dag {name}\n\nIemand, wellicht jijzelf, wou met dit e-mailadres een account maken op {site}. Er is er al een.\n\nMeld je aan: {url}/aanmelden\nWachtwoord vergeten? {url}/wachtwoord-vergeten\n\nWas jij het niet? Dan hoef je niets te doen.\n',
  'changed.subject': 'Je wachtwoord voor {site} is gewijzigd',
  'changed.text':
    'Dag {name}\n\nJe wachtwoord voor {site} is net gewijzigd. Was jij dat niet? Kies dan meteen een nieuw wachtwoord: {url}/wachtwoord-vergeten\n',
  'invite.subject': '{who} nodigt je uit op {site}',
  'invite.text':
    'Dag\n\n{who} vraagt je als {role}{organisation, select, none {} other { bij {organisation}}} op {site}. Open deze link om de uitnodiging te bekijken:\n\n{url}/uitnodiging?code={token}\n\nDe link werkt veertien dagen.\n',
} as const;

export type MailMessageKey = keyof typeof nl;
