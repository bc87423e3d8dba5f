import type { Child } from 'hono/jsx';
import { FormField, type FieldOption } from '../../../site/ui/form-field/form-field.tsx';
import type { Area, AreaKind } from '../../area/area.ts';
import { vintagesOf } from '../../area/vintage.ts';
import type { Period } from '../../observation/period.ts';
import { breakdownLabel } from '../../wording/breakdown-wording.ts';
import { vintageLabel } from '../indicator/indicator-places.tsx';

import type { Scene } from './scene.ts';
import { explorePath, isMoment, parameterNames, viewNames, type AreaChoice, type ExploreParameter } from './state.ts';
import { areasOf, municipalitySet, provinceSet } from './terms.ts';
import { isRate } from '../../observation/observation.ts';

/** Everything that can be chosen, as one form that works by its button alone; a script sends it at each change. */
export function ExploreForm({ scene }: { scene: Scene }) {
  const { t, view, state } = scene;
  return (
    <form class="explore-form" method="get" action={view.href(explorePath)} aria-label={t('form.title')}>
      <h2 class="explore-form__title">{t('form.title')}</h2>
      <p class="small">{t('lead')}</p>
      <IndicatorFields scene={scene} />
      <AreaFields scene={scene} />
      <TimeFields scene={scene} />
      <WhoFields scene={scene} />
      {state.view !== 'line' && <input type="hidden" name={parameterNames.view} value={viewNames[state.view]} />}
      <div class="explore-form__send">
        <button class="button">{t('form.submit')}</button>
      </div>
    </form>
  );
}

function SelectField(props: {
  readonly scene: Scene;
  readonly parameter: ExploreParameter;
  readonly options: readonly FieldOption[];
  readonly chosen: string;
  /** What it says when nothing is chosen; without it there is always a choice. */
  readonly none?: string;
}) {
  const { scene, parameter, options, chosen, none } = props;
  const name = parameterNames[parameter];
  return (
    <FormField
      id={`veld-${name}`}
      name={name}
      label={scene.t(`field.${parameter}`)}
      value={chosen}
      options={none === undefined ? options : [{ value: '', label: none }, ...options]}
    />
  );
}

function IndicatorFields({ scene }: { scene: Scene }) {
  const { state, t } = scene;
  const options = indicatorOptions(scene);
  return (
    <>
      <SelectField scene={scene} parameter="indicator" options={options} chosen={state.indicator} />
      {state.view === 'scatter' && (
        <SelectField
          scene={scene}
          parameter="second"
          options={options}
          chosen={state.second ?? ''}
          none={t('field.second.none')}
        />
      )}
    </>
  );
}

/** Rates, then counts; the chosen one is there even when it has no figures. */
function indicatorOptions({ offer, view, figures }: Scene): readonly FieldOption[] {
  const { words } = view;
  const missing = offer.indicators.includes(figures.indicator) ? [] : [figures.indicator];
  const all = [...missing, ...offer.indicators];
  return [...all.filter(isRate), ...all.filter((each) => !isRate(each))].map((indicator) => ({
    value: indicator.id,
    label: words.indicator(indicator).name,
    group: words.t(isRate(indicator) ? 'indicators.rates' : 'indicators.counts'),
  }));
}

function AreaFields({ scene }: { scene: Scene }) {
  const { t, view, offer, state } = scene;
  const { geography } = view.release;
  if (state.view === 'map') return <KeptAreas scene={scene} />;
  const wide: readonly AreaKind[] = ['province', 'region', 'country', 'union'];
  const present = new Set<string>(offer.terms.areaCodes);
  const ofKinds = (kinds: readonly AreaKind[]): readonly Area[] =>
    geography.areas.filter(({ code, kind }) => kinds.includes(kind) && present.has(code));
  return (
    <fieldset class="field">
      <legend>{t('field.areas')}</legend>
      <Checks scene={scene} options={setOptions(scene)} />
      <AreaFold scene={scene} label={t('field.areas.municipalities')} areas={geography.municipalities} />
      <AreaFold scene={scene} label={t('field.areas.groups')} areas={ofKinds(['group'])} />
      <AreaFold scene={scene} label={t('field.areas.wide')} areas={ofKinds(wide)} />
    </fieldset>
  );
}

/** A map always shows the municipalities; what was chosen before is kept for the other ways of looking. */
function KeptAreas({ scene }: { scene: Scene }) {
  return (
    <>
      {scene.state.areas.map((area) => (
        <input type="hidden" name={parameterNames.areas} value={area} />
      ))}
    </>
  );
}

