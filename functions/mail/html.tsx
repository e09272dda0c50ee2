import { renderToString } from 'preact-render-to-string';
import { assertNever } from '../platform/assert-never.ts';
import type { Dressing } from './dressing.ts';
import type { Block, FactRow } from './letter.ts';
import { LOOK, SHEET } from './look.ts';

const Facts = ({ rows }: { readonly rows: readonly FactRow[] }) => (
  <table style={LOOK.facts}>
    <tbody>
      {rows.map(({ name, value }) => (
        <tr key={name}>
          <th scope="row" class="text line" style={LOOK.factName}>
            {name}
          </th>
          <td dir="auto" class="text line" style={LOOK.factValue}>
            {value}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** Lines as elements: not every mail program knows `white-space`, and each may be written in a direction of its own. */
const Quote = ({ text }: { readonly text: string }) => (
  <blockquote class="text line" style={LOOK.quote}>
    {text.split('\n').map((line, at) => (
      <div key={at} dir="auto">
        {line === '' ? <br /> : line}
      </div>
    ))}
  </blockquote>
);

const BlockView = ({ block }: { readonly block: Block }) => {
  switch (block.block) {
    case 'paragraph':
      return (
        <p class="text" style={LOOK.paragraph}>
          {block.text}
        </p>
      );
    case 'list':
      return (
        <ul class="text" style={LOOK.list}>
          {block.items.map((item) => (
            <li key={item} style={LOOK.item}>
              {item}
            </li>
          ))}
        </ul>
      );
    case 'quote':
      return <Quote text={block.text} />;
    case 'button':
      return (
        <p style={LOOK.buttonRow}>
          <a href={block.href} class="button" style={LOOK.button}>
            {block.text}
          </a>
        </p>
      );
    case 'code':
      return (
        <p class="text" style={LOOK.code}>
          {block.text}
        </p>
      );
    case 'facts':
      return <Facts rows={block.rows} />;
    default:
      return assertNever(block);
  }
};

const Document = ({ dressing }: { readonly dressing: Dressing }) => {
  const { letter, language, siteName, notes, whyTitle, footer, stop } = dressing;
  return (
    <html lang={language} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{letter.subject}</title>
        <style>{SHEET}</style>
      </head>
      <body class="page" style={LOOK.body}>
        <table role="presentation" style={LOOK.frame}>
          <tbody>
            <tr>
              <td style={LOOK.header}>
                <header>{siteName}</header>
              </td>
            </tr>
            <tr>
              <td class="content" style={LOOK.content}>
                <main>
                  <h1 class="text" style={LOOK.title}>
                    {letter.title}
                  </h1>
                  {notes.map((note) => (
                    <p key={note} class="text note" style={LOOK.note}>
                      {note}
                    </p>
                  ))}
                  {letter.blocks.map((block, at) => (
                    <BlockView key={at} block={block} />
                  ))}
                </main>
              </td>
            </tr>
            <tr>
              <td class="small" style={LOOK.footer}>
                <footer>
                  <p class="small" style={LOOK.whyTitle}>
                    {whyTitle}
                  </p>
                  {[letter.why, ...footer].map((sentence) => (
                    <p key={sentence} class="small" style={LOOK.small}>
                      {sentence}
                    </p>
                  ))}
                  {stop === undefined ? null : (
                    <p class="small" style={LOOK.small}>
                      <a href={stop.href} class="link" style={LOOK.link}>
                        {stop.text}
                      </a>
                    </p>
                  )}
                </footer>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
};

/** The mail as an HTML document; everything typed by anybody is escaped. */
export const letterHtml = (dressing: Dressing): string =>
  `<!doctype html>\n${renderToString(<Document dressing={dressing} />)}`;
