/**
 * A piece of code or data to read and copy. `label` says what it is, for those who cannot see it.
 *
 * Accessibility: it is a region with a name; as it scrolls, the keyboard reaches it (WCAG 2.1.1); its text has the
 * contrast of WCAG AA in light and in dark.
 */
export function CodeSample({ label, code }: { readonly label: string; readonly code: string }) {
  return (
    // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre class="code-sample" role="region" aria-label={label} tabindex={0}>
      <code>{code}</code>
    </pre>
  );
}
