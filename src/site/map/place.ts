import type { MapClass, MapDirection } from './map-class.ts';

/** A place on a map. */
export interface MapPlace {
  readonly code: string;
  readonly name: string;
  /** A shorter name for small tiles, chosen by hand. */
  readonly short?: string;
  /** The figure as short as a tile allows: "63". */
  readonly valueText: string;
  /** The figure in full for the list and for screen readers: "63,0%". */
  readonly fullText?: string;
  readonly mapClass: MapClass;
  /** Which end of the figure is wanted, by which places are coloured. */
  readonly direction: MapDirection;
  readonly href: string;
  /** Whether the publisher calls the figure unreliable: it is drawn hatched. */
  readonly isUnreliable?: boolean;
  /** Whether the visitor chose it. */
  readonly chosen?: boolean;
}
