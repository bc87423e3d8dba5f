import type { Actor } from '../../../wing/actor.ts';
import { may } from '../../../wing/permission.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import { ChoiceField, fieldId, FormField, sent as shown } from '../../../site/ui/form-field/form-field.tsx';
import { Pager } from '../../../site/ui/pager/pager.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import type { Idea, IdeaAnswer, IdeaQuestion } from '../idea.ts';
import { Written } from '../../web/written.tsx';
import { questionsPerPage } from './idea-data.ts';
import type { SectionProps } from './idea-section.ts';
import { ideaPath, type IdeaWords } from './idea-words.ts';

/** Questions with their answers, and the forms for both. */
export function QuestionSection(props: SectionProps) {
  const { words, data } = props;
  const { t } = words;
  return (
    <section class="section" id="vragen" aria-labelledby="vragen-kop">
      <h2 id="vragen-kop">{t('question.title')}</h2>
      {data.questions.length === 0 && <p>{t('question.none')}</p>}
      <ul class="ruled-list">
        {data.questions.map((question) => (
          <li id={`vraag-${question.id}`}>
            <Question {...props} question={question} />
          </li>
        ))}
      </ul>
      <Pages {...props} />
      {may(data.actor, 'idea.ask') && data.idea.state !== 'hidden' && <AskForm {...props} />}
    </section>
  );
}

function Question({ question, ...props }: SectionProps & { readonly question: IdeaQuestion }) {
  const { words, data } = props;
  const { t, href } = words;
  const path = `${ideaPath(data.idea.slug)}/vraag/${question.id}`;
  return (
    <>
      <p class="small">
        {askedLine(words, question)} {question.isPrivate && <Tag>{t('question.isPrivate')}</Tag>}
        {question.isHidden && <Tag>{t('question.isHidden')}</Tag>}
      </p>
      <Written text={question.body} />
      {question.answers.length > 0 && (
        <ul class="answers">
          {question.answers.map((answer) => (
            <li>
              <p class="small">{answeredLine(words, answer)}</p>
              <Written text={answer.body} />
            </li>
          ))}
        </ul>
      )}
      {mayAnswer(data.actor, data.idea, question) && <AnswerForm {...props} question={question} path={path} />}
      {may(data.actor, 'idea.moderate') && !question.isHidden && (
        <Form submit={t('question.hide')} isQuiet action={href(`${path}/verberg`)} />
      )}
    </>
  );
}

function AnswerForm({ words, sent, question, path }: SectionProps & { question: IdeaQuestion; path: string }) {
  const { t, href } = words;
  const name = `antwoord-${question.id}`;
  const form = sent?.form === 'answer' ? sent : undefined;
  return (
    <details class="choice-fold" open={form?.errors[name] !== undefined}>
      <summary>{t('question.answerSend')}</summary>
      <Form submit={t('question.answerSend')} action={href(`${path}/antwoord`)}>
        <FormField {...shown(name, form?.values ?? {}, form?.errors ?? {})} label={t('question.answer')} rows={4} />
      </Form>
    </details>
  );
}

/** As the database has it: its asker, whose idea it is, and who may read what is private. */
function mayAnswer(actor: Actor, idea: Idea, question: IdeaQuestion): boolean {
  if (actor.kind !== 'person' || !may(actor, 'idea.ask')) return false;
  const isTheirs = actor.id === question.askedBy || actor.id === idea.proposedBy;
  return isTheirs || may(actor, 'idea.read-private', idea.organisation ? [idea.organisation] : []);
}

function askedLine({ t, day }: IdeaWords, { askerName, askedAt }: IdeaQuestion): string {
  const date = day(askedAt);
  return askerName ? t('question.by', { name: askerName, date }) : t('question.bySomeone', { date });
}

function answeredLine({ t, day }: IdeaWords, { answererName, answeredAt }: IdeaAnswer): string {
  const date = day(answeredAt);
  return answererName ? t('question.answerBy', { name: answererName, date }) : t('question.answerBySomeone', { date });
}

function AskForm({ words, data, sent }: SectionProps) {
  const { t, href } = words;
  const form = sent?.form === 'question' ? sent : undefined;
  const values = form?.values ?? {};
  const errors = form?.errors ?? {};
  return (
    <details class="choice-fold section-form" open={form !== undefined}>
      <summary>{t('question.form')}</summary>
      <Form submit={t('question.send')} action={href(`${ideaPath(data.idea.slug)}/vraag`)} label={t('question.form')}>
        <FormField {...shown('vraag', values, errors)} label={t('question.body')} rows={4} />
        <ChoiceField
          id={fieldId('lezers')}
          name="lezers"
          kind="one"
          label={t('question.who')}
          options={[
            { value: 'public', label: t('question.public'), hint: t('question.publicHint') },
            { value: 'private', label: t('question.private'), hint: t('question.privateHint') },
          ]}
          chosen={values['lezers'] ?? ['public']}
          {...(errors['lezers'] && { error: errors['lezers'] })}
        />
      </Form>
    </details>
  );
}

function Pages({ words, data }: SectionProps) {
  const { t, href, locale } = words;
  const { questionPage, questionTotal, idea } = data;
  const pages = Math.ceil(questionTotal / questionsPerPage);
  if (pages <= 1) return <></>;
  const link = (page: number): string => href(`${ideaPath(idea.slug)}?vragen=${page}#vragen`);
  return (
    <Pager
      locale={locale}
      {...(questionPage > 1 && { previous: { href: link(questionPage - 1), label: t('question.newer') } })}
      {...(questionPage < pages && { next: { href: link(questionPage + 1), label: t('question.older') } })}
    />
  );
}
