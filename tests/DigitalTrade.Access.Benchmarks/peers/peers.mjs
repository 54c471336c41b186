// Other engines on the measures and proposals that the benchmarks wrote: first whether they agree, then how long they take.
// node peers.mjs DATA.json → one line of JSON an engine.
import { readFileSync } from 'node:fs';
import { ZenEngine } from '@gorules/zen-engine';
import { Engine } from 'json-rules-engine';
import cedar from '@cedar-policy/cedar-wasm/nodejs';

const { measures, proposals } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const warmUpMs = 500, measuredMs = 2000;

// A tree is {all}, {any}, {not}, {fact, op, value}; numbers are whole: ten-thousandths.
const words = (tree, text, join) =>
  tree.all ? join('all', tree.all.map(t => words(t, text, join)))
  : tree.any ? join('any', tree.any.map(t => words(t, text, join)))
  : tree.not ? join('not', [words(tree.not, text, join)])
  : text(tree);
const infix = (and, or, not) => (kind, parts) =>
  kind === 'not' ? `${not}(${parts[0]})` : parts.length === 0 ? String(kind === 'all') : `(${parts.join(kind === 'all' ? and : or)})`;
const list = values => `[${values.map(v => JSON.stringify(v)).join(', ')}]`;

async function zen() {
  const leaf = t => t.op === 'in' ? `(${t.fact} in ${list(t.value)})` : `(${t.fact} ${t.op} ${JSON.stringify(t.value)})`;
  const expressions = measures.map((m, i) => ({
    id: `x${i}`, key: `m${i}`,
    value: `(sector in ${list(m.sectors)}) and not(${words(m.requires, leaf, infix(' and ', ' or ', 'not'))})`,
  }));
  const engine = new ZenEngine();
  const decision = engine.createDecision(Buffer.from(JSON.stringify({
    nodes: [
      { id: 'i', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
      { id: 'e', type: 'expressionNode', name: 'rules', position: { x: 0, y: 0 }, content: { expressions } },
      { id: 'o', type: 'outputNode', name: 'out', position: { x: 0, y: 0 } },
    ],
    edges: [{ id: '1', sourceId: 'i', targetId: 'e', type: 'edge' }, { id: '2', sourceId: 'e', targetId: 'o', type: 'edge' }],
  })));
  return async facts => {
    const { result } = await decision.evaluate(facts);
    return measures.filter((_, i) => result[`m${i}`] === true).map(m => m.id);
  };
}

async function jsonRules() {
  const operators = { '<=': 'lessThanInclusive', '<': 'lessThan', '>=': 'greaterThanInclusive', '>': 'greaterThan', '==': 'equal', in: 'in' };
  const leaf = t => ({ fact: t.fact, operator: operators[t.op], value: t.value });
  const join = (kind, parts) => kind === 'not' ? { not: parts[0] } : { [kind]: parts };
  const engine = new Engine(measures.map(m => ({
    conditions: { all: [{ fact: 'sector', operator: 'in', value: m.sectors }, { not: words(m.requires, leaf, join) }] },
    event: { type: m.id },
  })));
  return async facts => (await engine.run(facts)).events.map(e => e.type);
}

async function cedarWasm() {
  const leaf = t => t.op === 'in' ? `(${list(t.value)}.contains(context.${t.fact}))` : `(context.${t.fact} ${t.op} ${JSON.stringify(t.value)})`;
  const staticPolicies = { open: 'permit(principal, action, resource);' };
  for (const m of measures) {
    staticPolicies[m.id] = `forbid(principal, action, resource) when { ${list(m.sectors)}.contains(context.sector) && !(${words(m.requires, leaf, infix(' && ', ' || ', '!'))}) };`;
  }
  const parsed = cedar.preparsePolicySet('measures', { staticPolicies });
  if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed));
  const [principal, action, resource] = ['Investor', 'Action', 'Deal'].map(type => ({ type, id: 'it' }));
  return async facts => {
    const answer = cedar.statefulIsAuthorized({ principal, action, resource, context: facts, preparsedPolicySetId: 'measures', entities: [] });
    if (answer.type !== 'success' || answer.response.diagnostics.errors.length > 0) throw new Error(JSON.stringify(answer));
    return answer.response.decision === 'allow' ? [] : answer.response.diagnostics.reason;
  };
}

// Nanoseconds of processor time an answer, all threads together: it holds on a busy machine.
async function spend(ms, ask) {
  let asked = 0;
  const start = process.cpuUsage();
  for (;;) {
    for (let i = 0; i < 20; i++) await ask(proposals[asked++ % proposals.length].facts);
    const { user, system } = process.cpuUsage(start);
    if (user + system > ms * 1e3) return (user + system) * 1e3 / asked;
  }
}

// "No news business": what each says when the fact that the rule reads is not there.
async function missing(name) {
  const rule = { id: 'news', sectors: ['t'], requires: { not: { fact: 'content', op: '==', value: 'news' } } };
  const kept = measures.splice(0, measures.length, rule);
  try {
    const barred = await (await engines[name]())({ sector: 't' });
    return barred.length > 0 ? 'barred' : 'permitted';
  } catch (e) {
    if (String(e.message).includes('"decision":"allow"')) return 'permitted, an error beside it';
    return `refuses: ${String(e.message ?? e).slice(0, 60).replace(/\s+/g, ' ')}`;
  } finally {
    measures.splice(0, 1, ...kept);
  }
}

const engines = { '@gorules/zen-engine': zen, 'json-rules-engine': jsonRules, '@cedar-policy/cedar-wasm': cedarWasm };
for (const [name, make] of Object.entries(engines)) {
  const ask = await make();
  let agreed = 0, first = null;
  for (const { facts, barred } of proposals) {
    const found = [...await ask(facts)].sort();
    if (JSON.stringify(found) === JSON.stringify([...barred].sort())) agreed++;
    else first ??= { facts, barred, found };
  }
  const result = { name, agreed, of: proposals.length, missing: null, nanoseconds: null, first };
  if (agreed === proposals.length) {
    await spend(warmUpMs, ask);
    result.nanoseconds = await spend(measuredMs, ask);
  }
  result.missing = await missing(name);
  console.log(JSON.stringify(result));
}
