import type { Command } from 'commander';
import { z } from 'zod';
import { program as programActor, type Person } from '../../wing/actor.ts';
import { addPerson, findPerson, listPeople } from '../person/person-store.ts';
import { isPlanRole, planRoles, type PlanRole } from '../../wing/role.ts';
import { giveRole, takeRole } from '../person/role-store.ts';
import { makeRecoveryLink } from '../sign-in/web/recovery-link.ts';
import { isLocale, locales, type Locale } from '../../foundation/locale.ts';
import { nearestNames } from '../../foundation/nearest-name.ts';
import type { Problem } from '../../foundation/problem.ts';
import { systemAccess } from '../../store/access.ts';
import { readSecret } from '../sign-in/secret-store.ts';
import { openAccountsOf, type Accounts } from '../web/accounts.ts';
import type { Store } from '../../store/store.ts';
import { siteAddress } from '../../store/site-address.ts';
import { answer, refuse, type CommandRunner, type CommandSession } from '../../wing/command.ts';
import { textTable } from '../../wing/text-table.ts';

/** `ambitie user add EMAIL --name … [--role …] | role EMAIL [--add …] [--remove …] | link EMAIL | list`. */
export function addUserCommands(program: Command, run: CommandRunner): void {
  const user = program.command('user').description('people who can sign in, and their roles for the plan');
  user
    .command('add')
    .argument('<email>', 'their e-mail address')
    .requiredOption('--name <name>', 'what others call them')
    .option('--role <role>', `a role for the plan: ${planRoles.join(', ')}`)
    .option('--language <code>', `language of messages to them: ${locales.join(', ')}`, 'nl')
    .description('add a person and print a link, good once and for two days, with which they set a password')
    .action(run((session, email: string, options: AddOptions) => add(session, email, options)));
  user
    .command('role')
    .argument('<email>', 'whose role')
    .option('--add <role>', 'role for the plan to give')
    .option('--remove <role>', 'role for the plan to take away')
    .description('give somebody a role for the plan, or take it away')
    .action(run((session, email: string, options: RoleOptions) => changeRoles(session, email, options)));
  user
    .command('link')
    .argument('<email>', 'for whom')
    .description('print a new link to set a password, as for an administrator who cannot get in')
    .action(run((session, email: string) => link(session, email)));
  user.command('list').description('everybody with their roles').action(run(list));
}

interface AddOptions {
  readonly name: string;
  readonly role?: string;
  readonly language: string;
}

interface RoleOptions {
  readonly add?: string;
  readonly remove?: string;
}

async function add(session: CommandSession, email: string, { name, role, language }: AddOptions): Promise<number> {
  const problems = [
    ...(z.email().safeParse(email).success ? [] : [badAddress(email)]),
    ...(name.trim() ? [] : [noName()]),
    ...(role === undefined || isPlanRole(role) ? [] : [unknownRole(role, '--role')]),
    ...(isLocale(language) ? [] : [unknownLanguage(language)]),
  ];
  if (problems.length > 0) return refuse(session, problems, 2);
  return withAccounts(session, async (office) => {
    if (await findPerson(office.store.accounts, email)) return refuse(session, [known(email)]);
    const person = { name: name.trim(), email, locale: language as Locale };
    const id = await addPersonWithRole(office, person, role as PlanRole | undefined);
    const url = await makeRecoveryLink(office.accounts, id, session.world.effects.now());
    answer(session, { id, email: email.toLowerCase(), role: role ?? null, link: url }, () =>
      [`${name} was added${role ? ` as ${role}` : ''}. Set a password within two days at:`, url].join('\n'),
    );
    return 0;
  });
}

function addPersonWithRole(
  { store }: Office,
  person: { readonly name: string; readonly email: string; readonly locale: Locale },
  role: PlanRole | undefined,
): Promise<string> {
  return store.accounts.transaction().execute(async (database) => {
    const id = await addPerson(database, programActor, person);
    if (role) await giveRole(database, programActor, id, { role });
    return id;
  });
}

