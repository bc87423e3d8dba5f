import type { Child } from 'hono/jsx';
import { languageNames, locales, textDirections, type Locale } from '../foundation/locale.ts';
import { localePath } from './address.ts';
import { formatDate } from '../foundation/number.ts';
import { footerGroups, type FooterEntry, type FooterGroup, type MenuEntry, type SharedImage } from './page.ts';
import { SearchBox } from './ui/search-box/search-box.tsx';
import { siteText } from './texts.ts';

/** Addresses of style and scripts that a page loads. */
export interface PageAssets {
  readonly css: string;
  readonly js?: string;
  readonly font?: string;
}

/** What the frame around a page needs to know. */
export interface LayoutProps {
  readonly locale: Locale;
  /** The page's address without a language prefix. */
  readonly path: string;
  /** Where the site is reached, for addresses that leave it. */
  readonly origin: string;
  /** The query that goes along to other languages, with its question mark. */
  readonly search?: string;
  /** Whether the same address exists in the other languages; error pages say no. */
  readonly translated?: boolean;
  readonly title: string;
  readonly description: string;
  /** The entry of the menu that the page belongs to. */
  readonly section?: string;
  /** A feed that follows what the page shows. */
  readonly feed?: { readonly href: string; readonly title: string };
  /** What a shared link to it shows. */
  readonly image?: SharedImage;
  /** The same in other forms, for programs. */
  readonly alternates?: readonly { readonly href: string; readonly type: string }[];
  /** The main menu, in order. */
  readonly menu: readonly MenuEntry[];
  /** Links at the foot, in order within their group. */
  readonly footer?: readonly FooterEntry[];
  readonly region: string;
  readonly assets: PageAssets;
  /** Style with the region's own colours, allowed by its hash. */
  readonly regionStyle?: string;
  /** The municipality that the visitor chose to see everywhere. */
  readonly municipality?: { readonly name: string; readonly path: string };
  readonly sourceCode?: string;
  /** Where the visitor stands with her account; absent where there are none. */
  readonly account?: 'signed in' | 'signed out';
  /** The release that the page shows, and the latest day on which a figure of it was taken (ISO date). */
  readonly edition?: { readonly id: string; readonly figuresOf: string };
  /** Whether search engines leave it out. */
  readonly isUnlisted?: boolean;
  /** Whether the page stands alone, without header and footer. */
  readonly isBare?: boolean;
  readonly children?: Child;
}

/** The frame of every page: head, header with menu and search, content, footer. */
export function Layout(props: LayoutProps) {
  const t = siteText(props.locale);
  if (props.isBare) return <BarePage {...props} />;
  return (
    <html lang={props.locale} dir={textDirections[props.locale]}>
      <Head {...props} />
      <body>
        <a class="skip-link" href="#inhoud">
          {t('skip.main')}
        </a>
        <Header {...props} />
        <main id="inhoud" class="wrap" tabindex={-1}>
          {props.children}
        </main>
        <Footer {...props} />
      </body>
    </html>
  );
}

/** A page within another site: its content alone. */
function BarePage(props: LayoutProps) {
  return (
    <html lang={props.locale} dir={textDirections[props.locale]}>
      <Head {...props} />
      <body class="bare">
        <main id="inhoud">{props.children}</main>
      </body>
    </html>
  );
}

function Head(props: LayoutProps) {
  const t = siteText(props.locale);
  const site = t('site.name');
  return (
    <head>
      <meta charset="utf-8" />
      <title>{t('site.title', { title: props.title, site, region: props.region })}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="description" content={props.description} />
      {props.isUnlisted && <meta name="robots" content="noindex" />}
      <meta name="color-scheme" content="light dark" />
      <meta property="og:title" content={props.title} />
      <meta property="og:description" content={props.description} />
      <meta property="og:site_name" content={`${site} ${props.region}`} />
      {props.image && <SharedPicture origin={props.origin} image={props.image} />}
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      {props.assets.font && (
        <link rel="preload" href={props.assets.font} as="font" type="font/woff2" crossorigin="anonymous" />
      )}
      <link rel="stylesheet" href={props.assets.css} />
      {props.regionStyle && <style dangerouslySetInnerHTML={{ __html: props.regionStyle }} />}
      {props.translated !== false && <Addresses {...props} />}
      {props.feed && (
        <link rel="alternate" type="application/atom+xml" title={props.feed.title} href={props.feed.href} />
      )}
      {props.alternates?.map(({ href, type }) => (
        <link rel="alternate" type={type} href={href} />
      ))}
      {props.assets.js && <script type="module" src={props.assets.js} />}
    </head>
  );
}

