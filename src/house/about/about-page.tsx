import type { PageContent } from '../../site/page.ts';
import { ContactLines, StillMissing } from './contact-lines.tsx';
import { PageLinks, roomPage, type Room } from './room.tsx';
import { aboutText } from './texts.ts';
import { measureText } from '../../measure/web/texts.ts';

/** `/over`: who makes the site, what is on it and where its figures come from. */
export function aboutPage(room: Room): PageContent {
  const { locale, plan } = room;
  const t = aboutText(locale);
  const region = plan.region[locale];
  return roomPage(room, {
    title: t('over.title'),
    lead: t('over.lead', { region, plan: plan.name[locale] }),
    sections: [
      { id: 'wie', title: t('over.wie.title'), body: <Who room={room} /> },
      {
        id: 'wat',
        title: t('over.wat.title'),
        body: (
          <PageLinks
            room={room}
            links={[
              { path: '/indicatoren', label: t('over.wat.figures') },
              { path: '/gemeenten', label: t('over.wat.places', { region }) },
              { path: '/ambities', label: t('over.wat.plan') },
              { path: '/groepen', label: t('over.wat.groups') },
              { path: '/projecten', label: t('over.wat.projects') },
              { path: '/ideeen', label: t('over.wat.ideas') },
            ]}
          />
        ),
      },
      {
        id: 'cijfers',
        title: t('over.cijfers.title'),
        body: (
          <>
            <p>{t('over.cijfers.text')}</p>
            <PageLinks
              room={room}
              links={[
                { path: '/data/bronnen', label: t('over.cijfers.sources') },
                { path: '/methode', label: measureText(locale)('method.title') },
              ]}
            />
          </>
        ),
      },
      { id: 'software', title: t('over.software.title'), body: <p>{t('over.software.text')}</p> },
    ],
  });
}

function Who({ room }: { room: Room }) {
  const t = aboutText(room.locale);
  const { sender } = room.plan;
  return (
    <>
      {sender ? (
        <p>{t('over.wie.text', { sender: sender.name[room.locale] })}</p>
      ) : (
        <StillMissing room={room} part="name" />
      )}
      {sender?.url && <ContactLines contact={{ url: sender.url }} />}
      <PageLinks room={room} links={[{ path: '/contact', label: t('over.wie.contact') }]} />
    </>
  );
}
