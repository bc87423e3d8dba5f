import { Card } from '../../../site/ui/card/card.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import type { IdeaSummary } from '../idea.ts';
import { writtenIn } from '../../written-text.ts';
import { WrittenIn } from '../../web/written.tsx';
import { ideaPath, type IdeaWords } from './idea-words.ts';

/** An idea in a list: what it is, from whom, and how many would join. */
export function IdeaCard({ words, idea }: { readonly words: IdeaWords; readonly idea: IdeaSummary }) {
  const { t, locale, href } = words;
  const from = idea.organisationName ? t('card.by', { name: idea.organisationName }) : '';
  return (
    <Card
      kicker={[words.day(idea.createdAt), from].filter(Boolean).join(' · ')}
      title={writtenIn(idea.title, locale).text}
      href={href(ideaPath(idea.slug))}
    >
      <WrittenIn written={idea.summary} locale={locale} />
      {(idea.themes.length > 0 || idea.state === 'project') && (
        <p class="button-row">
          {idea.state === 'project' && <Tag>{t('state.project')}</Tag>}
          {idea.themes.map((theme) => (
            <Tag>{theme}</Tag>
          ))}
        </p>
      )}
      <p class="small">{t('card.interested', { count: idea.interested, leads: idea.leads })}</p>
    </Card>
  );
}
