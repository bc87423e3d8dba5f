import type { Child } from 'hono/jsx';
import type { Contact, SenderPart } from '../../plan/sender.ts';
import { aboutText } from './texts.ts';
import type { Room } from './room.tsx';

/** Every way to reach somebody, one a line; the name stands above them where it is given. */
export function ContactLines({ contact, name }: { contact: Omit<Contact, 'name'>; name?: string | undefined }) {
  const { address, email, phone, url } = contact;
  const lines: readonly Child[] = [
    name && <strong>{name}</strong>,
    address?.join(', '),
    email && <a href={`mailto:${email}`}>{email}</a>,
    phone && <a href={`tel:${phone.replaceAll(/[ /.-]/g, '')}`}>{phone}</a>,
    url && <a href={url}>{new URL(url).host}</a>,
  ];
  return (
    <ul class="contact-lines">
      {lines.filter(Boolean).map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}

/** Says that something is still to be told here, and by whom. */
export function StillMissing({ room, part }: { room: Room; part: SenderPart }) {
  return <p class="still-missing">{aboutText(room.locale)(`missing.${part}`)}</p>;
}

/** A contact that the plan names, or that it is missing. */
export function NamedOrMissing({
  room,
  part,
}: {
  room: Room;
  part: 'press' | 'accessibility' | 'dataProtection' | 'complaints' | 'authority';
}) {
  const contact = room.plan.sender?.[part];
  if (!contact) return <StillMissing room={room} part={part} />;
  const { name } = contact;
  return <ContactLines contact={contact} name={typeof name === 'string' ? name : name?.[room.locale]} />;
}

/** Where to complain once the sender had its say. */
export function ComplaintRoute({ room }: { room: Room }) {
  return (
    <>
      <p>{aboutText(room.locale)('contact.klacht.text')}</p>
      <NamedOrMissing room={room} part="complaints" />
    </>
  );
}

/** Whom to tell about a barrier, and how soon an answer comes. */
export function BarrierContact({ room }: { room: Room }) {
  const t = aboutText(room.locale);
  const days = room.plan.sender?.accessibility?.answerDays;
  return (
    <>
      <p>
        {t('contact.toegang.text')} {days !== undefined && t('contact.toegang.days', { days })}
      </p>
      <NamedOrMissing room={room} part="accessibility" />
    </>
  );
}
