import type { Area } from './area/area.ts';
import type { Indicator } from './indicator/indicator.ts';

/** Addresses of the measure pages, without a language prefix. Names are Dutch in every language, so that they last. */
export function indicatorPath(indicator: Pick<Indicator, 'id'>): string {
  return `/indicatoren/${indicator.id}`;
}

export function municipalityPath(area: Area): string {
  return `/gemeenten/${slugOf(area.name.nl)}`;
}

export function ambitionPath(id: string): string {
  return `/ambities/${id}`;
}

export function claimPath(id: string): string {
  return `/vaststellingen#${id}`;
}

/** A name as part of an address: small letters without accents, words joined by hyphens. */
export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
