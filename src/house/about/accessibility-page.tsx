import type { PageContent } from '../../site/page.ts';
import { BarrierContact, ComplaintRoute } from './contact-lines.tsx';
import { Paragraphs, roomPage, type Room } from './room.tsx';
import { aboutText } from './texts.ts';

const told = ['doel', 'hoe', 'grenzen'] as const;

/**
 * `/toegankelijkheid`: the accessibility statement, with whom to tell about a barrier and where to complain. Source:
 * Directive (EU) 2016/2102, article 7.
 */
export function accessibilityPage(room: Room): PageContent {
  const t = aboutText(room.locale);
  return roomPage(room, {
    title: t('accessibility.title'),
    sections: [
      ...told.map((id) => ({
        id,
        title: t(`accessibility.${id}.title`),
        body: <Paragraphs text={t(`accessibility.${id}.text`)} />,
      })),
      { id: 'melden', title: t('accessibility.melden.title'), body: <BarrierContact room={room} /> },
      { id: 'klacht', title: t('contact.klacht.title'), body: <ComplaintRoute room={room} /> },
    ],
  });
}
