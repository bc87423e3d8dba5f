import { may } from '../../../wing/permission.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import {
  ChoiceField,
  fieldId,
  FormField,
  sent as shown,
  type FieldOption,
} from '../../../site/ui/form-field/form-field.tsx';
import type { IdeaData } from './idea-data.ts';
import type { SectionProps } from './idea-section.ts';
import { ideaPath, type IdeaWords } from './idea-words.ts';

/** The form to ask somebody of an idea to exchange contact details. */
export function ContactSection({ words, data, sent }: SectionProps) {
  const { t, href } = words;
  const people = peopleToAsk(words, data);
  if (!may(data.actor, 'idea.ask') || data.idea.state === 'hidden' || people.length === 0) return <></>;
  const form = sent?.form === 'contact' ? sent : undefined;
  const values = form?.values ?? { wie: [people[0]!.value], namens: [data.own[0]?.id ?? ''] };
  const errors = form?.errors ?? {};
  return (
    <section class="section" id="contact" aria-labelledby="contact-kop">
      <h2 id="contact-kop">{t('contact.title')}</h2>
      <p class="section__lead">
        {t('contact.lead')} <a href={href('/contacten')}>{t('list.contacts')}</a>
      </p>
      <details class="choice-fold section-form" open={form !== undefined}>
        <summary>{t('contact.form')}</summary>
        <Form submit={t('contact.send')} action={href(`${ideaPath(data.idea.slug)}/contact`)} label={t('contact.form')}>
          <ChoiceField
            id={fieldId('wie')}
            name="wie"
            kind="one"
            label={t('contact.whom')}
            options={people}
            chosen={values['wie'] ?? []}
            {...(errors['wie'] && { error: errors['wie'] })}
          />
          {data.own.length > 0 && (
            <FormField
              {...shown('namens', values, errors)}
              label={t('contact.as')}
              options={[
                ...data.own.map(({ id, name }) => ({ value: id, label: name })),
                { value: '', label: t('contact.asMyself') },
              ]}
            />
          )}
          <FormField
            {...shown('bericht', values, errors)}
            label={t('contact.note')}
            hint={t('contact.noteHint')}
            rows={3}
          />
        </Form>
      </details>
    </section>
  );
}

/** Field value that stands for the proposer of the idea. */
export const proposerValue = 'indiener';

/** Who can be asked, not oneself: the proposer, and who declared an organisation's interest, by that organisation. */
function peopleToAsk({ t }: IdeaWords, { actor, idea, interests }: IdeaData): readonly FieldOption[] {
  const me = actor.kind === 'person' ? actor.id : undefined;
  const declarers = interests.filter(({ declaredBy }) => declaredBy !== undefined && declaredBy !== me);
  return [
    ...(idea.proposedBy && idea.proposedBy !== me ? [{ value: proposerValue, label: t('contact.proposer') }] : []),
    ...declarers.map(({ organisation, name }) => ({ value: organisation, label: name })),
  ];
}
