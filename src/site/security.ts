import { createHash } from 'node:crypto';

/** Headers that every answer carries: nothing is loaded from elsewhere, framed or sniffed. */
export function securityHeaders(inlineStyles: readonly string[]): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(inlineStyles),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  };
}

function contentSecurityPolicy(inlineStyles: readonly string[]): string {
  const hashes = inlineStyles.map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  return [
    "default-src 'none'",
    ["style-src 'self'", ...hashes].join(' '),
    "script-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Whether a form was sent from the site itself. Browsers say where a form comes from in `Origin`; its host must be
 * the one asked, whichever of http and https a proxy in front speaks.
 */
export function isSameOrigin(headers: { origin?: string | undefined; host?: string | undefined }): boolean {
  if (!headers.origin || !headers.host || !URL.canParse(headers.origin)) return false;
  return new URL(headers.origin).host === headers.host;
}
