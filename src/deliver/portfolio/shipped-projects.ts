import { z } from 'zod';
import { oneLineText } from '../../foundation/one-line.ts';
import { isDay } from '../../foundation/plain-day.ts';
import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import { unknownReferences, type Reference } from '../../foundation/reference.ts';
import { readYaml, yamlText, type YamlFile, type YamlPath } from '../../foundation/yaml-file.ts';
import { organisationKinds } from '../../wing/organisations.ts';
import { eachPlain, labelBases, plainFields, plainNames, type PlainKind } from '../project/plain-field.ts';
import { isFixedName } from '../project/project-address.ts';
import { moneySources, partnerRoles } from '../project/project.ts';
import { inEveryLocale } from '../../foundation/locale.ts';

/** Name of the file within a plan folder; a plan without projects of its own has none. */
export const projectFileName = 'projects.yaml';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, digits and single hyphens.');
const line = oneLineText();
const localised = z.strictObject(inEveryLocale(() => z.string()));
const localisedLine = z.strictObject(inEveryLocale(() => line));
const day = z.string().refine(isDay, 'Write a day, like "2024-09-24"; leave it out when it is not known.');
const amount = z.number().nonnegative('Write an amount in euro; leave it out when it is not known.').optional();
const names = z.array(yamlText).default([]);

const webAddress = z.url('Write an address, like https://www.example.org.');

const organisation = z.strictObject({
  name: line,
  kind: z.enum(organisationKinds),
  municipality: yamlText.optional(),
  website: webAddress.optional(),
});

const reference = z.strictObject({
  title: line,
  url: webAddress.optional(),
  published: day.optional(),
  facts: z.array(localised).default([]),
});

const plainKinds = {
  day,
  'web-address': webAddress,
  'mail-address': z.email('Write an address for mail, like contact@example.org.'),
  'label-basis': z.enum(labelBases),
} as const satisfies Readonly<Record<PlainKind, z.ZodType<string>>>;

const plain = eachPlain(plainNames, (name) => plainKinds[plainFields[name].kind].optional());

const project = z.strictObject({
  title: localisedLine,
  summary: localised,
  description: localised.optional(),
  actions: names,
  groups: names,
  themes: names,
  municipalities: names,
  ...plain,
  labelledOn: day.optional(),
  partners: z
    .array(z.strictObject({ organisation: slug, role: z.enum(partnerRoles) }))
    .refine((partners) => partners.filter(({ role }) => role === 'lead').length <= 1, 'Name one lead at most.')
    .default([]),
  money: z
    .array(
      z.strictObject({
        label: line,
        source: z.enum(moneySources),
        funder: line.optional(),
        planned: amount,
        committed: amount,
        paid: amount,
      }),
    )
    .default([]),
  references: z.array(reference).min(1, 'Say where the facts were published.'),
});

const initiative = z.strictObject({
  title: localisedLine,
  actions: names.refine((actions) => actions.length > 0, 'Name the action that it is shown under.'),
  text: localised,
  source: line,
});

/** How many projects have the label in the whole plan, of which those here may be a part, and who said so when. */
const programme = z.strictObject({ labelled: z.int().positive(), on: day, source: line });

const schema = z.strictObject({
  programme: programme.optional(),
  organisations: z.record(slug, organisation).default({}),
  projects: z.record(slug, project),
  initiatives: z.record(slug, initiative).default({}),
});

/** A project, and all of a file with its organisations, by slug. */
export type ShippedProject = z.output<typeof project>;
export type ShippedProjects = z.output<typeof schema>;

/** What exists in the region for actions of the plan without a known label of it: no project of the plan. */
export type Initiative = z.output<typeof initiative>;
export type Programme = z.output<typeof programme>;

/** What the rest of the plan offers to projects. */
export interface ProjectKnowledge {
  readonly actions: Iterable<string>;
  readonly groups: Iterable<string>;
  readonly municipalities: Iterable<string>;
}

/**
 * Reads `projects.yaml`. Every problem is returned, at its line: what does not have the shape, and names of actions,
 * groups, municipalities and organisations that do not exist.
 */
export function readShippedProjects(text: string, known: ProjectKnowledge): Result<ShippedProjects> {
  const file = readYaml(projectFileName, text, schema);
  if (!file.ok) return file;
  const problems = [...hiddenNames(file.value), ...unknownNames(file.value, known)];
  return problems.length > 0 ? failed(problems) : ok(file.value.value);
}

/** A project under the name of another page would never be seen. */
function hiddenNames({ value, placeOf }: YamlFile<ShippedProjects>): readonly Problem[] {
  return Object.keys(value.projects)
    .filter(isFixedName)
    .map((name) => ({
      code: 'fixed-name',
      message: `A project cannot be called "${name}": "/projecten/${name}" is another page.`,
      at: placeOf(['projects', name]),
      hint: `Give it another name, like "${name}-2".`,
    }));
}

function unknownNames({ value, placeOf }: YamlFile<ShippedProjects>, known: ProjectKnowledge): readonly Problem[] {
  const entries = Object.entries(value.projects);
  const placed = (list: 'actions' | 'groups' | 'municipalities'): readonly Reference[] =>
    entries.flatMap(([id, each]) =>
      each[list].map((name, at) => ({ name, at: placeOf(['projects', id, list, at] satisfies YamlPath) })),
    );
  const ofInitiatives = Object.entries(value.initiatives).flatMap(([id, { actions }]) =>
    actions.map((name, at) => ({ name, at: placeOf(['initiatives', id, 'actions', at]) })),
  );
  const partners = entries.flatMap(([id, each]) =>
    each.partners.map((partner, at) => ({
      name: partner.organisation,
      at: placeOf(['projects', id, 'partners', at, 'organisation']),
    })),
  );
  const seats = Object.entries(value.organisations).flatMap(([id, { municipality }]) =>
    municipality ? [{ name: municipality, at: placeOf(['organisations', id, 'municipality']) }] : [],
  );
  return [
    ...unknownReferences('action', [...placed('actions'), ...ofInitiatives], known.actions),
    ...unknownReferences('group', placed('groups'), known.groups),
    ...unknownReferences('municipality', [...placed('municipalities'), ...seats], known.municipalities),
    ...unknownReferences('organisation', partners, Object.keys(value.organisations)),
  ];
}
