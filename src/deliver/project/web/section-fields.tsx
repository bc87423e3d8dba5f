import type { Child } from 'hono/jsx';
import { formatEuros } from '../../../foundation/number.ts';
import { countRows } from '../../../site/form.ts';
import { ChoiceField, fieldId, FormField, sent, type FieldOption } from '../../../site/ui/form-field/form-field.tsx';
import { plainNamesWith } from '../plain-field.ts';
import { measureKinds, moneySources, partnerRoles, resultKinds, type Project } from '../project.ts';
import type { FieldTexts } from '../section-values.ts';
import type { WizardSection } from '../section.ts';
import { codeLabel, fieldLabel, rowLabel, type ProjectWords } from './project-words.ts';
import type { ProjectMessage } from '../texts.ts';

/** What the fields of a section are drawn from. */
export interface SectionForm {
  readonly words: ProjectWords;
  readonly values: FieldTexts;
  /** Sentences by the name of the field. */
  readonly errors: Readonly<Record<string, string>>;
  readonly project: Project;
  readonly newId: () => string;
}

/** The fields of a section. Lists of rows end with an empty one. */
export function SectionFields({ section, form }: { readonly section: WizardSection; readonly form: SectionForm }) {
  return fieldsOf[section](form);
}

/** Whether a section is a list to which rows can be added. */
export function hasRows(section: WizardSection): boolean {
  return !['about', 'places', 'groups'].includes(section);
}

const fieldsOf: Readonly<Record<WizardSection, (form: SectionForm) => Child>> = {
  about: aboutFields,
  partners: partnerFields,
  places: placeFields,
  groups: groupFields,
  actions: actionFields,
  budget: budgetFields,
  milestones: (form) => (
    <Rows form={form} list="milestones">
      {(row) => (
        <>
          <Id form={form} row={row} />
          <Text form={form} name={`${row}.title`} />
          <div class="write-row__pair">
            <Text form={form} name={`${row}.due`} type="date" />
            <Text form={form} name={`${row}.doneOn`} type="date" />
          </div>
        </>
      )}
    </Rows>
  ),
  risks: (form) => (
    <Rows form={form} list="risks">
      {(row) => (
        <>
          <Id form={form} row={row} />
          <Text form={form} name={`${row}.title`} />
          <div class="write-row__pair">
            <Select form={form} name={`${row}.likelihood`} options={scale(form)} otherwise="3" />
            <Select form={form} name={`${row}.impact`} options={scale(form)} otherwise="3" />
          </div>
          <Text form={form} name={`${row}.response`} rows={2} />
        </>
      )}
    </Rows>
  ),
  results: resultFields,
};

function aboutFields(form: SectionForm) {
  const { t } = form.words;
  return (
    <>
      <p class="write-note">{t('language.note')}</p>
      <Text form={form} name="title" />
      <Text form={form} name="summary" hint="field.summaryHint" rows={3} />
      <Text form={form} name="description" hint="field.descriptionHint" rows={12} />
      <Text form={form} name="themes" hint="field.themesHint" />
      <PlainFields form={form} section="about" />
    </>
  );
}

/** Kinds of address with the input that browsers have for them. */
const addressKinds = [
  ['web-address', 'url'],
  ['mail-address', 'email'],
] as const;

/** The plain fields of a section: its days side by side, then its addresses. */
function PlainFields({ form, section }: { readonly form: SectionForm; readonly section: 'about' }) {
  return (
    <>
      <div class="write-row__pair">
        {plainNamesWith({ section, kind: 'day' }).map((name) => (
          <Text form={form} name={name} type="date" />
        ))}
      </div>
      {addressKinds.flatMap(([kind, type]) =>
        plainNamesWith({ section, kind }).map((name) => (
          <Text form={form} name={name} type={type} hint={`field.${name}Hint`} />
        )),
      )}
    </>
  );
}

function partnerFields(form: SectionForm) {
  const { t, organisations } = form.words;
  const options = [...organisations].map(([value, label]) => ({ value, label }));
  return (
    <Rows form={form} list="partners">
      {(row) => (
        <>
          <Select
            form={form}
            name={`${row}.organisation`}
            options={[{ value: '', label: t('choose.none') }, ...options]}
          />
          <div class="write-row__pair">
            <Select
              form={form}
              name={`${row}.role`}
              options={named(form, 'role', partnerRoles)}
              otherwise="participating"
            />
            <Text form={form} name={`${row}.sharePercent`} isNumber />
          </div>
        </>
      )}
    </Rows>
  );
}

function placeFields(form: SectionForm) {
  const { plan, locale } = form.words;
  const options = plan.municipalities(locale).map(({ code, name }) => ({ value: code, label: name }));
  return <Choices form={form} name="municipalities[]" options={options} />;
}

