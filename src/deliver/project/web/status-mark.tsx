import type { ProjectStatus } from '../progress.ts';
import type { PortfolioWords } from '../../portfolio/web/words.ts';

/** A sign for each status that does not need its colour: a tick, an arrow, a triangle, a square, a ring, a question. */
const signs: Readonly<Record<ProjectStatus, string>> = {
  finished: 'M3,9.5 7,13.5 15,4.5',
  'on-schedule': 'M3,9H14M10,4.5 14.5,9 10,13.5',
  delayed: 'M9,3 16,15H2Z',
  stopped: 'M4,4H14V14H4Z',
  planned: 'M9,3a6,6 0 1,0 .01,0Z',
  unknown: 'M6,6.5a3,3 0 1,1 4,2.8q-1,.6 -1,2M9,14.5v.2',
};

/** How a project stands: a sign and a word. */
export function StatusMark({ words, status }: { readonly words: PortfolioWords; readonly status: ProjectStatus }) {
  return (
    <span class={`status-mark status-mark--${status}`}>
      <svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">
        <path d={signs[status]} />
      </svg>
      {words.t(`status.${status}`)}
    </span>
  );
}
