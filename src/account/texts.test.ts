import { expect, test } from 'vitest';
import { locales } from '../foundation/locale.ts';
import { trailWriter, type TrailEntry } from '../wing/trail.ts';
import { organisationRoles, planRoles, roleDetails } from '../wing/role.ts';
import { writeMail, type MailKind } from './web/mail-text.ts';
import { accountText } from './texts.ts';

const entry: TrailEntry = {
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
  const write = trailWriter([accountText]);
  for (const locale of locales) {
    for (const event of accountText.keys.filter((key) => key.startsWith('event.')).map((key) => key.slice(6))) {
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
  const write = trailWriter([accountText]);
  const { actorName: _actor, aboutName: _about, ...nameless } = entry;
  expect(write(nameless, 'nl')).toBe('Iemand maakte iemand lid van de taskforce.');
  expect(write({ ...nameless, actorKind: 'program' }, 'fr')).toBe(
    'Le programme a donné à quelqu’un le rôle «\u{A0}membre de la taskforce\u{A0}».',
  );
});

test('an event that no text is known for is shown by its name, and two rooms cannot bring the same one', () => {
  const write = trailWriter([accountText]);
  expect(write({ ...entry, event: 'later.version' }, 'nl')).toBe('later.version');
  expect(() => trailWriter([accountText, accountText])).toThrow('two rooms');
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
