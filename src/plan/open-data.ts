import { z } from 'zod';

/** Themes of the EU's list that this product's figures can be about. Source: EU Vocabularies, data-theme. */
export const dataThemes = ['ECON', 'EDUC', 'GOVE', 'REGI', 'SOCI', 'TRAN'] as const;
export type DataTheme = (typeof dataThemes)[number];

const organisation = z.strictObject({
  name: z.string().min(1, 'Name the organisation.'),
  url: z.url('Write a whole address, like https://www.limburg.be.').optional(),
});

/** The part `openData` of `plan.yaml`. */
export const openDataSchema = z.strictObject({
  publisher: organisation,
  contact: organisation.extend({ email: z.email('Write an e-mail address.').optional() }).optional(),
  themes: z.partialRecord(z.enum(dataThemes), z.array(z.string())).default({}),
});

/** Who offers the figures, whom to ask about them, and which indicators belong to another theme than SOCI. */
export interface OpenData {
  readonly publisher: { readonly name: string; readonly url?: string | undefined };
  readonly contact?:
    { readonly name: string; readonly url?: string | undefined; readonly email?: string | undefined } | undefined;
  /** Ids of indicators by theme. */
  readonly themes: Readonly<Partial<Record<DataTheme, readonly string[]>>>;
}
