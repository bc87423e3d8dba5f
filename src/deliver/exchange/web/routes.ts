import type { Route } from '../../../wing/route.ts';
import { downloadRoutes } from './downloads.tsx';
import type { ExchangeSetting } from './exchange-setting.ts';
import { importRoutes } from './import-page.tsx';

/** Every route of files of projects. */
export function exchangeRoutes(setting: ExchangeSetting): readonly Route[] {
  return [...downloadRoutes(setting), ...importRoutes(setting)];
}
