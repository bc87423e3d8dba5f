import type { SectionProps } from './idea-section.ts';
import { reasonsInWords } from './reason-words.ts';

/** Organisations that may fit, each with why. */
export function SuggestionSection({ words, data }: SectionProps) {
  const { t, href } = words;
  if (data.suggestions.length === 0) return <></>;
  return (
    <section class="section" id="passen" aria-labelledby="passen-kop">
      <h2 id="passen-kop">{t('match.title')}</h2>
      <p class="section__lead">{t('match.lead')}</p>
      <ul class="ruled-list">
        {data.suggestions.map(({ item, reasons }) => (
          <li>
            <p>
              <a href={href(`/organisaties/${item.slug}`)}>{item.name}</a>
            </p>
            <p class="small">{reasonsInWords(words, reasons, 'partner')}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
