import { sectionFields, sectionOf, wizardSections, type ProjectContent } from '../../project/section.ts';
import { fieldLabel, sayValue, type ProjectWords } from '../../project/web/project-words.ts';
import { written } from '../../project/web/written.ts';

/** What was submitted, section by section, to read. */
export function SubmittedContent({
  words,
  content,
}: {
  readonly words: ProjectWords;
  readonly content: ProjectContent;
}) {
  return (
    <>
      {wizardSections.map((section) => (
        <section class="submitted">
          <h3>{words.t(`section.${section}`)}</h3>
          <dl>
            {Object.entries(sectionOf(content, section)).map(([field, value]) => {
              const isList = sectionFields[section].length === 1;
              return (
                <div>
                  <dt class={isList ? 'sr-only' : undefined}>{fieldLabel(words, [field])}</dt>
                  <dd>{sayField(words, field, value)}</dd>
                </div>
              );
            })}
          </dl>
        </section>
      ))}
    </>
  );
}

function sayField(words: ProjectWords, field: string, value: unknown): string {
  if (['title', 'summary', 'description'].includes(field)) {
    return written(value as ProjectContent['title'], words.locale);
  }
  if (Array.isArray(value) && value.some((item) => typeof item === 'object')) {
    return value.map((item) => sayValue(words, [field], item)).join('\n\n');
  }
  return sayValue(words, [field], value);
}