function groupFields(form: SectionForm) {
  const { plan, locale } = form.words;
  const options = plan.plan().groups.map(({ id, name }) => ({ value: id, label: name[locale] }));
  return <Choices form={form} name="groups[]" options={options} />;
}

function actionFields(form: SectionForm) {
  const { plan, locale, t } = form.words;
  const actions = plan
    .plan()
    .ambitions.flatMap((ambition) => ambition.actions)
    .map(({ id, title }) => ({ value: id, label: `${id} ${title[locale]}` }));
  const indicators = plan.indicators(locale).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Choices form={form} name="actions[]" options={actions} />
      <Rows form={form} list="contributions">
        {(row) => (
          <>
            <Select
              form={form}
              name={`${row}.indicator`}
              options={[{ value: '', label: t('choose.none') }, ...indicators]}
            />
            <Text form={form} name={`${row}.expected`} hint="field.expectedHint" isNumber />
            <Text form={form} name={`${row}.note`} rows={2} />
          </>
        )}
      </Rows>
    </>
  );
}

function budgetFields(form: SectionForm) {
  const { words, project } = form;
  const known = project.budget.flatMap(({ planned }) => (planned === undefined ? [] : [planned]));
  const unknown = project.budget.length - known.length;
  const total = formatEuros(
    words.locale,
    known.reduce((sum, planned) => sum + planned, 0),
  );
  return (
    <>
      {known.length > 0 && (
        <p class="write-note">
          {words.t('total.planned', { total })} {unknown > 0 && words.t('total.unknown', { count: unknown })}
        </p>
      )}
      <Rows form={form} list="budget">
        {(row) => (
          <>
            <Id form={form} row={row} />
            <Text form={form} name={`${row}.label`} />
            <div class="write-row__pair">
              <Select
                form={form}
                name={`${row}.source`}
                options={named(form, 'source', moneySources)}
                otherwise="own"
              />
              <Text form={form} name={`${row}.funder`} />
            </div>
            <div class="write-row__pair">
              <Text form={form} name={`${row}.planned`} isNumber />
              <Text form={form} name={`${row}.committed`} isNumber />
              <Text form={form} name={`${row}.paid`} isNumber />
            </div>
          </>
        )}
      </Rows>
    </>
  );
}

function resultFields(form: SectionForm) {
  return (
    <Rows form={form} list="results">
      {(row) => (
        <>
          <Id form={form} row={row} />
          <Text form={form} name={`${row}.title`} />
          <Select form={form} name={`${row}.kind`} options={named(form, 'kind', resultKinds)} otherwise="outcome" />
          <Text form={form} name={`${row}.description`} rows={2} />
          <Rows form={form} list={`${row}.indicators`}>
            {(indicator) => indicatorFields(form, indicator)}
          </Rows>
        </>
      )}
    </Rows>
  );
}

function indicatorFields(form: SectionForm, row: string) {
  const { plan, locale, t } = form.words;
  const indicators = plan.indicators(locale).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Id form={form} row={row} />
      <Text form={form} name={`${row}.title`} />
      <div class="write-row__pair">
        <Select form={form} name={`${row}.measure`} options={named(form, 'measure', measureKinds)} otherwise="unit" />
        <Select
          form={form}
          name={`${row}.ascending`}
          options={named(form, 'ascending', ['more', 'less'])}
          otherwise="more"
        />
      </div>
      <Select
        form={form}
        name={`${row}.planIndicator`}
        options={[{ value: '', label: t('choose.noIndicator') }, ...indicators]}
      />
      <div class="write-row__pair">
        <Text form={form} name={`${row}.baselineYear`} isNumber />
        <Text form={form} name={`${row}.baselineValue`} isNumber />
      </div>
      <Text form={form} name={`${row}.baselineComment`} />
      <Rows form={form} list={`${row}.periods`}>
        {(period) => periodFields(form, period)}
      </Rows>
    </>
  );
}

function periodFields(form: SectionForm, row: string) {
  const { t } = form.words;
  const id = form.values[`${row}.id`]?.[0];
  const periods = form.project.results.flatMap(({ indicators }) => indicators.flatMap((each) => each.periods));
  const known = periods.find((period) => period.id === id);
  const actual = known?.actual;
  const isJudged = known?.state === 'approved' || known?.state === 'locked';
  return (
    <>
      <Id form={form} row={row} />
      {isJudged && <p class="write-note">{t('period.judged', { state: known.state })}</p>}
      <div class="write-row__pair">
        <Text form={form} name={`${row}.start`} type="date" />
        <Text form={form} name={`${row}.end`} type="date" />
        <Text form={form} name={`${row}.target`} isNumber />
      </div>
      <Text form={form} name={`${row}.targetComment`} />
      {actual !== undefined && <p class="write-note">{t('actual.reported', { value: actual })}</p>}
      <Rows form={form} list={`${row}.parts`}>
        {(part) => (
          <div class="write-row__pair">
            <Text form={form} name={`${part}.dimension`} />
            <Text form={form} name={`${part}.category`} />
            <Text form={form} name={`${part}.target`} isNumber />
          </div>
        )}
      </Rows>
    </>
  );
}

