import { sql, type Kysely } from 'kysely';
import { readProjects as readWholeProjects } from '../project/project-read-store.ts';
import type { ProjectTables } from '../project/project-tables.ts';
import type { PartnerRole } from '../project/project.ts';
import type { OrganisationKind } from '../../wing/organisations.ts';
import type { ExchangedPartner, ExchangedProject } from './exchanged-project.ts';

/** Tables that files of projects are made from. */
export interface ExchangeTables extends ProjectTables {
  readonly organisation: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly kind: OrganisationKind;
    readonly website: string | null;
    readonly municipality: string | null;
    readonly enterpriseNumber: string | null;
  };
}

/** Does work in a transaction of its own, as whoever asks. */
export type InTransaction = <T>(work: (database: Kysely<ExchangeTables>) => Promise<T>) => Promise<T>;

/** Which projects are asked for: of those that whoever asks may see. */
export interface WhichProjects {
  /** Only those that everyone may see: labelled and published. */
  readonly isPublic?: boolean;
  readonly slugs?: readonly string[];
}

/** Projects held in memory at once. */
const batchSize = 200;

/**
 * Reads projects whole, in the order of their addresses, a batch at a time: three queries each, whatever their number.
 * Each batch is a transaction, so a project is never half of before and half of after a change.
 */
export async function* readProjects(
  inTransaction: InTransaction,
  which: WhichProjects,
): AsyncGenerator<readonly ExchangedProject[]> {
  let after = '';
  for (;;) {
    const batch = await inTransaction((database) => readBatch(database, which, after));
    if (batch.length > 0) yield batch;
    if (batch.length < batchSize) return;
    after = batch.at(-1)!.slug;
  }
}

/** Some projects by their address, all at once. */
export async function readNamedProjects(
  database: Kysely<ExchangeTables>,
  slugs: readonly string[],
): Promise<readonly ExchangedProject[]> {
  const projects: ExchangedProject[] = [];
  for await (const batch of readProjects((work) => work(database), { slugs })) projects.push(...batch);
  return projects;
}

async function readBatch(
  database: Kysely<ExchangeTables>,
  { isPublic, slugs }: WhichProjects,
  after: string,
): Promise<readonly ExchangedProject[]> {
  let query = database
    .selectFrom('project')
    .select(['id', 'slug', 'updatedAt'])
    .where(sql<boolean>`slug collate "C" > ${after}`)
    .orderBy(sql`slug collate "C"`)
    .limit(batchSize);
  if (isPublic) query = query.where('publishedAt', 'is not', null).where('stage', '=', 'labelled');
  if (slugs) query = query.where(sql<boolean>`slug = any(${slugs})`);
  const rows = await query.execute();
  const ids = rows.map(({ id }) => id);
  const projects = new Map((await readWholeProjects(database, ids)).map((project) => [project.id, project]));
  const partners = await readPartners(database, ids);
  return rows.map(({ id, updatedAt }) => ({ ...projects.get(id)!, updatedAt, partners: partners.get(id) ?? [] }));
}

/** Partners with what other systems want to know of them; those whose organisation may not be seen are left out. */
async function readPartners(
  database: Kysely<ExchangeTables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly ExchangedPartner[]>> {
  const rows = await database
    .selectFrom('projectPartner')
    .innerJoin('organisation', 'organisation.id', 'projectPartner.organisationId')
    .select(['projectId', 'organisation.id', 'slug', 'name', 'kind', 'website', 'municipality', 'enterpriseNumber'])
    .select(['role', 'sharePercent', 'naturalPerson'])
    .where(sql<boolean>`project_id = any(${ids}::uuid[])`)
    .orderBy(sql`project_id, position, slug collate "C"`)
    .execute();
  const groups = Map.groupBy(rows, ({ projectId }) => projectId);
  return new Map([...groups].map(([id, group]) => [id, group.map(partnerOf)]));
}

interface PartnerRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly role: PartnerRole;
  readonly website: string | null;
  readonly municipality: string | null;
  readonly enterpriseNumber: string | null;
  readonly sharePercent: string | null;
  readonly naturalPerson: boolean;
}

function partnerOf(row: PartnerRow): ExchangedPartner {
  return {
    organisation: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    role: row.role,
    isNaturalPerson: row.naturalPerson,
    ...(row.website && { website: row.website }),
    ...(row.municipality && { municipality: row.municipality }),
    ...(row.enterpriseNumber && { enterpriseNumber: row.enterpriseNumber }),
    ...(row.sharePercent !== null && { sharePercent: Number(row.sharePercent) }),
  };
}
