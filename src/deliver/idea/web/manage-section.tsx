import { Form } from '../../../site/ui/form/form.tsx';
import { FormField, sent as shown } from '../../../site/ui/form-field/form-field.tsx';
import type { SectionProps } from './idea-section.ts';
import { ideaPath } from './idea-words.ts';

/** One step from idea to draft project, for who may begin one. */
export function ProjectSection({ words, data, sent }: SectionProps) {
  const { t, href } = words;
  if (data.idea.state !== 'published' || data.leads.length === 0) return <></>;
  const form = sent?.form === 'project' ? sent : undefined;
  const values = form?.values ?? { trekker: [data.leads[0]!.id] };
  return (
    <section class="section" id="project" aria-labelledby="project-kop">
      <h2 id="project-kop">{t('project.title')}</h2>
      <p class="section__lead">{t('project.lead')}</p>
      <Form submit={t('project.send')} action={href(`${ideaPath(data.idea.slug)}/project`)} label={t('project.title')}>
        <FormField
          {...shown('trekker', values, form?.errors ?? {})}
          label={t('project.which')}
          options={data.leads.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form>
    </section>
  );
}

/** Takes an idea out of sight with a reason, or brings it back. */
export function ModerationSection({ words, data, sent }: SectionProps) {
  const { t, href } = words;
  const path = ideaPath(data.idea.slug);
  const form = sent?.form === 'hide' ? sent : undefined;
  return (
    <section class="section" id="beheer" aria-labelledby="beheer-kop">
      <h2 id="beheer-kop">{t('moderate.title')}</h2>
      {data.idea.state === 'hidden' ? (
        <Form submit={t('moderate.show')} action={href(`${path}/toon`)} label={t('moderate.show')} />
      ) : (
        <Form submit={t('moderate.hide')} action={href(`${path}/verberg`)} label={t('moderate.hide')}>
          <FormField
            {...shown('reden', form?.values ?? {}, form?.errors ?? {})}
            label={t('moderate.reason')}
            hint={t('moderate.reasonHint')}
            rows={2}
          />
        </Form>
      )}
    </section>
  );
}

/** What happened to the idea, as far as the reader may know. */
export function TrailSection({ words, data, writeEntry }: SectionProps) {
  if (data.trail.length === 0) return <></>;
  return (
    <section class="section" id="verloop" aria-labelledby="verloop-kop">
      <h2 id="verloop-kop">{words.t('trail.title')}</h2>
      <ul class="trail">
        {data.trail.map((entry) => (
          <li>
            <span class="small">{words.day(entry.at)}</span> {writeEntry(entry, words.locale)}
          </li>
        ))}
      </ul>
    </section>
  );
}
