// What is typed into a search field: words match names; `key:value` a property; `-` negates, `|` alternates, quotes hold blanks together.

export interface Term { key: string; values: string[]; negated: boolean }
export interface Query { terms: Term[]; problem: string }

/** Reads what was typed; it never fails, but says what it passed over. */
export function readQuery(text: string, keys: readonly string[]): Query {
  const terms: Term[] = [];
  let problem = '';
  for (const word of words(text)) {
    const negated = word.startsWith('-') && word.length > 1;
    const body = negated ? word.slice(1) : word;
    const colon = body.indexOf(':');
    const key = colon > 0 ? body.slice(0, colon).toLowerCase() : '';
    const isKey = key !== '' && /^[a-z-]+$/.test(key);
    if (isKey && !keys.includes(key)) {
      problem = `"${key}:" is not known here; known: ${keys.map((name) => name + ':').join(' ')}`;
      continue;
    }
    const values = (isKey ? body.slice(colon + 1) : body).split('|').map((value) => value.toLowerCase().replace(/"/g, ''))
      .filter((value) => value !== '');
    if (values.length === 0) continue;
    terms.push({ key: isKey ? key : '', values, negated });
  }
  if ((text.split('"').length - 1) % 2 === 1) problem = 'a quote is not closed';
  return { terms, problem };
}

function words(text: string): string[] { return text.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? []; }

/** Whether a row is meant; `property` gives the values of a key in lower case, that of '' being what words are looked for in. */
export function matches(query: Query, property: (key: string) => readonly string[]): boolean {
  return query.terms.every((term) => {
    const values = property(term.key);
    const isExact = term.key === 'status' || term.key === 'kind' || term.key === 'action' || term.key === 'state';
    const found = term.values.some((wanted) => values.some((value) => (isExact ? value === wanted : value.includes(wanted))));
    return found !== term.negated;
  });
}
