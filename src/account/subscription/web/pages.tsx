import type { Child } from 'hono/jsx';
import type { Locale } from '../../../foundation/locale.ts';
import { formatList } from '../../../foundation/number.ts';
import type { FormErrors, FormValues } from '../../../site/form.ts';
import type { PageContent, PageContext } from '../../../site/page.ts';
import { ErrorSummary } from '../../../site/ui/error-summary/error-summary.tsx';
import { FormField, sent } from '../../../site/ui/form-field/form-field.tsx';
import { Form } from '../../../site/ui/form/form.tsx';
import { leavePath } from '../letters.ts';
import { confirmDays, type Subscription } from '../subscription-store.ts';
import type { Topic, TopicSource } from '../../../wing/topic.ts';
import { subscriptionText, type SubscriptionMessage } from '../texts.ts';

type Href = PageContext['href'];

/** Says what can be followed, and where. */
export function overviewPage(locale: Locale, href: Href, sources: readonly TopicSource[]): PageContent {
  const t = subscriptionText(locale);
  return page(
    t('follow.title'),
    <>
      <p class="lead">{t('follow.what')}</p>
      <ul>
        {sources.map(({ folder, all }) => (
          <li>
            <a href={href(`/${folder}`)}>{all(locale)}</a>
          </li>
        ))}
      </ul>
      <p class="small">{t('follow.privacy', { days: confirmDays })}</p>
    </>,
  );
}

/** Asks the address to which news of a topic goes. */
export function followPage(
  { locale, href }: PageContext,
  source: TopicSource,
  topic: Topic,
  values: FormValues,
  errors: FormErrors<SubscriptionMessage>,
): PageContent {
  const t = subscriptionText(locale);
  const name = topic.name[locale];
  const told = Object.fromEntries(Object.entries(errors).map(([field, key]) => [field, key && t(key)]));
  return page(
    t('follow.name.title', { name }),
    <>
      <p class="lead">{source.promise(locale)}</p>
      <Form submit={t('follow.submit')}>
        <FormField
          {...sent('email', values, told)}
          label={t('follow.email')}
          hint={t('follow.email.hint')}
          type="email"
          inputmode="email"
          autocomplete="email"
        />
      </Form>
      <p class="small">{t('follow.privacy', { days: confirmDays })}</p>
      <p>
        <a href={href(topic.path)}>{t('follow.back', { name })}</a>
      </p>
    </>,
    <ErrorSummary locale={locale} errors={told} />,
  );
}

/** The same for everybody who asked, whether or not a mail was sent. */
export function askedPage(locale: Locale): PageContent {
  const t = subscriptionText(locale);
  return page(
    t('asked.title'),
    <>
      <p class="lead">{t('asked.text', { days: confirmDays })}</p>
      <p>{t('asked.nothing')}</p>
    </>,
  );
}

/** Asks for the click that confirms, or says that it was given. */
export function confirmPage(
  locale: Locale,
  href: Href,
  { key, confirmedAt }: Subscription,
  topic: Topic | undefined,
): PageContent {
  const t = subscriptionText(locale);
  const name = topic?.name[locale] ?? t('topic.gone');
  if (!confirmedAt) {
    return page(
      t('confirm.title', { name }),
      <>
        <p class="lead">{t('confirm.text')}</p>
        <Form submit={t('confirm.submit')} label={t('confirm.title', { name })} />
      </>,
    );
  }
  return page(
    t('confirmed.title', { name }),
    <>
      <p class="lead">{t('confirmed.text')}</p>
      {topic && (
        <p>
          <a href={href(topic.path)}>{t('confirmed.see', { name })}</a>
        </p>
      )}
      <p class="small">
        <a href={href(leavePath(key))}>{t('confirmed.leave')}</a>
      </p>
    </>,
  );
}

/** Says that a link from a mail means nothing any more. */
export function goneKeyPage(locale: Locale, href: Href): PageContent {
  const t = subscriptionText(locale);
  return page(
    t('key.gone.title'),
    <>
      <p class="lead">{t('key.gone.text', { days: confirmDays })}</p>
      <p>
        <a href={href('/volgen')}>{t('follow.title')}</a>
      </p>
    </>,
  );
}

/** Asks for the click that ends following: this topic, or everything. */
export function leavePage(
  locale: Locale,
  href: Href,
  { key }: Subscription,
  topic: Topic | undefined,
  others: readonly (Topic | undefined)[],
): PageContent {
  const t = subscriptionText(locale);
  const named = (each: Topic | undefined): string => each?.name[locale] ?? t('topic.gone');
  const name = named(topic);
  const action = href(leavePath(key));
  return page(
    t('leave.title'),
    <>
      <p class="lead">{t('leave.text', { name })}</p>
      <Form action={action} submit={t('leave.submit', { name })} label={t('leave.title')} />
      {others.length > 0 && (
        <>
          <p>{t('leave.others', { names: formatList(locale, others.map(named)) })}</p>
          <Form action={`${action}?alles=1`} submit={t('leave.all')} label={t('leave.all')} isQuiet />
        </>
      )}
    </>,
  );
}

/** The same whether or not there was anything to leave. */
export function leftPage(locale: Locale): PageContent {
  const t = subscriptionText(locale);
  return page(t('left.title'), <p class="lead">{t('left.text')}</p>);
}

function page(title: string, content: Child, above?: Child): PageContent {
  const body = (
    <div class="prose">
      {above}
      <h1>{title}</h1>
      {content}
    </div>
  );
  return { kind: 'page', title, description: title, body };
}
