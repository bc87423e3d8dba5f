/** Passkeys: the one thing that browsers offer to scripts only. Without one, or in an older browser, nothing shows. */
const base = '/account/auth/passkey';

abstract class PasskeyElement extends HTMLElement {
  private readonly told = document.createElement('p');

  connectedCallback(): void {
    if (this.querySelector('button') || !isSupported()) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button-quiet';
    button.textContent = this.dataset['label'] ?? '';
    this.told.setAttribute('role', 'status');
    button.addEventListener('click', () => {
      this.told.textContent = '';
      button.disabled = true;
      void this.act().finally(() => (button.disabled = false));
    });
    this.replaceChildren(button, this.told);
  }

  private async act(): Promise<void> {
    try {
      const isStale = await this.use();
      if (isStale) this.told.textContent = this.dataset['stale'] ?? '';
      else {
        // The mark that a form would leave for the page it leads to (`site/done-mark.ts`).
        const { done } = this.dataset;
        if (done) document.cookie = `gelukt=${done}; Path=/; Max-Age=60; SameSite=Lax`;
        location.assign(this.dataset['to'] ?? '/');
      }
    } catch {
      // Cancelled by the visitor, no passkey here, or refused by the server: the same to whoever asked.
      this.told.textContent = this.dataset['failed'] ?? '';
    }
  }

  /** Does what the button says. Gives whether the visitor signed in too long ago for it. */
  protected abstract use(): Promise<boolean>;
}

class PasskeySignIn extends PasskeyElement {
  protected async use(): Promise<boolean> {
    const answer = await ask('/generate-authenticate-options');
    const options = (await answer.json()) as PublicKeyCredentialRequestOptionsJSON;
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const credential = await navigator.credentials.get({ publicKey });
    await send('/verify-authentication', { response: jsonOf(credential) });
    return false;
  }
}

class PasskeyAdd extends PasskeyElement {
  protected async use(): Promise<boolean> {
    const answer = await fetch(`${base}/generate-register-options`);
    if (answer.status === 403) return true;
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
    const options = (await answer.json()) as PublicKeyCredentialCreationOptionsJSON;
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    const credential = await navigator.credentials.create({ publicKey });
    await send('/verify-registration', { response: jsonOf(credential) });
    return false;
  }
}

function isSupported(): boolean {
  return 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}

function jsonOf(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey was chosen');
  return credential.toJSON();
}

async function ask(path: string): Promise<Response> {
  const answer = await fetch(base + path);
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  return answer;
}

async function send(path: string, body: unknown): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
}

customElements.define('passkey-sign-in', PasskeySignIn);
customElements.define('passkey-add', PasskeyAdd);