function SharedPicture({ origin, image }: { origin: string; image: SharedImage }) {
  return (
    <>
      <meta property="og:image" content={`${origin}${image.href}`} />
      <meta property="og:image:alt" content={image.alt} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

/** The one address of the page in its language, and those of the same page in the others. */
function Addresses({ locale, path, origin, search = '' }: LayoutProps) {
  const addressIn = (each: Locale): string => `${origin}${localePath(each, path)}${search}`;
  return (
    <>
      <link rel="canonical" href={addressIn(locale)} />
      {locales.map((each) => (
        <link rel="alternate" hreflang={each} href={addressIn(each)} />
      ))}
    </>
  );
}

function Header(props: LayoutProps) {
  const t = siteText(props.locale);
  return (
    <header class="site-header">
      <div class="wrap site-header__row">
        <Wordmark locale={props.locale} region={props.region} />
        <button class="site-header__open" type="button" popovertarget="menu">
          <span class="site-header__label">{t('menu.open')}</span>
          <span class="site-header__label site-header__label--close">{t('menu.close')}</span>
        </button>
        <div id="menu" class="site-menu" popover="auto">
          <MainMenu {...props} />
          <SearchBox
            locale={props.locale}
            id="zoek-boven"
            action={localePath(props.locale, '/zoek')}
            finds="everything"
            compact
          />
          {props.account && <AccountLink locale={props.locale} account={props.account} />}
          <LanguageSwitch {...props} />
        </div>
      </div>
      {props.municipality && <ChosenMunicipality {...props} municipality={props.municipality} />}
    </header>
  );
}

function AccountLink({ locale, account }: { locale: Locale; account: 'signed in' | 'signed out' }) {
  const t = siteText(locale);
  return (
    <p class="site-menu__account">
      <a href={localePath(locale, account === 'signed in' ? '/mijn-werk' : '/aanmelden')}>
        {t(account === 'signed in' ? 'account.mine' : 'account.signIn')}
      </a>
    </p>
  );
}

function Wordmark({ locale, region }: { locale: Locale; region: string }) {
  return (
    <a class="wordmark" href={localePath(locale, '/')}>
      <Mark />
      <span class="wordmark__name">{siteText(locale)('site.name')}</span> <span class="wordmark__region">{region}</span>
    </a>
  );
}

/** The mark: a tile of the map with a line that climbs out of it. */
function Mark() {
  return (
    <svg class="wordmark__mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <path d={markTile} class="wordmark__tile" />
      <path d={markLine} class="wordmark__line" />
      <circle cx="22.5" cy="10" r="2.6" class="wordmark__dot" />
    </svg>
  );
}

const markTile = 'M16 1.5 28.6 8.75v14.5L16 30.5 3.4 23.25V8.75Z';
const markLine = 'M8.5 20.5 13 15.5 16.5 18.5 21.4 11.6';

/** The mark as a file of its own, for browser tabs. */
export const favicon =
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="${markTile}" fill="#6d3b8e"/>` +
  `<path d="${markLine}" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>` +
  `<circle cx="22.5" cy="10" r="2.6" fill="#ff9dbf"/></svg>`;

function MainMenu(props: LayoutProps) {
  return (
    <nav aria-label={siteText(props.locale)('menu.label')}>
      <ul class="site-menu__sections">
        {props.menu.map((entry) => (
          <li>
            <a href={localePath(props.locale, entry.path)} aria-current={currentMark(props, entry)}>
              {entry.label(props.locale)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function currentMark(props: LayoutProps, { path, section }: MenuEntry): 'page' | 'true' | undefined {
  if (path === props.path) return 'page';
  return props.section === section ? 'true' : undefined;
}

function LanguageSwitch(props: LayoutProps) {
  const path = props.translated === false ? '/' : props.path;
  return (
    <nav class="languages" aria-label={siteText(props.locale)('menu.languages')}>
      <ul>
        {locales.map((locale) => (
          <li>
            <a
              href={localePath(locale, path) + (props.search ?? '')}
              hreflang={locale}
              lang={locale}
              aria-current={locale === props.locale ? 'true' : undefined}
            >
              <abbr title={languageNames[locale]}>{locale.toUpperCase()}</abbr>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ChosenMunicipality(props: LayoutProps & { municipality: { name: string; path: string } }) {
  const t = siteText(props.locale);
  return (
    <div class="chosen">
      <div class="wrap chosen__row">
        <a href={localePath(props.locale, props.municipality.path)}>
          {t('municipality.chosen', { name: props.municipality.name })}
        </a>
        <form method="post" action="/gemeenten/keuze">
          <input type="hidden" name="gemeente" value="" />
          <input type="hidden" name="terug" value={localePath(props.locale, props.path)} />
          <button class="button-quiet">{t('municipality.clear')}</button>
        </form>
      </div>
    </div>
  );
}

function Footer(props: LayoutProps) {
  const t = siteText(props.locale);
  const { locale, footer = [], edition, sourceCode } = props;
  const groups = footerGroups
    .map((group) => ({ group, entries: footer.filter((entry) => entry.group === group) }))
    .filter(({ entries }) => entries.length > 0);
  return (
    <footer class="site-footer">
      <div class="wrap site-footer__row">
        <p class="site-footer__tagline">
          {t('site.tagline', { region: props.region })} {t('footer.cookies')}
        </p>
        <nav class="site-footer__groups" aria-label={t('footer.label')}>
          {groups.map(({ group, entries }) => (
            <FooterLinks {...props} group={group} entries={entries} />
          ))}
        </nav>
        <p class="site-footer__small">
          {edition && (
            <a href={localePath(locale, `/uitgaven/${edition.id}`)}>
              {t('footer.edition', { date: formatDate(locale, edition.figuresOf), id: edition.id.slice(0, shownOfId) })}
            </a>
          )}
          {edition && '. '}
          {t('footer.data')}. {sourceCode ? <a href={sourceCode}>{t('footer.licence')}</a> : t('footer.licence')}.
        </p>
      </div>
    </footer>
  );
}

/** As much of a release's id as tells two apart for people. */
const shownOfId = 6;

function FooterLinks(props: LayoutProps & { group: FooterGroup; entries: readonly FooterEntry[] }) {
  const { locale, group, entries } = props;
  return (
    <div>
      <h2 class="site-footer__title" id={`voet-${group}`}>
        {siteText(locale)(`footer.group.${group}`)}
      </h2>
      <ul class="site-footer__links" aria-labelledby={`voet-${group}`}>
        {entries.map(({ path, label }) => (
          <li>
            <a href={localePath(locale, path)} aria-current={path === props.path ? 'page' : undefined}>
              {label(locale)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
