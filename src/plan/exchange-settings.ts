import { z } from 'zod';

const dotted = z.string().regex(/^\S+$/, 'Write a code without spaces.');

/** The part `exchange` of `plan.yaml`: how the plan's projects are told to other systems. */
export const exchangeSchema = z.strictObject({
  organisation: z.strictObject({
    name: z.string().min(1, 'Name the organisation that publishes the projects.'),
    identifier: z.string().regex(/^[^/&|?\s]+$/, 'Write an identifier of org-id.guide, like BE-BCE_KBO-0123456789.'),
    /** IATI code list OrganisationType. */
    type: z.string().regex(/^\d\d$/, 'Write a code of IATI’s list OrganisationType, like "11".'),
  }),
  country: z.string().regex(/^[A-Z]{2}$/, 'Write a country as two capitals, like BE.'),
  sector: dotted,
  sectors: z.record(z.string(), dotted).default({}),
  europe: z
    .partialRecord(
      z.enum(['erdf', 'esf-plus', 'just-transition']),
      z.strictObject({ objective: z.string(), intervention: z.string() }),
    )
    .default({}),
});

/** How the plan's projects are told to other systems. */
export interface ExchangeSettings {
  /** Who publishes them. Identifiers of activities and grants begin with its own. */
  readonly organisation: { readonly name: string; readonly identifier: string; readonly type: string };
  /** ISO 3166-1 code. */
  readonly country: string;
  /** OECD DAC purpose code of a project whose actions say nothing else, and those of ambition lines by their id. */
  readonly sector: string;
  readonly sectors: Readonly<Record<string, string>>;
  /** Specific objective and type of intervention of operations by fund. Source: Regulation (EU) 2021/1060, annex I. */
  readonly europe: Readonly<
    Partial<
      Record<
        'erdf' | 'esf-plus' | 'just-transition',
        { readonly objective: string; readonly intervention: string } | undefined
      >
    >
  >;
}

/** Settings of a plan that has none: identifiers are its own, known to no register. */
export function defaultExchangeSettings(plan: string, region: string): ExchangeSettings {
  return {
    organisation: { name: region, identifier: `BE-AMBITIE-${plan}`, type: '11' },
    country: 'BE',
    // Employment creation. Source: OECD DAC, purpose codes, 2024.
    sector: '16020',
    sectors: {},
    europe: {},
  };
}
