import type { Kysely, KyselyPlugin, RootOperationNode } from 'kysely';
import type { Access } from '../../src/store/access.ts';
import type { Store } from '../../src/store/store.ts';

/** A store that remembers what it was asked. */
export interface CountingStore {
  readonly store: Store;
  /** Every statement so far as its fixed parts, those included that open and close a transaction and say for whom it is. */
  readonly statements: string[];
}

/** The same database, with every statement of its transactions remembered. */
export function countingStore(store: Store): CountingStore {
  const statements: string[] = [];
  const remembering: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements.push(textOf(node));
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  return {
    statements,
    store: {
      ...store,
      as: <Tables, T>(access: Access, work: (database: Kysely<Tables>) => Promise<T>) => {
        statements.push('begin', 'set access', 'commit');
        return store.as<Tables, T>(access, (database) => work(database.withPlugin(remembering)));
      },
    },
  };
}

function textOf(node: RootOperationNode): string {
  return node.kind === 'RawNode' ? node.sqlFragments.join(' ? ') : node.kind;
}
