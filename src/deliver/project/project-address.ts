import { slugFrom } from '../../foundation/slug.ts';
import type { WrittenText } from './project.ts';

/** Names under `/projecten` that are pages of their own, now or soon. */
const fixedNames: readonly string[] = ['nieuw', 'kaart', 'lijst', 'tijdlijn', 'export', 'import'];

/** Whether a project under this address would stand behind another page. */
export function isFixedName(slug: string): boolean {
  return fixedNames.includes(slug);
}

/** The address that a title asks for; whether it is free, only the database knows. */
export function addressFrom(title: WrittenText): string {
  return slugFrom(title.nl ?? title.en ?? title.fr ?? '');
}
