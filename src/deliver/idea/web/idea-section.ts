import type { Delivering } from '../../delivering.ts';
import type { FormValues } from '../../../site/form.ts';
import type { IdeaData } from './idea-data.ts';
import type { IdeaWords } from './idea-words.ts';

/** A form of the page that was sent and is not right yet; nothing typed is lost. */
export interface SentForm {
  readonly form: 'interest' | 'question' | 'answer' | 'contact' | 'project' | 'hide';
  readonly values: FormValues;
  /** In the reader's language, by field. */
  readonly errors: Readonly<Record<string, string>>;
}

/** What every section of the page is made from. */
export interface SectionProps {
  readonly words: IdeaWords;
  readonly data: IdeaData;
  readonly sent?: SentForm;
  readonly writeEntry: Delivering['writeEntry'];
}
