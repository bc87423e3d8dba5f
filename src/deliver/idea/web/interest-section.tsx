import { Form } from '../../../site/ui/form/form.tsx';
import { ChoiceField, fieldId, FormField, sent as shown } from '../../../site/ui/form-field/form-field.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import { Written } from '../../web/written.tsx';
import type { SectionProps } from './idea-section.ts';
import type { FormValues } from '../../../site/form.ts';
import type { IdeaData } from './idea-data.ts';
import { ideaPath, type IdeaWords } from './idea-words.ts';

/** Who would lead or join, and the form to say so. */
export function InterestSection(props: SectionProps) {
  const { words, data } = props;
  const { t, href } = words;
  const isOpen = data.idea.state === 'published';
  return (
    <section class="section" id="partners" aria-labelledby="partners-kop">
      <h2 id="partners-kop">{t('interest.title')}</h2>
      {data.interests.length === 0 && <p>{t('interest.none')}</p>}
      <ul class="ruled-list">
        {data.interests.map(({ name, slug, role, note, kind }) => (
          <li>
            <p>
              <a href={href(`/organisaties/${slug}`)}>{name}</a> <Tag>{t(`interest.${role}`)}</Tag>{' '}
              <span class="small">{t(`kind.${kind}`)}</span>
            </p>
            <Written text={note} />
          </li>
        ))}
      </ul>
      {isOpen && <InterestForm {...props} />}
    </section>
  );
}

function InterestForm(props: SectionProps) {
  const { words, data } = props;
  const { t, href } = words;
  const { idea, own, actor } = data;
  if (actor.kind === 'visitor') {
    return (
      <p>
        <a class="button" href={href(`/aanmelden?terug=${encodeURIComponent(href(ideaPath(idea.slug)))}`)}>
          {t('page.signIn')}
        </a>
      </p>
    );
  }
  if (own.length === 0) return <p class="small">{t('interest.noOrganisation')}</p>;
  const before = data.interests.find(({ organisation }) => own.some(({ id }) => id === organisation));
  const fresh = before
    ? { organisatie: [before.organisation], rol: [before.role], inbreng: [before.note] }
    : { organisatie: [own[0]!.id] };
  const form = props.sent?.form === 'interest' ? props.sent : undefined;
  return (
    <details class="choice-fold section-form" open={!before || form !== undefined}>
      <summary>{t('interest.form')}</summary>
      <Form submit={t('interest.send')} action={href(`${ideaPath(idea.slug)}/partner`)} label={t('interest.form')}>
        <InterestFields
          words={words}
          own={own}
          values={form?.values ?? fresh}
          errors={form?.errors ?? {}}
          mayWithdraw={before !== undefined}
        />
      </Form>
    </details>
  );
}

function InterestFields(props: {
  readonly words: IdeaWords;
  readonly own: IdeaData['own'];
  readonly values: FormValues;
  readonly errors: Readonly<Partial<Record<string, string>>>;
  readonly mayWithdraw: boolean;
}) {
  const { words, own, values, errors, mayWithdraw } = props;
  const { t } = words;
  return (
    <>
      <FormField
        {...shown('organisatie', values, errors)}
        label={t('interest.organisation')}
        options={own.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ChoiceField
        id={fieldId('rol')}
        name="rol"
        kind="one"
        label={t('interest.role')}
        options={[
          { value: 'lead', label: t('interest.roleLead'), hint: t('interest.roleLeadHint') },
          { value: 'participating', label: t('interest.roleParticipating'), hint: t('interest.roleParticipatingHint') },
          ...(mayWithdraw ? [{ value: 'none', label: t('interest.roleNone') }] : []),
        ]}
        chosen={values['rol'] ?? []}
        {...(errors['rol'] && { error: errors['rol'] })}
      />
      <FormField
        {...shown('inbreng', values, errors)}
        label={t('interest.note')}
        hint={t('interest.noteHint')}
        rows={3}
      />
    </>
  );
}
