import type { Kysely } from 'kysely';
import type { Delivering } from '../../delivering.ts';
import { act } from '../../../wing/act.ts';
import { organisationsFor } from '../../../wing/permission.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { readForm, valuesOf, type FormErrors, type FormValues } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import { Form } from '../../../site/ui/form/form.tsx';
import { addIdea } from '../idea-store.ts';
import { namedOrganisations, type NamedOrganisation } from '../own-organisation-store.ts';
import { AboutFields, NeedFields, ReachFields, type IdeaFieldsProps } from './idea-fields.tsx';
import { contentFrom, ideaSchema, listFields, stepFields, type IdeaAnswers, type IdeaField } from './idea-form.ts';
import { aboveIdeas, ideaPath, wordsOf, type IdeaWords } from './idea-words.ts';
import type { IdeaMessage } from '../texts.ts';

const steps = [1, 2, 3] as const;
type Step = (typeof steps)[number];

/** `/ideeen/nieuw`: the first step of proposing. */
export async function proposePage(visit: PageVisit, delivering: Delivering): Promise<PageContent> {
  const words = wordsOf(visit, delivering);
  const organisations = await visit.as(ownOrganisationsOf(visit));
  // Who belongs to one organisation most often speaks for it.
  const values = { organisatie: [organisations.length === 1 ? organisations[0]!.id : ''] };
  return stepPage({ words, organisations, values, errors: {}, step: 1 });
}

/** Takes a step of proposing: forward when its answers are right, back in any case. The last one publishes. */
export async function proposeAct(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const words = wordsOf(visit, delivering);
  const organisations = await visit.as(ownOrganisationsOf(visit));
  const schema = ideaSchema(
    words,
    organisations.map(({ id }) => id),
  );
  const values = valuesOf(visit.form);
  const step = steps.find((each) => String(each) === values['stap']?.[0]) ?? 1;
  if (values['naar']?.[0] === 'terug' && step > 1) {
    return stepPage({ words, organisations, values, errors: {}, step: (step - 1) as Step });
  }
  const reading = readForm<IdeaAnswers, IdeaMessage>(visit.form, schema, listFields);
  const wrong = reading.ok ? undefined : steps.find((each) => each <= step && hasErrors(reading.errors, each));
  if (!reading.ok && wrong) return stepPage({ words, organisations, values, errors: reading.errors, step: wrong });
  if (step < 3 || !reading.ok) {
    return stepPage({ words, organisations, values, errors: {}, step: Math.min(step + 1, 3) as Step });
  }
  return act<IdeaAnswers, string, IdeaMessage>(visit, {
    reading,
    load: () => Promise.resolve('none yet'),
    work: async (answers, { person, database }) => {
      const { slug } = await addIdea(database, person, contentFrom(answers, visit.locale));
      return { kind: 'done', path: `${ideaPath(slug)}?nieuw=1` };
    },
    show: ({ errors }) => stepPage({ words, organisations, values, errors, step }),
  });
}

/** Finds the organisations in whose name somebody may propose. */
export function ownOrganisationsOf({ actor }: Pick<PageVisit, 'actor'>) {
  return (database: Kysely<unknown>): Promise<readonly NamedOrganisation[]> =>
    namedOrganisations(database, organisationsFor(actor, 'idea.edit'));
}

function hasErrors(errors: FormErrors, step: Step): boolean {
  return stepFields[step - 1]!.some((field) => errors[field] !== undefined);
}

interface StepProps {
  readonly words: IdeaWords;
  readonly organisations: readonly NamedOrganisation[];
  readonly values: FormValues;
  readonly errors: FormErrors<IdeaMessage>;
  readonly step: Step;
}

function stepPage({ words, organisations, values, errors, step }: StepProps): PageContent {
  const { t, href } = words;
  const told = toldErrors(words, errors, stepFields[step - 1]!);
  const fields: IdeaFieldsProps = { words, values, errors: told, organisations };
  return workPage(words, {
    title: t(`propose.step${step}`),
    above: [aboveIdeas(words)],
    eyebrow: (
      <>
        {t('propose.title')} · {t('propose.step', { step, steps: steps.length })}
        <progress class="steps" value={step} max={steps.length} aria-hidden="true" />
      </>
    ),
    ...(step > 1 && { lead: t('propose.optional') }),
    section: 'ideas',
    errors: told,
    children: (
      <Form
        submit={t(step === 3 ? 'propose.publish' : 'propose.next')}
        action={href('/ideeen/nieuw')}
        {...(step > 1 && { other: { name: 'naar', value: 'terug', label: t('propose.back') } })}
      >
        <input type="hidden" name="stap" value={String(step)} data-drawn="" />
        {step === 1 && <AboutFields {...fields} />}
        {step === 2 && <ReachFields {...fields} />}
        {step === 3 && <NeedFields {...fields} />}
        <Carried values={values} step={step} />
      </Form>
    ),
  });
}

/** Answers of the other steps go along unseen, so that nothing has to be kept on the server. */
function Carried({ values, step }: { readonly values: FormValues; readonly step: Step }) {
  const others = stepFields.flatMap((fields, index): readonly IdeaField[] => (index === step - 1 ? [] : fields));
  return (
    <>
      {others.flatMap((name) => (values[name] ?? []).map((value) => <input type="hidden" name={name} value={value} />))}
    </>
  );
}

/** What is wrong in the reader's language, in the order of the fields. */
export function toldErrors(
  { t }: IdeaWords,
  errors: FormErrors<IdeaMessage>,
  fields: readonly string[],
): Readonly<Record<string, string>> {
  const told = fields.flatMap((field) => {
    const error = errors[field];
    return error ? [[field, t(error)] as const] : [];
  });
  return Object.fromEntries(told);
}
