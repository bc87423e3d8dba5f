import { openWings } from '../../src/house/open-house.ts';
import { wings } from '../../src/house/wings.ts';
import type { Store } from '../../src/store/store.ts';
import type { Route } from '../../src/wing/route.ts';
import { publishPlan, temporaryFolder, tinyPlanFolder } from '../release/built-release.ts';
import { sessionIn } from '../run-command.ts';

/** The routes that every wing of the house gives when it is opened, on the smallest plan. */
export async function routesOfTheHouse(opened: AsyncDisposableStack, store: Store): Promise<readonly Route[]> {
  const dataFolder = temporaryFolder();
  await publishPlan(tinyPlanFolder, dataFolder);
  const inside = await openWings(opened, sessionIn(dataFolder, tinyPlanFolder), wings, {
    store,
    send: () => Promise.resolve(),
    url: 'http://localhost',
    trustProxy: true,
  });
  if (!inside.ok) throw new Error(inside.problems[0]?.message);
  return inside.value.members.flatMap(({ routes }) => routes);
}
