/* Who may import whom: the wings of the house, after docs/architecture.md. */

const wings = ['plan', 'measure', 'register', 'deliver', 'connect', 'learn', 'account'];

/** What each wing may import besides itself and the foundation; a wing's web/ also builds on the site. */
const allowed = {
  plan: [],
  measure: ['plan', 'wing'],
  register: ['plan', 'wing', 'measure'],
  learn: ['plan', 'wing', 'measure'],
  account: ['plan', 'wing'],
  deliver: ['plan', 'wing'],
  connect: ['plan', 'wing'],
};

/** Every wing may name what `measure` calls an observation, for that is how wings meet. */
const meetingPlace = '^src/measure/(observation|area)/';

/** Every wing may say what a job and a mail are, as types; it gets the way to enqueue them as an argument. */
const jobTypes = '^src/job/(job|mail)\\.ts$';

/** The only files of a wing that may do I/O; every other file is pure. Tests may do as they like. */
const impure = ['^src/[^/]+/wing\\.tsx?$', '[-/]store\\.ts$', '/web/', '/command/', '\\.test\\.tsx?$'];

const inWings = `^src/(${wings.join('|')})/`;

function wingRule(wing) {
  const reachable = ['foundation', 'site', wing, ...allowed[wing]];
  const others = [...wings, 'wing'].filter((other) => !reachable.includes(other));
  return {
    name: `${wing}-keeps-to-its-neighbours`,
    comment: `The wing ${wing} may import ${['foundation', ...allowed[wing]].join(', ')} and what observations are.`,
    severity: 'error',
    from: { path: `^src/${wing}/`, pathNot: '\\.test\\.tsx?$' },
    to: {
      path: `^src/(${[...others, 'job', 'house', 'cli'].join('|')})/|^src/main\\.ts$`,
      pathNot: [meetsAt(wing), jobTypes],
    },
  };
}

/** `plan` and `account` stand below `measure`: they meet nobody. */
function meetsAt(wing) {
  return ['deliver', 'connect'].includes(wing) ? meetingPlace : '^$';
}

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one file, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'foundation-stands-alone',
      comment: 'The foundation imports nothing of the house.',
      severity: 'error',
      from: { path: '^src/foundation/' },
      to: { path: '^src/', pathNot: '^src/foundation/' },
    },
    ...wings.map(wingRule),
    {
      name: 'meeting-place-stands-lowest',
      comment: 'What areas and observations are, which is where wings meet, needs nothing else of measure.',
      severity: 'error',
      from: { path: meetingPlace, pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/measure/', pathNot: meetingPlace },
    },
    {
      name: 'waist-knows-no-wing',
      comment: 'What a wing is, and what it gets and gives, stands below every wing.',
      severity: 'error',
      from: { path: '^src/wing/', pathNot: '\\.test\\.tsx?$' },
      to: { path: `^src/(${wings.filter((wing) => wing !== 'plan').join('|')}|house|cli)/|^src/main\\.ts$` },
    },
    {
      name: 'only-the-command-line-knows-the-house',
      comment: 'The house opens the wings; commands open the house.',
      severity: 'error',
      from: { path: '^src/(?!house/|cli/)', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/house/' },
    },
    {
      name: 'frame-knows-no-wing',
      comment: 'The site and the store import no wing: wings bring them what they need.',
      severity: 'error',
      from: { path: '^src/(site|store)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: `${inWings}|^src/(wing|job|house|cli)/|^src/main\\.ts$` },
    },
    {
      name: 'jobs-know-no-wing',
      comment: 'Jobs and mail stand on the foundation and the store; wings hand them what to do.',
      severity: 'error',
      from: { path: '^src/job/', pathNot: '\\.test\\.tsx?$' },
      to: { path: `${inWings}|^src/(wing|site|house|cli)/|^src/main\\.ts$` },
    },
    {
      name: 'wings-know-the-types-of-jobs',
      comment: 'A wing may say what a job and a mail are; the way to enqueue them comes as an argument.',
      severity: 'error',
      from: { path: inWings, pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/job/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-files-know-no-frame',
      comment:
        'Only store.ts, *-store.ts, web/ and command/ of a wing may import the store (its types apart) or the site.',
      severity: 'error',
      from: { path: inWings, pathNot: impure },
      to: { path: '^src/(store|site)/', pathNot: '^src/store/(access|migration)\\.ts$' },
    },
    {
      name: 'pure-files-know-the-types-of-the-store',
      comment: 'Rules may say what access and a migration are, and no more of the store.',
      severity: 'error',
      from: { path: inWings, pathNot: impure },
      to: { path: '^src/store/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-files-know-no-node',
      comment: 'Rules are pure: I/O, clock and randomness arrive as an argument.',
      severity: 'error',
      from: { path: inWings, pathNot: impure },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'files-are-made-by-threads',
      comment: 'What takes long to make is made by a thread of its own, with the queue before it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/site/worker/|\\.test\\.tsx?$' },
      to: {
        path: '^node_modules/(docx|write-excel-file|@resvg)/|^src/site/worker/(document|image|workbook|file-worker)\\.ts$',
      },
    },
    {
      name: 'visitors-wait-in-the-queue',
      comment: 'Commands alone, and tests, have a file made without a place in the queue.',
      severity: 'error',
      from: { path: '^src/', pathNot: '/command/|\\.test\\.tsx?$' },
      to: { path: '^src/site/worker/make-file\\.ts$' },
    },
    {
      name: 'product-needs-no-development-packages',
      comment: 'A package the product imports belongs under dependencies.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that leads nowhere hides the rest of these rules.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['types', 'import', 'node', 'default'], exportsFields: ['exports'] },
  },
};
