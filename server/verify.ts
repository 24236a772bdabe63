/** `npm run verify -- PLACE`: checks the chain of editions of a site, in a folder or at an address. */
import { reason } from './start-error.ts';
import { verifySite, type VerifiedMunicipality } from './verify-site.ts';

const usage = `Usage:
  npm run verify -- FOLDER      a site that was exported
  npm run verify -- https://…   a site on the network, by the address of its overview`;

// What a site says of itself may hold codes that a terminal obeys.
const log = (line: string) => {
  const shown = line.replace(/(?!\n)\p{Cc}|\p{Bidi_Control}/gu, '\ufffd');
  process.stdout.write(`${shown}\n`);
};

/** Prints a line for each edition, and says whether all are well. */
function report({ municipality, editions, faults }: VerifiedMunicipality): boolean {
  for (const { fault } of faults.filter(({ edition }) => edition === null)) {
    log(`${municipality}: ${fault}`);
  }
  const listed = editions.map(({ edition }) => edition);
  const numbers = [...listed, ...faults.flatMap(({ edition }) => edition ?? [])];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const wrong = faults.filter(({ edition }) => edition === number);
    const entry = editions.find(({ edition }) => edition === number);
    const name = `${municipality}, edition ${number}`;
    if (wrong.length === 0) {
      log(`${name}: OK ${entry?.sha256 ?? ''}${entry?.withdrawn ? ' (withdrawn)' : ''}`);
    }
    for (const { fault } of wrong) log(`${name}: ${fault}`);
  }
  return faults.length === 0;
}

const [place] = process.argv.slice(2);
if (place === undefined) {
  log(usage);
  process.exitCode = 2;
} else {
  try {
    const verified = await verifySite(place);
    const isWell = verified.map(report).every(Boolean);
    if (verified.every(({ editions }) => editions.length === 0)) log('It has no editions.');
    process.exitCode = isWell ? 0 : 1;
  } catch (error) {
    log(`It cannot be checked: ${reason(error)}`);
    process.exitCode = 1;
  }
}
