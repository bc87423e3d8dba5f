/** Names a release: the first 16 hexadecimal digits of the hash of its inputs and code. */
export type ReleaseId = string & { readonly __brand: 'ReleaseId' };

/** A file with the SHA-256 of its bytes, in hexadecimal. */
export interface HashedFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * What a release was made from and what it consists of. It holds no moment of building, so that the same inputs and
 * code give the same bytes.
 */
export interface Manifest {
  readonly format: 1;
  readonly id: ReleaseId;
  readonly plan: string;
  /** Version of the code with a hash of its sources. */
  readonly code: string;
  /** The latest day on which any of its figures was taken from a publisher (ISO date). */
  readonly figuresOf: string;
  readonly counts: { readonly published: number; readonly computed: number };
  readonly inputs: readonly HashedFile[];
  readonly files: readonly HashedFile[];
}

/** The file of the observations that may be passed on, and that of the others where a release has any. */
export const observationsFile = 'observations.parquet';
export const withheldFile = 'withheld.parquet';

/** Names of the files that together hold every observation of a release; those that may be passed on first. */
export function observationFiles({ files }: Manifest): readonly string[] {
  return [observationsFile, ...files.map(({ name }) => name).filter((name) => name === withheldFile)];
}

export function parseReleaseId(text: string): ReleaseId | undefined {
  return /^[0-9a-f]{16}$/.test(text) ? (text as ReleaseId) : undefined;
}
