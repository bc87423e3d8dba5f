import { z } from 'zod';
import type { Localised } from '../foundation/locale.ts';

const line = z.string().trim().min(1, 'Write something, or leave it out.');
const email = z.email('Write an e-mail address, like info@yourregion.example.');
const phone = z.string().regex(/^\+?[\d /.-]{3,}$/, 'Write a telephone number, like +32 11 00 00 00.');
const url = z.url({ protocol: /^https?$/, error: 'Write a whole address, like https://www.yourregion.example.' });
const address = z.array(line).min(1, 'Write the lines of the address as a list.');

const reached = z
  .strictObject({ name: line, address, email, phone, url })
  .partial()
  .refine((contact) => Object.keys(contact).some((key) => key !== 'name'), 'Give at least one way to reach them.');

/** The part `sender` of `plan.yaml`; the names that are told in each language stand in the texts. */
export const senderSchema = z.strictObject({
  url: url.optional(),
  address: address.optional(),
  email: email.optional(),
  phone: phone.optional(),
  press: reached.optional(),
  accessibility: reached.and(z.object({ answerDays: z.int().positive().optional() })).optional(),
  dataProtection: reached.optional(),
  complaints: reached.optional(),
  authority: reached.optional(),
  backupDays: z.int().positive().optional(),
});

/** A way, or several, to reach somebody. */
export interface Contact {
  /** A person or a service; what it is in words stands in the texts. */
  readonly name?: string | undefined;
  /** Lines of an address of the post. */
  readonly address?: readonly string[] | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly url?: string | undefined;
}

/** Who publishes the site, and whom to ask or complain to about what. What is absent, pages and `ambitie doctor` say. */
export interface Sender extends Omit<Contact, 'name'> {
  readonly name: Localised;
  readonly press?: Contact | undefined;
  /** For whoever meets a barrier, with the days within which an answer comes. */
  readonly accessibility?: (Contact & { readonly answerDays?: number | undefined }) | undefined;
  /** The data protection officer. Source: Regulation (EU) 2016/679, article 13(1)(b). */
  readonly dataProtection?: Contact | undefined;
  /** Who deals with a complaint that the sender did not settle. Source: Directive (EU) 2016/2102, article 7(1)(c). */
  readonly complaints?: NamedContact | undefined;
  /** Who watches over personal data. Source: Regulation (EU) 2016/679, article 13(2)(d). */
  readonly authority?: NamedContact | undefined;
  /** Days for which backups are kept. */
  readonly backupDays?: number | undefined;
}

/** Somebody with a name in each language. */
export type NamedContact = Omit<Contact, 'name'> & { readonly name: Localised };

/** What a site should tell of who publishes it, in the order of the pages. */
export const senderParts = [
  'name',
  'address',
  'email',
  'press',
  'accessibility',
  'complaints',
  'dataProtection',
  'authority',
  'backupDays',
] as const;
export type SenderPart = (typeof senderParts)[number];

/** What a plan does not tell of its sender. */
export function missingOfSender(sender: Sender | undefined): readonly SenderPart[] {
  return senderParts.filter((part) => sender?.[part] === undefined);
}
