/** Where a build finds what a release is made from. */
export interface LayerFolders {
  readonly planFolder: string;
  readonly dataFolder: string;
}

/**
 * Observations that a wing adds to each release, as a file of figures in the form of a plan's `figures.csv`. A build opens
 * no wing and knows no database, so a wing that has its figures there keeps the file in the data folder. It is hashed with
 * the other inputs and only read as figures when there is no release of them yet; what is wrong in it is told as of any
 * file. Where the plan or a publisher has the same cell, theirs stands.
 */
export interface ReleaseLayer {
  /** Its name among the inputs of a release: `lantern/lanterns.csv`. No two layers have the same. */
  readonly name: string;
  /** The file as it is now; `undefined` while there is none. Asked at each build. */
  readonly read: (folders: LayerFolders) => Promise<string | undefined>;
}
