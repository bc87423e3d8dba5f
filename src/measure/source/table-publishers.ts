import { dataloep } from './publishers/dataloep.ts';
import { statbelIncome } from './publishers/statbel-income.ts';
import { statbelPopulation } from './publishers/statbel-population.ts';
import type { TableMapping } from './table/mapping.ts';
import type { TablePublisher } from './table-publisher.ts';

/** Publishers whose tables are recognised by the name under which they are downloaded. */
export const tablePublishers: readonly TablePublisher[] = [statbelPopulation, statbelIncome, dataloep];

/** The mapping that comes with the code for a file of that name, if any. */
export function builtInMapping(fileName: string): TableMapping | undefined {
  return tablePublishers.map(({ mapping }) => mapping(fileName)).find((mapping) => mapping !== undefined);
}

export function isTablePublisher(id: string): boolean {
  return tablePublishers.some((publisher) => publisher.id === id);
}
