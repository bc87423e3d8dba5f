import { describeProblem, ok, type Result } from '../foundation/problem.ts';
import type { Store } from '../store/store.ts';
import type { WingNeeds, OpenWing, Wing } from '../wing/wing.ts';
import { addFigureCommands } from './command/commands.ts';
import { planContextOf } from './plan-context.ts';
import type { ReleaseArchive } from './release/archive.ts';
import { openArchive } from './release/archive-store.ts';
import { followCurrentRelease } from './release/follow-store.ts';
import type { OpenRelease } from './release/open-release.ts';
import { openRawStore } from './source/raw-store.ts';
import { sourceSettings, sourceStates, type SourceState } from './source/source.ts';
import { writeTargetChanges } from './target/target-changes-store.ts';
import { targetMigrations } from './target/target-migrations.ts';
import { followTargets, targetOwnData, type FollowedTargets } from './target/target-store.ts';
import { readOpenDataSettings } from './web/api/settings.ts';
import { indicatorTopics, municipalityTopics } from './web/feeds/topics.ts';
import { measureLinks } from './web/measure-links.ts';
import { measureSearch } from './web/search-entries.ts';
import { addMeasurePages, measureFooter, measureFrame, measureMenu, measurePages } from './web/site.tsx';
import { sourceBoardRoute, sourcesBackOffice } from './web/sources/source-board.tsx';
import { withEditedTargets } from './web/targets/edited-targets.ts';
import { targetsBackOffice } from './web/targets/target-list.tsx';
import { targetText } from './web/targets/texts.ts';
import { targetRoutes } from './web/targets/target-routes.ts';

/** The wing of figures: where the region stands. */
export const measureWing: Wing = {
  name: 'measure',
  migrations: targetMigrations,
  events: [targetText],
  menu: measureMenu,
  footer: measureFooter,
  commands: addFigureCommands,
  open: openMeasureWing,
};

/** How long another node's edit of a target takes at most to be seen here. */
const targetsMilliseconds = 5000;

/**
 * Follows the served release and the edits of targets. Problems: settings of open data that are wrong; no release to
 * serve, or one that cannot be opened.
 */
async function openMeasureWing(needs: WingNeeds): Promise<Result<OpenWing>> {
  const { world, dataFolder, store, tell } = needs;
  const openData = readOpenDataSettings(world.environment);
  if (!openData.ok) return openData;
  const report = (problem: Parameters<typeof describeProblem>[0]): void => world.printError(describeProblem(problem));
  const followed = await followCurrentRelease(dataFolder, report);
  if (!followed.ok) return followed;
  const { release: published, close } = followed.value;
  const archive = openArchive(dataFolder);
  const targets = await followEdits(store, dataFolder, tell);
  const release = withEditedTargets(published, targets);
  const states = () =>
    sourceStates(openRawStore(dataFolder), release().snapshot, sourceSettings(world.environment), needs.now());
  return ok({
    ...whatFiguresGive({ published, release, archive, targets, states }),
    addPages: (site) =>
      addMeasurePages(site, {
        release,
        archive,
        openData: openData.value,
        beside: needs.together.beside,
        onError: (error, path) => tell(path, error),
      }),
    close: async () => {
      targets.close();
      archive.close();
      close();
    },
  });
}

function followEdits(store: Store, dataFolder: string, tell: WingNeeds['tell']): Promise<FollowedTargets> {
  return followTargets(store, targetsMilliseconds, {
    onError: (error) => tell('targets', error),
    onChange: (changes) => writeTargetChanges(dataFolder, changes),
  });
}

interface Figures {
  /** As it was published. */
  readonly published: () => OpenRelease;
  /** With the edits of targets since. */
  readonly release: () => OpenRelease;
  readonly archive: ReleaseArchive;
  readonly targets: FollowedTargets;
  /** How the fetching of each source stands at this moment. */
  readonly states: () => Promise<readonly SourceState[]>;
}

function whatFiguresGive({ published, release, archive, targets, states }: Figures): OpenWing {
  const plan = planContextOf(release);
  return {
    routes: [...targetRoutes({ release: published, plan, onChange: targets.refresh }), sourceBoardRoute(states)],
    topics: [indicatorTopics(release, archive), municipalityTopics(release, archive)],
    backOffice: [targetsBackOffice, sourcesBackOffice],
    ownData: targetOwnData,
    keeps: [
      {
        of: 'work',
        tables: ['target_change'],
        say: (locale) => ({ what: targetText(locale)('keeps'), until: targetText(locale)('keeps.until') }),
      },
    ],
    // Edits of targets stand on kept pages of figures.
    beside: { version: targets.revision },
    links: (locale) => measureLinks(release(), locale),
    searched: measureSearch(release),
    publicPages: () => measurePages(release(), archive),
    gives: { plan, frame: measureFrame(release) },
  };
}
