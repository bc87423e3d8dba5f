import type { Locale } from '../../foundation/locale.ts';
import { besideOf, type Beside, type BesideKind } from '../beside.ts';

interface BesidePartsProps {
  readonly wings: readonly Beside[];
  readonly kind: BesideKind;
  readonly id: string;
  readonly locale: Locale;
}

/** What all wings put beside one thing, for pages that show it to whoever asks. */
export async function BesideParts({ wings, kind, id, locale }: BesidePartsProps) {
  return <>{await besideOf(wings, kind, id, locale)}</>;
}
