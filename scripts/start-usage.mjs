// What npm start says about itself. Everything is set in the environment, so that there are no other arguments.

const help = `Usage: npm start
       npm start -- --help

Installs and builds what is missing, makes demo data (once), and serves until Ctrl-C.

Settings come from the environment, or from a file .env in the folder of the project; there are no options:

  PORT, HOST            where it listens (3000, 127.0.0.1)
  DATA_DIR              the data folder (./data); one server owns it
  DEMO_DATA             invented people that a first start makes (3000; 0 for none)
  DEMO_SIGN_IN          demo identities: loopback, anywhere or off
  PUBLISHED_ON          in a container: the machine's address that publishes the port
  PUBLIC_URL            address of the portal in mails
  TRUSTED_PROXIES       addresses whose X-Forwarded-For is believed
  LOG_LEVEL             fatal, error, warn, info, debug or silent
  LEDGER_NAME           names the installation in its seals (caseledger)
  CHECKPOINT_MAIL_TO    addresses that get the checkpoints of the ledgers every day
  WITNESS_URL           a witness that signs the checkpoints of the ledgers
  WITNESS_KEY           the public key that it names
  BACKUP_HOURS          how old the newest backup may be before somebody is told (26)
  EXPORT_HOURS          how long a finished export of a case is kept (24)
  READY_LAG_SECONDS     how far views may be behind while it is ready (60)
  LIVE_STREAMS_PER_PERSON, SESSIONS_PER_PERSON
                        the oldest ends when there is one more (20, 50)
  REQUEST_SECONDS       a request that has not arrived by then is cut off (30)
  SEAL_SECONDS          pause between two seals of the ledger (3)
  CASELEDGER_MASTER_KEY_FILE, CASELEDGER_MASTER_KEY
                        the master key; without, a file in the data folder
  CASELEDGER_WRAPPING_KEY_FILE
                        wraps the keys of people in MongoDB, in generations: docs/erasure.md
  EVENT_STORE, READ_STORE
                        sqlite (embedded), or eventstoredb and mongodb: docs/scale-out.md
  FILES, CLAMD          where documents are kept (folder), what scans them: docs/documents.md
  MAIL_TRANSPORT        outbox or smtp: docs/mail.md
  OIDC_ISSUER           staff signs in there: docs/sign-in.md
  OTEL_EXPORTER_OTLP_ENDPOINT
                        where traces are sent: docs/monitoring.md
  NODE_ENV              production refuses demo identities and keys beside the data

  for example           DATA_DIR=$(mktemp -d) PORT=3001 npm start

README.md, Settings, says more; .env.example lists every setting. Work on a data folder: npx caseledger --help
`;

/** Answers a call for help, and refuses whatever else was given. */
export function readArguments(args) {
  if (args.length === 0) return;
  if (args.every((each) => each === '--help' || each === '-h' || each === 'help')) {
    process.stdout.write(help);
    process.exit(0);
  }
  process.stderr.write(
    `npm start takes no arguments, but got: ${args.join(' ')}\nSettings come from the environment: npm start -- --help\n`,
  );
  process.exit(2);
}
