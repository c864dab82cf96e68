// The example queries: files of examples/, whose first lines say in both languages what they ask.
import q01 from '../../examples/01_directives.sql';
import q02 from '../../examples/02_issued_by_year.sql';
import q03 from '../../examples/03_chi_thi.sql';
import q04 from '../../examples/04_types_by_year.sql';
import q05 from '../../examples/05_most_cited.sql';
import q06 from '../../examples/06_legal_bases.sql';
import q07 from '../../examples/07_evidence.sql';
import q08 from '../../examples/08_search_sections.sql';
import q09 from '../../examples/09_pinpoints.sql';
import q10 from '../../examples/10_missing.sql';
import q11 from '../../examples/11_gaps.sql';
import q12 from '../../examples/12_in_force.sql';
import q13 from '../../examples/13_signers.sql';
import q14 from '../../examples/14_conflicts.sql';
import q15 from '../../examples/15_quality.sql';
import { pick } from '../language.js';

const FILES = [q01, q02, q03, q04, q05, q06, q07, q08, q09, q10, q11, q12, q13, q14, q15];
const HEADER = /^-- vi: (.+)\n-- en: (.+)\n/;

/** Return { title, sql } of each example, in the language of the page. */
export function readExamples() {
  return FILES.map((file) => {
    const [head, vietnamese, english] = HEADER.exec(file);
    return { title: pick(vietnamese, english), sql: file.slice(head.length).trim() };
  });
}
