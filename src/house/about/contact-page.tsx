import type { PageContent } from '../../site/page.ts';
import { BarrierContact, ComplaintRoute, ContactLines, NamedOrMissing, StillMissing } from './contact-lines.tsx';
import { PageLinks, roomPage, type Room } from './room.tsx';
import { aboutText } from './texts.ts';

/** `/contact`: whom to ask about what, and where to complain. */
export function contactPage(room: Room): PageContent {
  const { locale, plan } = room;
  const t = aboutText(locale);
  const weaknesses = plan.security?.contacts ?? [];
  return roomPage(room, {
    title: t('contact.title'),
    lead: t('contact.lead'),
    sections: [
      { id: 'algemeen', title: t('contact.algemeen.title'), body: <General room={room} /> },
      { id: 'pers', title: t('contact.pers.title'), body: <NamedOrMissing room={room} part="press" /> },
      { id: 'toegankelijkheid', title: t('contact.toegang.title'), body: <BarrierContact room={room} /> },
      {
        id: 'gegevens',
        title: t('contact.gegevens.title'),
        body: (
          <>
            <p>{t('contact.gegevens.text')}</p>
            <NamedOrMissing room={room} part="dataProtection" />
            <PageLinks room={room} links={[{ path: '/privacy', label: t('contact.gegevens.more') }]} />
          </>
        ),
      },
      { id: 'klacht', title: t('contact.klacht.title'), body: <ComplaintRoute room={room} /> },
      ...(weaknesses.length > 0
        ? [{ id: 'lek', title: t('contact.lek.title'), body: <Weaknesses room={room} contacts={weaknesses} /> }]
        : []),
    ],
  });
}

function General({ room }: { room: Room }) {
  const { sender } = room.plan;
  return (
    <>
      {sender ? (
        <ContactLines contact={sender} name={sender.name[room.locale]} />
      ) : (
        <StillMissing room={room} part="name" />
      )}
      {!sender?.address && <StillMissing room={room} part="address" />}
      {!sender?.email && <StillMissing room={room} part="email" />}
    </>
  );
}

function Weaknesses({ room, contacts }: { room: Room; contacts: readonly string[] }) {
  return (
    <>
      <p>{aboutText(room.locale)('contact.lek.text')}</p>
      <ul class="contact-lines">
        {contacts.map((contact) => (
          <li>
            <a href={contact}>{contact.replace(/^(mailto|tel):/, '')}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
