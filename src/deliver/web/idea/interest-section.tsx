import { Form } from '../../../site/ui/form/form.tsx';
import { ChoiceField, fieldId, FormField, sent as shown } from '../../../site/ui/form-field/form-field.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import { Written } from '../written.tsx';
import type { SectionProps } from './idea-page.tsx';
import { ideaPath } from './idea-words.ts';

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

function InterestForm({ words, data, sent }: SectionProps) {
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
  const form = sent?.form === 'interest' ? sent : undefined;
  const values = form?.values ?? {
    organisatie: [before?.organisation ?? own[0]!.id],
    rol: [before?.role ?? ''],
    inbreng: [before?.note ?? ''],
  };
  const errors = form?.errors ?? {};
  return (
    <div class="section-form">
      <h3>{t('interest.form')}</h3>
      <Form submit={t('interest.send')} action={href(`${ideaPath(idea.slug)}/partner`)} label={t('interest.form')}>
        {own.length > 1 ? (
          <FormField
            {...shown('organisatie', values, errors)}
            label={t('interest.organisation')}
            options={own.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : (
          <>
            <p>{own[0]!.name}</p>
            <input type="hidden" name="organisatie" value={own[0]!.id} />
          </>
        )}
        <ChoiceField
          id={fieldId('rol')}
          name="rol"
          kind="one"
          label={t('interest.role')}
          options={[
            { value: 'lead', label: t('interest.roleLead'), hint: t('interest.roleLeadHint') },
            {
              value: 'participating',
              label: t('interest.roleParticipating'),
              hint: t('interest.roleParticipatingHint'),
            },
            ...(before ? [{ value: 'none', label: t('interest.roleNone') }] : []),
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
      </Form>
    </div>
  );
}
