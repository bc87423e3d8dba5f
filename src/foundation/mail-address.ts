import { z } from 'zod';

/** The longest address that mail can have. Source: RFC 5321, section 4.5.3.1.3. */
const longestAddress = 254;

/** An address of one mailbox, in small letters so that it is the same however it was typed. */
export const mailAddress = z.string().trim().toLowerCase().max(longestAddress).pipe(z.email());
