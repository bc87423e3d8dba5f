import type { Locale } from '../../../foundation/locale.ts';
import { formatList } from '../../../foundation/number.ts';
import type { Grant } from '../../../wing/actor.ts';
import { accountText } from '../../texts.ts';

/** The roles somebody has, each once, as a list: "promotor en beoordelaar". */
export function rolesText(locale: Locale, grants: readonly Grant[]): string {
  const t = accountText(locale);
  return formatList(locale, [...new Set(grants.map(({ role }) => t(`role.${role}`)))]);
}
