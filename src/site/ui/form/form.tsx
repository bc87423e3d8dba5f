import { useContext, type Child } from 'hono/jsx';
import { formToken } from '../../form.ts';
import { WriterContext } from './writer-context.ts';

/** A form that changes something, its buttons among its children. */
export interface PostFormProps {
  readonly class: string;
  /** The address that it is sent to, with its language; the page's own when absent. */
  readonly action?: string;
  /** Whether files go along. */
  readonly hasFiles?: boolean;
  /** Says what it does, where its button's words alone do not. */
  readonly label?: string;
  readonly children?: Child;
}

/** A form that changes something, with its button below it. */
export interface FormProps extends Omit<PostFormProps, 'class'> {
  /** What its button says. */
  readonly submit: string;
  /** For an act in passing, such as leaving: a button that does not ask for attention. */
  readonly isQuiet?: boolean;
  /** A second button, after the first: Enter presses the first. Tells which was pressed by its name and value. */
  readonly other?: { readonly name: string; readonly value: string; readonly label: string };
}

/**
 * The one way to draw a form that changes something: for whoever is signed in it carries what tells sending it twice from
 * sending two. Browsers' own checks are off: ours say how to mend what is wrong, in the visitor's language, with or without JavaScript.
 */
export function PostForm({ action, hasFiles, label, class: name, children }: PostFormProps) {
  const writer = useContext(WriterContext);
  return (
    <form
      class={name}
      method="post"
      novalidate
      {...(action && { action })}
      {...(hasFiles && { enctype: 'multipart/form-data' })}
      {...(label && { 'aria-label': label })}
    >
      {writer && <input type="hidden" name={formToken} value={writer.newToken()} />}
      {children}
    </form>
  );
}

/**
 * A form sent to the server, fields below each other.
 *
 * Accessibility: it is sent with the keyboard and without JavaScript; its buttons have names; with a `label` it is a
 * landmark of that name.
 */
export function Form({ submit, isQuiet, other, children, ...form }: FormProps) {
  return (
    <PostForm class="form-fields form-fields--stacked" {...form}>
      {children}
      <div class="form-buttons">
        <button class={isQuiet ? 'button-quiet' : 'button'}>{submit}</button>
        {other && (
          <button class="button-quiet" name={other.name} value={other.value}>
            {other.label}
          </button>
        )}
      </div>
    </PostForm>
  );
}
