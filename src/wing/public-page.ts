/** A page that is the same for everybody and may be found by search engines. */
export interface PublicPage {
  /** Without a language prefix: it is there in every language. */
  readonly path: string;
  /** Day or moment of its last change in ISO 8601; absent where that is not known. */
  readonly changed?: string;
}
