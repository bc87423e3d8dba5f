import { expect, test } from 'vitest';
import { checkMessage } from '../../foundation/message-check.ts';
import { locales } from '../../foundation/locale.ts';
import { auditWriter, type AuditEntry, type EventTexts } from '../../wing/trail.ts';
import { en } from '../messages/en.ts';
import { fr } from '../messages/fr.ts';
import { nl } from '../messages/nl.ts';
import { organisationRoles, planRoles, roleDetails } from '../../wing/role.ts';
import { writeMail, type MailKind } from './mail-text.ts';
import { eventTexts, namelessTexts } from './wording.ts';

const names = ['email', 'page', 'name', 'time', 'roles', 'role', 'date', 'count', 'organisation', 'number'];

test('every text of the pages is a valid message in every language', () => {
  for (const [locale, texts] of Object.entries({ nl, en, fr })) {
    const problems = Object.entries(texts).flatMap(([key, text]) =>
      checkMessage(text, locale as 'nl', names, `${locale} ${key}`),
    );
    expect(problems).toEqual([]);
  }
});

const entry: AuditEntry = {
  id: '1',
  at: new Date(0),
  actorKind: 'person',
  event: 'role.given',
  subject: { kind: 'person', id: '1' },
  details: roleDetails('task-force'),
  actorName: 'An',
  aboutName: 'Bo',
};

test('every event is a sentence in every language, for every role', () => {
  const write = auditWriter([eventTexts], namelessTexts);
  for (const locale of locales) {
    for (const event of Object.keys(eventTexts.nl)) {
      for (const role of [...organisationRoles, ...planRoles]) {
        const sentence = write({ ...entry, event, details: { ...roleDetails(role), name: 'Stebo' } }, locale);
        expect(sentence).toMatch(/^An .*\.$/);
        expect(sentence).not.toMatch(/[{}_]/);
      }
    }
  }
  expect(write(entry, 'nl')).toBe('An maakte Bo lid van de taskforce.');
});

test('who has no name any longer is called somebody, at the begin of a sentence with a capital', () => {
  const write = auditWriter([eventTexts], namelessTexts);
  const { actorName: _actor, aboutName: _about, ...nameless } = entry;
  expect(write(nameless, 'nl')).toBe('Iemand maakte iemand lid van de taskforce.');
  expect(write({ ...nameless, actorKind: 'program' }, 'fr')).toBe(
    'Le programme a donné à quelqu’un le rôle de membre de la taskforce.',
  );
});

test('an event that no text is known for is shown by its name, and two wings cannot bring the same one', () => {
  const write = auditWriter([eventTexts], namelessTexts);
  expect(write({ ...entry, event: 'later.version' }, 'nl')).toBe('later.version');
  const again: EventTexts = { nl: { 'role.given': 'x' }, en: { 'role.given': 'x' }, fr: { 'role.given': 'x' } };
  expect(() => auditWriter([eventTexts, again], namelessTexts)).toThrow('two wings');
});

test('a name in a message can hold no link, no second line and no markup of ours', () => {
  const kinds: readonly MailKind[] = ['verify', 'recover', 'known', 'changed', 'invite'];
  const name = 'Win nu!\r\nBcc: x@y.be https://evil.example evil.example/prijs';
  for (const kind of kinds) {
    for (const locale of locales) {
      const values = {
        token: 't',
        site: 'Ambitie',
        url: 'https://ambitie.example',
        who: name,
        role: 'promotor',
        organisation: name,
      };
      const { subject, text } = writeMail(kind, locale, { email: 'an@example.org', name, locale }, values);
      expect(subject).not.toMatch(/[\r\n]/);
      expect(text).not.toContain('evil');
      expect(text).toMatch(/https:\/\/ambitie\.example\//);
    }
  }
});
