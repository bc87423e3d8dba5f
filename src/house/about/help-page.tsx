import type { Child } from 'hono/jsx';
import { revisionText } from '../../measure/web/revisions/texts.ts';
import { measureText } from '../../measure/web/texts.ts';
import type { PageContent, PageLink } from '../../site/page.ts';
import { siteText } from '../../site/texts.ts';
import { PageLinks, Paragraphs, roomPage, type Room } from './room.tsx';
import { aboutText } from './texts.ts';

/** `/hulp`: how to read the figures, how to use the site, how to take part, and whom to ask. */
export function helpPage(room: Room): PageContent {
  const { locale } = room;
  const t = aboutText(locale);
  const m = measureText(locale);
  const explained = (text: string, ...links: readonly PageLink[]): Child => (
    <>
      <Paragraphs text={text} />
      {links.length > 0 && <PageLinks room={room} links={links} />}
    </>
  );
  const follow = t('help.volgen.text', { follow: revisionText(locale)('feed.mail') });
  const keys = t('help.toetsen.text', { skip: siteText(locale)('skip.main') });
  return roomPage(room, {
    title: t('help.title'),
    lead: t('help.lead'),
    sections: [
      {
        id: 'lezen',
        title: t('help.lezen.title'),
        body: explained(t('help.lezen.text'), { path: '/methode', label: m('method.title') }),
      },
      {
        id: 'gemeente',
        title: t('help.gemeente.title'),
        body: explained(t('help.gemeente.text'), { path: '/gemeenten', label: m('municipalities.title') }),
      },
      {
        id: 'vergelijken',
        title: t('help.vergelijken.title'),
        body: explained(t('help.vergelijken.text'), { path: '/verken', label: m('footer.explore') }),
      },
      {
        id: 'idee',
        title: t('help.idee.title'),
        body: explained(
          t('help.idee.text'),
          { path: '/ideeen', label: t('over.wat.ideas') },
          { path: '/registreren', label: t('help.idee.register') },
        ),
      },
      {
        id: 'volgen',
        title: t('help.volgen.title'),
        body: explained(follow, { path: '/indicatoren', label: m('indicators.title') }),
      },
      { id: 'toetsen', title: t('help.toetsen.title'), body: explained(keys) },
      {
        id: 'vraag',
        title: t('help.vraag.title'),
        body: explained(t('help.vraag.text'), { path: '/contact', label: t('contact.title') }),
      },
    ],
  });
}
