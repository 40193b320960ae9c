import { Link } from 'react-router';
import { Folded } from '../../../shared/folded.js';

/** What whoever gets a package does with it, and what that proves. */
export const HowToVerify = () => (
  <section className="panel" aria-labelledby="how-to-verify">
    <h2 id="how-to-verify">How to verify one</h2>
    <p>
      Whoever gets the ZIP unpacks it and runs <code>bash verify.sh</code>, which needs nothing but bash, the
      GNU core utilities and openssl 3. It says <strong>consistent</strong>, or names each file and event that
      was changed. With the agency's key, <code>bash verify.sh KEY_FILE</code>, it says{' '}
      <strong>authentic</strong>. Give the key by another way than the package: it stands under{' '}
      <Link to="/audit/prove">Prove</Link>.
    </p>
    <p>
      <code>caseledger export verify FILE.zip --key KEY_FILE</code> checks the same.
    </p>
    <Folded folds summary="What it proves, and what not">
      <ul>
        <li>
          Proved: every event stands as it was recorded, in the ledger's order, without a gap in any of its
          streams.
        </li>
        <li>Proved: the plain text is what was sealed, and no file was changed since.</li>
        <li>
          Not proved: that nothing came afterwards, and that the times are right: they are this server's word.
        </li>
        <li>Not proved: that nobody who holds the master key made everything anew.</li>
      </ul>
    </Folded>
  </section>
);
