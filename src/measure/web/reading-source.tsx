import { SourceLine } from '../../site/ui/source-line/source-line.tsx';
import type { Observation } from '../observation/observation.ts';
import type { Reading, View } from './view.ts';

/** Where the figures of an indicator come from, under which licence, and when they were taken. */
export function ReadingSource({ view, reading }: { view: View; reading: Reading }) {
  const all = figuresOf(reading);
  const publishers = [...new Set(all.map(({ provenance }) => provenance.publisher))].toSorted();
  const terms = publishers.map((name) => view.release.plan.publishers.find((each) => each.name === name));
  const licences = [...new Set(terms.map((each) => each?.licence))];
  const licence = licences.length === 1 ? terms[0] : undefined;
  const retrieved = all
    .map(({ provenance }) => provenance.retrieved)
    .toSorted()
    .at(-1);
  return (
    <SourceLine
      locale={view.locale}
      sources={sourcesOf(all)}
      {...(licence && { licence: { name: licence.licence, ...(licence.url && { href: licence.url }) } })}
      {...(retrieved && { retrieved })}
    />
  );
}

/** All figures of a reading's own indicator. */
export function figuresOf({ indicator, observations }: Reading): readonly Observation[] {
  return observations.all.filter((observation) => observation.indicator === indicator.id);
}

/** Publisher and dataset of each kind of figure, once. */
export function sourcesOf(all: readonly Observation[]): readonly { readonly name: string; readonly href?: string }[] {
  const names = all.map(({ provenance: { publisher, dataset } }) => (dataset ? `${publisher}, ${dataset}` : publisher));
  return [...new Set(names)].toSorted().map((name) => ({ name }));
}
