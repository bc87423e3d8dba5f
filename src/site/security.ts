import { createHash } from 'node:crypto';

/** Headers that every answer carries: nothing is loaded from elsewhere or sniffed, and only what is made for it framed. */
export function securityHeaders(
  inlineStyles: readonly string[],
  framing: 'nobody may frame it' | 'anyone may frame it' = 'nobody may frame it',
): Readonly<Record<string, string>> {
  const isFramed = framing === 'anyone may frame it';
  return {
    'Content-Security-Policy': contentSecurityPolicy(inlineStyles, isFramed ? '*' : "'none'"),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': isFramed ? 'cross-origin' : 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    ...(!isFramed && { 'X-Frame-Options': 'DENY' }),
  };
}

function contentSecurityPolicy(inlineStyles: readonly string[], framedBy: string): string {
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
    `frame-ancestors ${framedBy}`,
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
