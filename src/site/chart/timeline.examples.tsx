import type { Example } from '../gallery/example.ts';
import { Timeline, type TimelineRow } from './timeline.tsx';

const rows: readonly TimelineRow[] = [
  {
    label: 'Sterk in werk',
    href: '#sterk',
    text: 'Januari 2022 tot december 2024, klaar',
    kind: 'done',
    start: '2022-01-01',
    end: '2024-12-31',
    marks: [
      { day: '2022-06-01', kind: 'done', label: 'Eerste groep: gehaald' },
      { day: '2024-06-01', kind: 'done', label: 'Laatste groep: gehaald' },
    ],
  },
  {
    label: 'Taal op de werkvloer',
    href: '#taal',
    text: 'Maart 2024 tot juni 2026, loopt achter',
    kind: 'late',
    start: '2024-03-01',
    end: '2026-06-30',
    marks: [
      { day: '2024-10-01', kind: 'done', label: 'Coaches aan het werk: gehaald' },
      { day: '2025-02-01', kind: 'late', label: 'Honderd deelnemers: te laat' },
      { day: '2026-05-01', kind: 'planned', label: 'Eindverslag: gepland' },
    ],
  },
  { label: 'Kansen in de zorg', text: 'Sinds september 2024, op schema', kind: 'going', start: '2024-09-01' },
  {
    label: 'Techniek voor jongeren',
    text: 'Vanaf 2026, nog niet begonnen',
    kind: 'planned',
    start: '2026-01-01',
    end: '2027-12-31',
  },
  { label: 'Leren in de buurt', text: 'Gestopt in mei 2023', kind: 'stopped', start: '2022-09-01', end: '2023-05-15' },
  { label: 'Een open huis', text: 'Wanneer is niet bekend', kind: 'unknown' },
];

export const examples: readonly Example[] = [
  {
    name: 'Projecten in de tijd, elk met zijn stand',
    view: () => <Timeline title="Projecten in de tijd" rows={rows} today="2025-06-15" todayLabel="vandaag" />,
  },
  {
    name: 'Een enkele rij over vele jaren',
    view: () => (
      <Timeline
        title="Een lang project"
        rows={[{ label: 'Lang', text: '2005 tot 2030', kind: 'going', start: '2005-01-01', end: '2030-12-31' }]}
        today="2025-06-15"
        todayLabel="vandaag"
      />
    ),
  },
];
