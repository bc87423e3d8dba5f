import type { Child } from 'hono/jsx';

/** A component in one of its states: shown in the gallery, kept as markup by the tests, checked for accessibility. */
export interface Example {
  /** What is to be seen, in Dutch; unique within its component. */
  readonly name: string;
  readonly view: () => Child;
}

/** A component with all its examples. */
export interface Specimen {
  readonly component: string;
  readonly examples: readonly Example[];
  /** Whether an example wants the whole width of the page. */
  readonly isWide?: boolean;
}
