import { formattingTag, inEveryLocale } from '../../../foundation/locale.ts';
import { localePath } from '../../../site/address.ts';
import {
  explorerParameters,
  explorerPath,
  explorerSorts,
  sortNames,
  viewNames,
  facetParameters,
  usualSort,
  type ExplorerState,
} from '../explorer.ts';
import type { FacetCounts } from '../facet-table.ts';
import { facetKinds, type FacetKind } from '../index-entry.ts';
import type { PortfolioWords } from './words.ts';

export interface ChoicesProps {
  readonly words: PortfolioWords;
  readonly state: ExplorerState;
  readonly facets: FacetCounts;
  /** Names of organisations that lead, by id, of those that are shown. */
  readonly leads: ReadonlyMap<string, string>;
}

/** The form that both the search box and the choices belong to. */
export const choicesForm = 'keuzes-formulier';

const collators = inEveryLocale((locale) => new Intl.Collator(formattingTag[locale], { numeric: true }));

/** Values shown of a kind before one has to search by name. */
const mostShown = 15;

/** Kinds that stand open before anything was chosen. */
const openAtFirst: readonly FacetKind[] = ['line', 'status'];

/** All that one can choose from, each with the number of projects that one would find. One form, no JavaScript. */
export function ExplorerChoices({ words, state, facets, leads }: ChoicesProps) {
  const { t, locale } = words;
  const sorts = explorerSorts.filter((sort) => sort !== 'relevance' || state.query);
  return (
    <aside class="explore__choices" id="keuzes" aria-labelledby="keuzes-kop">
      <form id={choicesForm} class="explore-form" action={localePath(locale, explorerPath)}>
        <h2 id="keuzes-kop" class="explore-form__title">
          {t('explorer.choices')}
        </h2>
        {facetKinds.map((kind) => (
          <FacetChoices words={words} state={state} facets={facets} leads={leads} kind={kind} />
        ))}
        <div class="form-field">
          <label for="volgorde">{t('explorer.sort')}</label>
          <select id="volgorde" name={explorerParameters.sort}>
            {sorts.map((sort) => (
              <option value={sort === usualSort(state.query) ? '' : sortNames[sort]} selected={sort === state.sort}>
                {t(`explorer.sort.${sort}`)}
              </option>
            ))}
          </select>
        </div>
        {state.view !== 'list' && <input type="hidden" name={explorerParameters.view} value={viewNames[state.view]} />}
        <button class="button">{t('explorer.choices.button')}</button>
      </form>
    </aside>
  );
}

/** The values of a kind that are worth showing: chosen ones, then those that most projects have. */
export function shownValues({ chosen }: ExplorerState, { counts }: FacetCounts, kind: FacetKind): readonly string[] {
  const common = [...counts[kind]].toSorted(([, a], [, b]) => b - a).map(([value]) => value);
  const most = kind === 'lead' || kind === 'theme' ? mostShown : Number.POSITIVE_INFINITY;
  return [...new Set([...chosen[kind], ...common])].slice(0, Math.max(most, chosen[kind].length));
}

function FacetChoices({ words, state, facets, leads, kind }: ChoicesProps & { kind: FacetKind }) {
  const { t, locale } = words;
  const { counts } = facets;
  const labelOf = (value: string): string =>
    (kind === 'lead' ? leads.get(value) : undefined) ?? words.facet(kind, value);
  const values = shownValues(state, facets, kind).filter((value) => kind !== 'lead' || leads.has(value));
  if (values.length === 0 || (kind === 'stage' && counts.stage.size < 2 && state.chosen.stage.length === 0))
    return null;
  const sorted =
    kind === 'status' || kind === 'money'
      ? values
      : values.toSorted((a, b) => collators[locale].compare(labelOf(a), labelOf(b)));
  const hidden = counts[kind].size - values.length;
  const isOpen = state.chosen[kind].length > 0 || openAtFirst.includes(kind);
  return (
    <details class="fold" open={isOpen}>
      <summary>{t(`facet.${kind}`)}</summary>
      <fieldset>
        <legend class="sr-only">{t(`facet.${kind}`)}</legend>
        <ul class="checks">
          {sorted.map((value) => (
            <li>
              <label>
                <input
                  type="checkbox"
                  name={facetParameters[kind]}
                  value={value}
                  checked={state.chosen[kind].includes(value)}
                />
                <span>
                  {t('explorer.choices.count', {
                    label: labelOf(value),
                    count: words.count(counts[kind].get(value) ?? 0),
                  })}
                </span>
              </label>
            </li>
          ))}
        </ul>
        {hidden > 0 && <p class="form-field__hint">{t('explorer.choices.more', { count: hidden })}</p>}
      </fieldset>
    </details>
  );
}
