export interface HowToFacts {
  readonly caseNumber: string;
  readonly origin: string;
  readonly fingerprint: string;
  readonly household: boolean;
}

/** HOW-TO-VERIFY.txt: for somebody who has nothing but the package. */
export const howToVerify = ({
  caseNumber,
  origin,
  fingerprint,
  household,
}: HowToFacts): string => `HOW TO VERIFY

This is the history of case ${caseNumber} as the ledger ${origin}
holds it${household ? ', with all persons of the household' : ', without what concerns only other persons of the household'}. Open case.html to read it.

1. Unpack the ZIP into a folder of its own.
2. In that folder run: bash verify.sh
   It needs bash, the GNU core utilities and openssl 3 or newer, no network and nothing else.
   It says CONSISTENT, or names each file and event that was changed. It prints the SHA-256 of the key:
   ${fingerprint}
3. Get the agency's key from the agency itself, not from whoever gave you this package, and run:
   bash verify.sh KEY_FILE
   It says AUTHENTIC where the package was made with that key.

The verify.sh that came with the package is as good as the package. Read it, or take another one and run:
   bash OTHER/verify.sh --package FOLDER [KEY_FILE]
"caseledger export verify FILE.zip --key KEY_FILE" checks the same, and the ZIP itself as well. Each file in proofs/ is a
C2SP tlog-proof (c2sp.org/tlog-proof) of the 64 hex characters of an event's hash: other tools of transparency logs read it.

WHAT IS IN IT
events.ndjson   one event a line, in the ledger's order: the very text whose SHA-256 is its hash.
                {"hash":…} stands for an event that concerns only persons who are left out.
opened.ndjson   plain text of sealed values: which event, where in it (JSON Pointer), and base64 of 16 random bytes and
                the text as canonical JSON. Its SHA-256 is the "d" beside the sealed value in the event. Values that are
                not here stay sealed: of persons left out, of persons erased, or sealed before openings were kept.
case.html       the same for people. It is made from the two files above.
key.pem, vkey   the public key of the ledger's seals
checkpoint      the signed statement of how many events the ledger held, and the root of their tree (RFC 6962)
proofs/         one proof for each line of events.ndjson, by its number. prepared.json is the event ExportPrepared, with
                which the agency fixed this package: it carries the SHA-256 of SHA256SUMS.
SHA256SUMS      of every file but checkpoint and proofs/

WHAT IT PROVES, if the key is the agency's
- Every event here was recorded as it stands here, and has its place in the ledger in this order.
- In each stream no event is missing from the first one to the last one here.
- The plain texts are what was sealed in these events.
- No file of this package was changed since the agency made it.

WHAT IT DOES NOT PROVE
- That nothing happened afterwards: it ends with its checkpoint.
- That the times are right: they are the word of the agency's server, unless a witness signed the checkpoint, too.
- That everything which happened was recorded, or recorded truthfully.
- That nobody with the agency's master key made a whole ledger anew: only a checkpoint that somebody else kept tells.
- Which streams belong to the case: the agency's program chose them.
`;