async function changeRoles(session: CommandSession, email: string, options: RoleOptions): Promise<number> {
  const asked = [
    { role: options.add, option: '--add' },
    { role: options.remove, option: '--remove' },
  ].filter((each) => each.role !== undefined);
  const problems = asked.flatMap(({ role = '', option }) => (isPlanRole(role) ? [] : [unknownRole(role, option)]));
  if (asked.length === 0) problems.push(noChange());
  if (problems.length > 0) return refuse(session, problems, 2);
  return withPerson(session, email, async ({ store }, person) => {
    const isDone = await store.as(systemAccess, async (database) => {
      const { add: given, remove: taken } = options as { readonly add?: PlanRole; readonly remove?: PlanRole };
      if (given) await giveRole(database, programActor, person.id, { role: given });
      return !taken || takeRole(database, programActor, person.id, { role: taken });
    });
    if (!isDone) return refuse(session, [lastAdministrator(email)]);
    const now = await findPerson(store.accounts, email);
    answer(session, lineOf(now!), () => `${person.name}: ${rolesOf(now!) || 'no role for the plan'}`);
    return 0;
  });
}

function link(session: CommandSession, email: string): Promise<number> {
  return withPerson(session, email, async ({ accounts }, person) => {
    const url = await makeRecoveryLink(accounts, person.id, session.world.effects.now());
    answer(session, { id: person.id, email: person.email, link: url }, () => url);
    return 0;
  });
}

function list(session: CommandSession): Promise<number> {
  return withAccounts(session, async ({ store }) => {
    const people = await listPeople(store.accounts, { limit: 100_000 });
    answer(session, people.map(lineOf), () =>
      textTable([
        ['name', 'e-mail', 'proved', 'roles'],
        ...people.map((person) => [person.name, person.email, person.isVerified ? 'yes' : 'no', rolesOf(person)]),
      ]),
    );
    return 0;
  });
}

function lineOf({ id, name, email, isVerified, grants }: Person) {
  return { id, name, email, isVerified, grants };
}

function rolesOf({ grants }: Person): string {
  return [...new Set(grants.map(({ role }) => role))].join(', ');
}

/** Database and accounts, open for a command. */
interface Office {
  readonly store: Store;
  readonly accounts: Accounts;
}

/** Opens them. Such a command sends no letter: it prints what is to be told. */
function withAccounts(session: CommandSession, use: (office: Office) => Promise<number>): Promise<number> {
  const { world, dataFolder, house } = session;
  return house.withStore(async (store) => {
    const secret = await readSecret(world.environment, dataFolder);
    if (!secret.ok) return refuse(session, secret.problems);
    const accounts = openAccountsOf({
      store,
      world,
      secret: secret.value,
      url: await siteAddress(world.environment, dataFolder),
      send: () => Promise.reject(new Error('this command sends no mail')),
      writeEntry: house.writeEntry,
      tell: (what, error) => world.printError(`${what}: ${String(error)}`),
    });
    return accounts.ok ? use({ store, accounts: accounts.value }) : refuse(session, accounts.problems);
  });
}

function withPerson(
  session: CommandSession,
  email: string,
  use: (office: Office, person: Person) => Promise<number>,
): Promise<number> {
  return withAccounts(session, async (office) => {
    const person = await findPerson(office.store.accounts, email);
    return person ? use(office, person) : refuse(session, [unknownPerson(email)]);
  });
}

function badAddress(email: string): Problem {
  return {
    code: 'bad-email',
    message: `"${email}" is not an e-mail address.`,
    at: 'email',
    hint: 'Give one, like an@example.be.',
  };
}

function noName(): Problem {
  return { code: 'no-name', message: 'The name is empty.', at: '--name', hint: 'Give a name, like "An Peeters".' };
}

function unknownLanguage(code: string): Problem {
  const hint = `There are: ${locales.join(', ')}.`;
  return { code: 'unknown-language', message: `There is no language "${code}".`, at: '--language', hint };
}

function unknownRole(role: string, at: string): Problem {
  const near = nearestNames(role, planRoles);
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : `There are: ${planRoles.join(', ')}.`;
  return { code: 'unknown-role', message: `There is no role for the plan "${role}".`, at, hint };
}

function noChange(): Problem {
  return { code: 'no-change', message: 'No role was named.', at: 'role', hint: 'Give --add ROLE or --remove ROLE.' };
}

function known(email: string): Problem {
  const hint = 'Give a role with "ambitie user role", or a new link with "ambitie user link".';
  return { code: 'known-person', message: `${email} has an account already.`, at: 'email', hint };
}

function unknownPerson(email: string): Problem {
  const hint = 'See who there is with "ambitie user list", or add them with "ambitie user add".';
  return { code: 'unknown-person', message: `Nobody has the address ${email}.`, at: 'email', hint };
}

function lastAdministrator(email: string): Problem {
  const hint = 'Make somebody else administrator first.';
  return { code: 'last-administrator', message: `${email} is the last administrator.`, at: '--remove', hint };
}
