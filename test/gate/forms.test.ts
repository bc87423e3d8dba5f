import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formHandlers, wingFiles } from './form-handlers.ts';

/** Forms that do not go the one way (`wing/act.ts`), by the function that answers them, and why. */
const exceptions = [
  {
    why: 'nobody is signed in, so nobody does it',
    handlers: [
      'src/account/sign-in/web/recovery.tsx#forgot',
      'src/account/sign-in/web/recovery.tsx#setPassword',
      'src/account/sign-in/web/register.tsx#confirm',
      'src/account/sign-in/web/register.tsx#register',
      'src/account/sign-in/web/sign-in.tsx#secondStep',
      'src/account/sign-in/web/sign-in.tsx#signIn',
      'src/account/sign-in/web/sign-in.tsx#signOut',
      'src/account/subscription/web/routes.ts#confirm',
      'src/account/subscription/web/routes.ts#follow',
    ],
  },
  {
    why: 'the machinery of signing in checks the password, and changes it or the second step, in a transaction of its own',
    handlers: ['src/account/person/web/profile.tsx#savePassword', 'src/account/sign-in/web/two-step.tsx#act'],
  },
  {
    why: 'it changes nothing yet: the files that it was sent wait, and its answer is a page of what they would change',
    handlers: ['src/deliver/exchange/web/import-page.tsx#preview'],
  },
];

test('every form of the house goes the one way, but for those that say why not', () => {
  const past = formHandlers(wingFiles()).filter(({ acts }) => !acts);
  const known = exceptions.flatMap(({ handlers }) => handlers);
  expect(past.map(({ handler }) => handler).toSorted()).toEqual(known.toSorted());
});

/** Who is not signed in chooses a municipality too, and choosing it twice is choosing it once. */
const drawnByThemselves = ['src/site/layout.tsx', 'src/measure/web/municipality/municipality.tsx'];

test('every form that changes something is drawn by the one component, which keeps it from being sent twice', () => {
  const drawing = globSync('src/**/*.tsx').filter((path) =>
    /<form\b[^>]*method="post"/.test(readFileSync(path, 'utf8')),
  );
  expect(drawing.toSorted()).toEqual(['src/site/ui/form/form.tsx', ...drawnByThemselves].toSorted());
});

const act = "import { act } from '../../../wing/act.ts';";
const routes = "export const routes = [{ method: 'POST', path: '/brood', handle: (visit) => bake(visit) }];";

function acting(...texts: readonly string[]): readonly boolean[] {
  const files = texts.map((text, index) => ({ path: `src/bakery/oven/web/page${index}.ts`, text }));
  return formHandlers(files).map(({ acts }) => acts);
}

test('a form is followed through functions of its own file and of others', () => {
  expect(
    acting(`${act} ${routes} function bake(visit) { return knead(visit); } const knead = (v) => act(v, {});`),
  ).toEqual([true]);
  const far = `import { warm as bake } from './page1.ts'; ${routes}`;
  expect(acting(far, `${act} export function warm(visit) { return act(visit, {}); }`)).toEqual([true]);
});

test('a form that opens its own transaction is found, also beside another function or field called act', () => {
  expect(
    acting(`${act} ${routes} function bake(visit) { return visit.as(note); } function other(v) { act(v, {}); }`),
  ).toEqual([false]);
  expect(
    acting(`${routes} function bake(visit) { return act(visit); } function act(visit) { return visit.as(note); }`),
  ).toEqual([false]);
  expect(acting(`${act} ${routes} function bake(visit) { return visit.act({ act: 1 }); }`)).toEqual([false]);
});

test('a form that is answered by no function with a name is a fault: it could not be followed', () => {
  expect(() =>
    acting("export const routes = [{ method: 'POST', path: '/brood', handle: (visit) => visit.as() }];"),
  ).toThrow('no function with a name');
});