interface RowsProps {
  readonly form: SectionForm;
  /** The list's own place: "budget", "results.0.indicators". */
  readonly list: string;
  readonly children: (row: string) => Child;
}

/** The rows that are there and an empty one, folded when there are others already. */
function Rows({ form, list, children }: RowsProps) {
  const { t } = form.words;
  const count = countRows(form.values, list);
  const kind = list.split('.').at(-1)!;
  const name = (index: number) => rowLabel(form.words, kind, index + 1);
  return (
    <div class="write-rows">
      {Array.from({ length: count }, (_, index) => (
        <fieldset class="write-row">
          <legend>{name(index)}</legend>
          {children(`${list}.${index}`)}
          <p class="write-row__remove">
            <input type="checkbox" id={fieldId(`${list}.${index}.remove`)} name={`${list}.${index}.remove`} value="1" />
            <label for={fieldId(`${list}.${index}.remove`)}>
              {t('row.remove')} <span class="sr-only">({name(index)})</span>
            </label>
          </p>
        </fieldset>
      ))}
      <details class="write-new" open={count === 0}>
        <summary>{t('row.new', { row: name(count) })}</summary>
        <fieldset class="write-row">
          <legend class="sr-only">{t('row.new', { row: name(count) })}</legend>
          <p class="write-note">{t('row.empty')}</p>
          {children(`${list}.${count}`)}
        </fieldset>
      </details>
    </div>
  );
}

/** Each row has its id from the start, so that saving it twice is not two rows. */
function Id({ form, row }: { readonly form: SectionForm; readonly row: string }) {
  return <input type="hidden" name={`${row}.id`} value={form.values[`${row}.id`]?.[0] ?? form.newId()} />;
}

interface FieldProps {
  readonly form: SectionForm;
  readonly name: string;
}

interface TextProps extends FieldProps {
  readonly hint?: ProjectMessage;
  readonly rows?: number;
  readonly type?: 'date' | 'url' | 'email';
  readonly isNumber?: boolean;
}

function Text({ form, name, hint, rows, type, isNumber }: TextProps) {
  return (
    <FormField
      {...sent(name, form.values, form.errors)}
      label={fieldLabel(form.words, name.split('.'))}
      {...(hint && { hint: form.words.t(hint) })}
      {...(rows && { rows })}
      {...(type && { type })}
      {...(isNumber && { inputmode: 'decimal' as const })}
    />
  );
}

interface SelectProps extends FieldProps {
  readonly options: readonly FieldOption[];
  /** What is chosen before anybody chose. */
  readonly otherwise?: string;
}

/** A choice that is no longer offered stays one: saving must not change what nobody touched. */
function Select({ form, name, options, otherwise = '' }: SelectProps) {
  const field = sent(name, form.values, form.errors);
  const value = form.values[name] ? field.value : otherwise;
  const isOffered = options.some((option) => option.value === value);
  return (
    <FormField
      {...field}
      value={value}
      label={fieldLabel(form.words, name.split('.'))}
      options={isOffered ? options : [...options, { value, label: value }]}
    />
  );
}

function Choices({ form, name, options }: SelectProps) {
  const chosen = form.values[name] ?? [];
  const gone = chosen.filter((value) => options.every((option) => option.value !== value));
  return (
    <div class="write-choices">
      <ChoiceField
        id={fieldId(name)}
        name={name}
        kind="many"
        label={fieldLabel(form.words, [name])}
        options={[...options, ...gone.map((value) => ({ value, label: value }))]}
        chosen={chosen}
        {...(form.errors[name] && { error: form.errors[name] })}
      />
    </div>
  );
}

function named(form: SectionForm, kind: string, codes: readonly string[]): readonly FieldOption[] {
  return codes.map((value) => ({ value, label: codeLabel(form.words, kind, value) ?? value }));
}

function scale({ words }: SectionForm): readonly FieldOption[] {
  const steps = ['1', '2', '3', '4', '5'] as const;
  return steps.map((value) => ({ value, label: words.t(`scale.${value}`) }));
}
