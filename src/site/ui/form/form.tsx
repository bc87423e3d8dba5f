import type { Child } from 'hono/jsx';

/** A form that changes something. */
export interface FormProps {
  /** The address that it is sent to, with its language; the page's own when absent. */
  readonly action?: string;
  /** Whether files go along. */
  readonly hasFiles?: boolean;
  /** What its button says. */
  readonly submit: string;
  /** For an act in passing, such as leaving: a button that does not ask for attention. */
  readonly isQuiet?: boolean;
  /** A second button, after the first: Enter presses the first. Tells which was pressed by its name and value. */
  readonly other?: { readonly name: string; readonly value: string; readonly label: string };
  /** Says what it does, where its button's words alone do not. */
  readonly label?: string;
  readonly children?: Child;
}

/**
 * A form sent to the server, fields below each other. Browsers' own checks are off: ours say how to mend what is
 * wrong, in the visitor's language, with or without JavaScript.
 *
 * Accessibility: it is sent with the keyboard and without JavaScript; its buttons have names; with a `label` it is a
 * landmark of that name.
 */
export function Form({ action, hasFiles, submit, isQuiet, other, label, children }: FormProps) {
  return (
    <form
      class="form-fields form-fields--stacked"
      method="post"
      novalidate
      {...(action && { action })}
      {...(hasFiles && { enctype: 'multipart/form-data' })}
      {...(label && { 'aria-label': label })}
    >
      {children}
      <div class="form-buttons">
        <button class={isQuiet ? 'button-quiet' : 'button'}>{submit}</button>
        {other && (
          <button class="button-quiet" name={other.name} value={other.value}>
            {other.label}
          </button>
        )}
      </div>
    </form>
  );
}
