// Comfort only: every page works without this script.
(() => {
  const focusOn = (target) => {
    const control = target.matches('input, select, textarea, button, a')
      ? target
      : target.querySelector('input, select, textarea');
    (target.closest('fieldset') ?? target.closest('.govuk-form-group') ?? target).scrollIntoView();
    (control ?? target).focus({ preventScroll: true });
  };

  const summary = document.querySelector('.govuk-error-summary');
  if (summary) {
    summary.tabIndex = -1;
    summary.addEventListener('blur', () => summary.removeAttribute('tabindex'), { once: true });
    summary.addEventListener('click', (event) => {
      const id = event.target.closest('a')?.hash.slice(1);
      const target = id ? document.getElementById(decodeURIComponent(id)) : null;
      if (!target) return;
      event.preventDefault();
      focusOn(target);
    });
    summary.focus();
  }

  // A second press within a second is a mistake; the server would take it as the same thing anyway.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
    setTimeout(() => delete form.dataset.sent, 1000);
  });

  const segments = new Intl.Segmenter(document.documentElement.lang, { granularity: 'grapheme' });
  const lengthOf = (text) => [...segments.segment(text.trim())].length;
  for (const area of document.querySelectorAll('[data-max-length]')) {
    const note = document.getElementById(`${area.id}-limit`);
    if (!note) continue;
    const spoken = note.cloneNode();
    spoken.removeAttribute('id');
    spoken.className = 'govuk-visually-hidden';
    spoken.setAttribute('aria-live', 'polite');
    note.after(spoken);
    let waiting;
    const count = () => {
      const left = Number(area.dataset.maxLength) - lengthOf(area.value);
      const over = left < 0;
      note.textContent = `${over ? note.dataset.over : note.dataset.left} ${Math.abs(left)}`;
      note.classList.toggle('govuk-error-message', over);
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        spoken.textContent = note.textContent;
      }, 1000);
    };
    area.addEventListener('input', count);
    if (area.value !== '') count();
  }
})();
