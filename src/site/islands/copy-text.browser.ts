/** A text to copy with one button; without a script the text can be selected by hand. */
class CopyText extends HTMLElement {
  connectedCallback(): void {
    const text = this.querySelector('textarea');
    if (!text || this.querySelector('button') || !navigator.clipboard) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button-quiet';
    button.textContent = this.dataset['copy'] ?? '';
    const told = document.createElement('span');
    told.setAttribute('role', 'status');
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(text.value).then(
        () => (told.textContent = this.dataset['copied'] ?? ''),
        () => text.select(),
      );
    });
    this.append(button, told);
  }
}

customElements.define('copy-text', CopyText);
