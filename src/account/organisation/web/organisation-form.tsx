import { z } from 'zod';
import { oneLineText } from '../../../foundation/one-line.ts';
import { readWebAddress } from '../../../foundation/web-address.ts';
import { readForm, shownValues, type FormReading, type FormValues } from '../../../site/form.ts';
import type { LiveContext } from '../../../site/live.ts';
import type { Locale } from '../../../foundation/locale.ts';
import type { ConflictRow } from '../../../wing/web/conflict.tsx';
import type { PlanMunicipality } from '../../../wing/plan-context.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import { ChoiceField, fieldId, FormField, sent } from '../../../site/ui/form-field/form-field.tsx';
import { organisationKinds } from '../../../wing/organisations.ts';
import { linesOf, readEnterpriseNumber, type Organisation, type OrganisationProfile } from '../organisation.ts';
import { wingText } from '../../../wing/texts.ts';
import { accountText, type AccountMessage } from '../../texts.ts';

const line = (most: number) =>
  oneLineText()
    .pipe(z.string().max(most, 'text.long' satisfies AccountMessage))
    .default('');

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, 'text.long' satisfies AccountMessage)
    .default('');

const lines = text(2000).transform((value) => linesOf(value));

const schema = z.object({
  name: oneLineText().pipe(
    z
      .string()
      .min(1, 'organisation.nameMissing' satisfies AccountMessage)
      .max(200, 'name.long' satisfies AccountMessage),
  ),
  kind: z.enum(organisationKinds, 'organisation.kindMissing' satisfies AccountMessage),
  description: text(5000),
  offers: lines,
  seeks: lines,
  website: line(500)
    .refine((value) => !value || readWebAddress(value), 'organisation.websiteWrong' satisfies AccountMessage)
    .transform((value) => readWebAddress(value)),
  municipality: line(5),
  sector: line(200),
  enterpriseNumber: line(30)
    .refine((value) => !value || readEnterpriseNumber(value), 'organisation.numberWrong' satisfies AccountMessage)
    .transform((value) => (value ? readEnterpriseNumber(value) : undefined)),
});

/** Reads what was sent; a municipality that does not exist is left out. */
export function readOrganisationForm(
  form: FormData,
  municipalities: readonly PlanMunicipality[],
): FormReading<OrganisationProfile, AccountMessage> {
  const reading = readForm<z.infer<typeof schema>, AccountMessage>(form, schema);
  if (!reading.ok) return reading;
  const { website, municipality, enterpriseNumber, ...rest } = reading.value;
  const value: OrganisationProfile = {
    ...rest,
    ...(website && { website }),
    ...(municipalities.some(({ code }) => code === municipality) && { municipality }),
    ...(enterpriseNumber && { enterpriseNumber }),
  };
  return { ok: true, value, values: reading.values };
}

/** What the form shows of an organisation that exists. */
export function valuesOfOrganisation({ offers, seeks, ...rest }: Organisation): FormValues {
  const { name, kind, description, website, municipality, sector, enterpriseNumber, version } = rest;
  const texts = { name, kind, description, website, municipality, sector, enterpriseNumber, version };
  return shownValues({ ...texts, offers: offers.join('\n'), seeks: seeks.join('\n') });
}

/** What an organisation says of itself in words, field by field: as somebody else left it, and as it was typed. */
export function organisationRows(
  locale: Locale,
  municipalities: readonly PlanMunicipality[],
  theirs: OrganisationProfile,
  mine: OrganisationProfile,
): readonly ConflictRow[] {
  const t = accountText(locale);
  const row = (field: AccountMessage, inWords: (profile: OrganisationProfile) => string | undefined): ConflictRow => ({
    field: t(field),
    theirs: inWords(theirs) ?? '',
    mine: inWords(mine) ?? '',
  });
  return [
    row('organisation.name', ({ name }) => name),
    row('organisation.kind', ({ kind }) => wingText(locale)(`organisationKind.${kind}`)),
    row('organisation.description', ({ description }) => description),
    row('organisation.offers', ({ offers }) => offers.join(' · ')),
    row('organisation.seeks', ({ seeks }) => seeks.join(' · ')),
    row(
      'organisation.municipality',
      (profile) => municipalities.find(({ code }) => code === profile.municipality)?.name,
    ),
    row('organisation.sector', ({ sector }) => sector),
    row('organisation.website', ({ website }) => website),
    row('organisation.number', ({ enterpriseNumber }) => enterpriseNumber),
  ];
}

interface OrganisationFormProps {
  readonly visit: LiveContext;
  readonly municipalities: readonly PlanMunicipality[];
  readonly values: FormValues;
  readonly errors: Readonly<Partial<Record<string, string>>>;
  readonly submit: string;
}

/** The questions to an organisation about itself. */
export function OrganisationForm({ visit, municipalities, values, errors, submit }: OrganisationFormProps) {
  const { locale } = visit;
  const t = accountText(locale);
  const places = municipalities.map(({ code, name }) => ({ value: code, label: name }));
  const kindError = errors['kind'];
  return (
    <Form submit={submit}>
      {values['version'] && <input type="hidden" name="version" value={values['version'][0]} />}
      <FormField label={t('organisation.name')} autocomplete="organization" {...sent('name', values, errors)} />
      <ChoiceField
        id={fieldId('kind')}
        name="kind"
        label={t('organisation.kind')}
        kind="one"
        options={organisationKinds.map((value) => ({ value, label: wingText(locale)(`organisationKind.${value}`) }))}
        chosen={values['kind'] ?? []}
        {...(kindError && { error: kindError })}
      />
      <FormField
        label={t('organisation.description')}
        hint={t('organisation.descriptionHint')}
        rows={5}
        {...sent('description', values, errors)}
      />
      <FormField
        label={t('organisation.offers')}
        hint={t('organisation.offersHint')}
        rows={4}
        {...sent('offers', values, errors)}
      />
      <FormField
        label={t('organisation.seeks')}
        hint={t('organisation.seeksHint')}
        rows={4}
        {...sent('seeks', values, errors)}
      />
      <FormField
        label={t('organisation.municipality')}
        options={[{ value: '', label: t('choose') }, ...places]}
        {...sent('municipality', values, errors)}
      />
      <FormField label={t('organisation.sector')} {...sent('sector', values, errors)} />
      <FormField label={t('organisation.website')} type="url" autocomplete="url" {...sent('website', values, errors)} />
      <FormField
        label={t('organisation.number')}
        hint={t('organisation.numberHint')}
        inputmode="numeric"
        {...sent('enterpriseNumber', values, errors)}
      />
    </Form>
  );
}
