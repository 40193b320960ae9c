import { useState } from 'react';

/** A command to be run on the machine of the data folder: shown whole, copied by one press. */
export function CommandLine({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied.');
    } catch {
      setSaid('Copying is not allowed here: select the text.');
    }
  };
  return (
    <div className="backup__command">
      <pre>
        <code>{text}</code>
      </pre>
      <button type="button" className="usa-button" onClick={() => void copy()}>
        Copy command
      </button>
      <output className="muted">{said}</output>
    </div>
  );
}
