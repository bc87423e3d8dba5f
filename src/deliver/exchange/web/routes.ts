import type { Delivering } from '../../delivering.ts';
import type { Route } from '../../../wing/route.ts';
import { downloadRoutes } from './downloads.tsx';
import { importRoutes } from './import-page.tsx';

/** Every route of files of projects. */
export function exchangeRoutes(delivering: Delivering): readonly Route[] {
  return [...downloadRoutes(delivering), ...importRoutes(delivering)];
}
