import type { PageContent } from '../../site/page.ts';
import { keptOf, type KeptData } from '../../wing/kept-data.ts';
import { houseKeeps } from './kept.ts';
import { NamedOrMissing, StillMissing } from './contact-lines.tsx';
import { PageLinks, roomPage, type Room } from './room.tsx';
import { aboutText } from './texts.ts';

/** `/privacy`: what is kept about people and until when, as the program does it, and what one can do about it. */
export function privacyPage(room: Room): PageContent {
  const t = aboutText(room.locale);
  return roomPage(room, {
    title: t('privacy.title'),
    lead: t('privacy.lead'),
    sections: [
      { id: 'bewaren', title: t('privacy.bewaren.title'), body: <Kept room={room} /> },
      { id: 'niet', title: t('privacy.niet.title'), body: <p>{t('privacy.niet.text')}</p> },
      {
        id: 'rechten',
        title: t('privacy.rechten.title'),
        body: (
          <>
            <p>{t('privacy.rechten.text')}</p>
            <PageLinks room={room} links={[{ path: '/account/gegevens', label: t('privacy.rechten.own') }]} />
          </>
        ),
      },
      { id: 'wie', title: t('privacy.wie.title'), body: <p>{t('privacy.wie.text')}</p> },
      { id: 'reserve', title: t('privacy.reserve.title'), body: <Backups room={room} /> },
      { id: 'vragen', title: t('privacy.vragen.title'), body: <Questions room={room} /> },
    ],
  });
}

function Kept({ room }: { room: Room }) {
  const t = aboutText(room.locale);
  const all = [...houseKeeps, ...room.keeps];
  return (
    <>
      {keptOf.map((of) => (
        <>
          <h3>{t(`keeps.of.${of}`)}</h3>
          <KeptList room={room} kept={all.filter((each) => each.of === of)} />
        </>
      ))}
    </>
  );
}

function KeptList({ room: { locale }, kept }: { room: Room; kept: readonly KeptData[] }) {
  const t = aboutText(locale);
  return (
    <ul class="ruled-list">
      {kept.map(({ say }) => {
        const { what, until } = say(locale);
        return (
          <li>
            <p>{what}</p>
            <p class="small">
              {t('keeps.until')}: {until}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function Backups({ room }: { room: Room }) {
  const days = room.plan.sender?.backupDays;
  if (days === undefined) return <StillMissing room={room} part="backupDays" />;
  return <p>{aboutText(room.locale)('privacy.reserve.text', { days })}</p>;
}

function Questions({ room }: { room: Room }) {
  const t = aboutText(room.locale);
  return (
    <>
      <p>{t('privacy.vragen.text')}</p>
      <NamedOrMissing room={room} part="dataProtection" />
      <p>{t('privacy.vragen.authority')}</p>
      <NamedOrMissing room={room} part="authority" />
    </>
  );
}