function setOptions(scene: Scene): readonly FieldOption[] {
  return scene.offer.terms.areaSets.map((set) => ({ value: set, label: setLabel(scene, set) }));
}

/** A set of areas in words, with how many it holds where that is not plain. */
export function setLabel({ t, view, figures }: Scene, set: AreaChoice): string {
  const { release, words, benchmark } = view;
  const count = areasOf(release, [set], figures.vintage).length;
  if (set === provinceSet) {
    const peers = words.peers.charAt(0).toLocaleUpperCase(view.locale) + words.peers.slice(1);
    return t('set.provinces', { peers, benchmark: words.area(benchmark) });
  }
  if (set === municipalitySet) return t('set.municipalities', { count });
  return t('set.groups', { name: set === 'eerstelijnszone' ? t('set.eerstelijnszone') : set, count });
}

function AreaFold({ scene, label, areas }: { scene: Scene; label: string; areas: readonly Area[] }) {
  if (areas.length === 0) return null;
  const chosen = areas.filter(({ code }) => scene.state.areas.includes(code)).length;
  const options = areas
    .map(({ code, name }) => ({ value: code, label: name[scene.view.locale] }))
    .toSorted((a, b) => a.label.localeCompare(b.label, scene.view.locale));
  return (
    <details class="fold" open={chosen > 0}>
      <summary>{chosen > 0 ? `${label} (${chosen})` : label}</summary>
      <Checks scene={scene} options={options} />
    </details>
  );
}

function Checks({ scene, options }: { scene: Scene; options: readonly FieldOption[] }): Child {
  return (
    <ul class="checks">
      {options.map(({ value, label }) => (
        <li>
          <label>
            <input
              type="checkbox"
              name={parameterNames.areas}
              value={value}
              checked={scene.state.areas.includes(value)}
            />{' '}
            {label}
          </label>
        </li>
      ))}
    </ul>
  );
}

function TimeFields({ scene }: { scene: Scene }) {
  const { state, t, figures, view } = scene;
  const options = (chosen: Period | undefined): readonly FieldOption[] => {
    const all = chosen && !figures.periods.includes(chosen) ? [...figures.periods, chosen] : figures.periods;
    return all.map((period) => ({ value: period, label: view.words.period(period) }));
  };
  if (isMoment(state.view)) {
    return (
      <SelectField
        scene={scene}
        parameter="period"
        options={options(state.period)}
        chosen={state.period ?? ''}
        none={t('field.period.none')}
      />
    );
  }
  return (
    <fieldset class="field field--pair">
      <legend>{t('field.time')}</legend>
      <SelectField
        scene={scene}
        parameter="from"
        options={options(state.from)}
        chosen={state.from ?? ''}
        none={t('field.from.none')}
      />
      <SelectField
        scene={scene}
        parameter="to"
        options={options(state.to)}
        chosen={state.to ?? ''}
        none={t('field.to.none')}
      />
    </fieldset>
  );
}

function WhoFields({ scene }: { scene: Scene }) {
  const { state, t, figures, view, offer } = scene;
  const known = offer.breakdownsOf(figures.indicator.id);
  const breakdowns = [...new Set([...known, state.breakdown])].toSorted();
  const areas = figures.areas.map((code) => ({ value: code, label: view.words.area(code) }));
  return (
    <>
      {breakdowns.length > 1 && (
        <SelectField
          scene={scene}
          parameter="breakdown"
          options={breakdowns.map((value) => ({ value, label: breakdownLabel(view.locale, value) }))}
          chosen={state.breakdown}
        />
      )}
      {state.view !== 'map' && areas.length > 1 && (
        <SelectField
          scene={scene}
          parameter="emphasis"
          options={areas}
          chosen={state.emphasis ?? ''}
          none={t('field.emphasis.none')}
        />
      )}
      <VintageField scene={scene} />
    </>
  );
}

/** Only where there are municipalities to show and more than one way to show them. */
function VintageField({ scene }: { scene: Scene }) {
  const { state, figures, view } = scene;
  const all = vintagesOf(view.release.geography);
  if (!figures.vintage || all.length < 2) return null;
  return (
    <SelectField
      scene={scene}
      parameter="vintage"
      options={all.map(({ id, municipalities }, index) => ({
        value: id,
        label: view.words.t(vintageLabel(index, all.length - 1), { count: municipalities.length, year: id }),
      }))}
      chosen={state.vintage ?? all[0]?.id ?? ''}
    />
  );
}
