import { z } from 'zod';

const contact = z
  .string()
  .regex(
    /^(mailto:[^\s@<>]+@[^\s@<>]+|https:\/\/\S+|tel:\+[\d-]+)$/,
    'Write a contact as mailto:, https:// or tel:+, like mailto:security@yourregion.example.',
  );

/** The part `security` of `plan.yaml`. */
export const securityContactSchema = z.strictObject({
  contacts: z.array(contact).min(1, 'Give at least one contact, the one you like best first.'),
  policy: z
    .string()
    .regex(/^https:\/\/\S+$/, 'Write a whole address that begins with https://.')
    .optional(),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Write a language tag, like nl.'))
    .min(1, 'Leave it out when no language is preferred.')
    .optional(),
});

/** Whom to tell about a weakness of the site. Source: RFC 9116, section 2.5. */
export interface SecurityContact {
  /** Addresses with their scheme, the preferred one first. */
  readonly contacts: readonly string[];
  /** Where it is told how reports are dealt with. */
  readonly policy?: string | undefined;
  /** Language tags of RFC 5646, in any order. */
  readonly languages?: readonly string[] | undefined;
}
