import { wordsOf } from '../../languages/words.js';
import { COMMON, words } from '../../prose/common-words.js';
import { clausesOf, type Clause } from '../../prose/clauses.js';
import { AT_MOST, isAtMost } from '../lint/words/limits.js';
import { tokenizer, type Token } from '../../prose/phrase.js';
import type { GateInput, WordPattern } from '../../prose/word-pattern.js';

/** What a load test or a browser's audit measures; latency is that of all requests. */
const METRICS = {
  latency: words(
    'latency|latencies|response time|response times|api latency|api response time|api response times|responses|response|' +
      'api responses|api response|requests|request|api requests|api request|http requests|api calls|api|apis|endpoints|' +
      'api endpoints|all endpoints|server response time|request latency|respond|responds|answered|served|processed|' +
      'handled|returned|complete|completes|completed|finish|antwortzeit|antwortzeiten|latenz|latenzen|anfragen|antworten|beantwortet|verarbeitet|' +
      'temps de réponse|latence|requêtes|réponses|servies|traitées|renvoyées|tiempo de respuesta|tiempos de respuesta|latencia|solicitudes|peticiones|' +
      'respuestas|responder|tempo de resposta|tempos de resposta|latência|requisições|respostas|tempo di risposta|' +
      'tempi di risposta|latenza|richieste|risposte|响应时间|延迟|请求|响应|接口响应时间|api 响应时间|api响应时间|api 延迟|接口|完成|返回|' +
      '応答時間|レスポンスタイム|レイテンシ|レイテンシー|リクエスト|レスポンス|api 応答時間|apiの応答時間|応答|' +
      '응답 시간|응답시간|지연 시간|지연시간|요청|응답|api 응답 시간',
  ),
  'largest-contentful-paint': words('largest contentful paint|lcp'),
  'first-contentful-paint': words('first contentful paint|fcp'),
  'total-blocking-time': words('total blocking time|tbt'),
  'speed-index': words('speed index'),
  interactive: words('time to interactive|tti'),
  startup: wordsOf(({ constitution }) => constitution.startup),
} as const;

const BESIDE = words(
  'performance|time|times|stay|kept|load|normal load|under load|under normal load|under expected load|expected load|measured|backend|server|' +
    'percentile|percentiles|perzentil|percentil|centile|percentile|milliseconds|der|aller|aux|au|的|にて|で|パーセンタイル|에서|기준|기준으로|백분위',
);

const DURATION =
  /(\d{1,6}(?:[.,]\d{1,3})?)\s?(milliseconds?|millisekunden|millisecondes?|milisegundos?|millisecondi|msecs?|ms|毫秒|ミリ秒|밀리초|seconds?|secs?|sekunden?|secondes?|segundos?|secondi|秒|초|s)(?![\p{Script=Latin}\p{N}])/iuy;
const PERCENTILE =
  /p\s?(\d{2}(?:[.,]\d{1,2})?)(?:\s?(?:パーセンタイル))?(?![\p{Script=Latin}\p{N}%])|(\d{2}(?:[.,]\d{1,2})?)\s?(?:th|st|nd|rd|\.|e|er|ème|º|°|o|-й|第)?[\s-]?(?:percentile|perzentil|percentil|centile|百分位|パーセンタイル|퍼센타일|백분위)(?![\p{Script=Latin}])|(?:第|百分之)\s?(\d{2})\s?(?:百分位|パーセンタイル)?|(\d{2}(?:[.,]\d{1,2})?)\s?[%％](?=\s?(?:of\s|der\s|aller\s|des\s|de\s|das\s|dos\s|delle\s|dei\s|的|の|의|요청))/iuy;

const STARTING = {
  application: wordsOf(({ constitution }) => constitution.application),
  starts: wordsOf(({ constitution }) => constitution.starts),
};

const tokens = tokenizer(
  { ...COMMON, ...STARTING, beside: BESIDE, ...METRICS, ...AT_MOST, exceeds: AT_MOST.exceeds },
  [
    ['percentile', PERCENTILE],
    ['duration', DURATION],
  ],
);

/** Most time that a share of all requests, or a part of a page's load, may take. */
const performancePattern: WordPattern = {
  name: 'Performance',
  describes:
    'The time of requests with its percentile ("p95 under 200ms", "under 200ms for 95% of requests"), and times of a page ' +
    'load under the names that browsers use, and the time of a start as `startup`. Times without a percentile, of one operation or endpoint, and targets are not read. ' +
    'Which projects serve requests is not said, so that those without the target are left out and each plan attests the principle too.',
  examples: [
    { text: 'API response times MUST be under 250ms for p95 latency.', gate: performance(95, '250ms') },
    {
      text: 'Responses MUST be returned in under 250ms for 95% of requests.',
      gate: performance(95, '250ms'),
    },
    { text: '99th percentile latency ≤ 1s.', gate: performance(99, '1s') },
    { text: 'p95 < 250 ms, p99 < 1.5 s', gate: performance(99, '1.5s') },
    {
      text: 'Largest Contentful Paint MUST be under 2.5s.',
      gate: { kind: 'performance', metric: 'largest-contentful-paint', max: '2.5s' },
    },
    {
      text: 'Cold start MUST NOT exceed 900ms.',
      gate: { kind: 'performance', metric: 'startup', max: '900ms' },
    },
    { text: 'Das 95. Perzentil der Antwortzeiten MUSS unter 250 ms liegen.', gate: performance(95, '250ms') },
    { text: '95 % des requêtes doivent être servies en moins de 250 ms.', gate: performance(95, '250ms') },
    { text: 'La latencia p95 debe ser inferior a 250 ms.', gate: performance(95, '250ms') },
    { text: 'A latência p95 deve ficar abaixo de 250 ms.', gate: performance(95, '250ms') },
    { text: 'La latenza p95 deve essere inferiore a 250 ms.', gate: performance(95, '250ms') },
    { text: 'API 响应时间 p95 必须小于 250ms。', gate: performance(95, '250ms') },
    { text: 'p95応答時間は250ms以下でなければならない。', gate: performance(95, '250ms') },
    { text: 'p95 응답 시간은 250ms 이하여야 한다.', gate: performance(95, '250ms') },
  ],
  counterexamples: [
    'Search MUST return results in under 100ms.',
    'p95 SHOULD be under 200ms.',
    'p95 latency of the checkout endpoint MUST be under 200ms.',
    'Target: p95 < 200ms.',
    'Uptime MUST be 99.9%.',
    '95% of users MUST be crash-free.',
    'p95 MUST NOT be measured below 200ms resolution.',
  ],
  read: readPerformance,
};

function readPerformance(sentence: { readonly text: string; readonly must: boolean }): readonly GateInput[] {
  const { text } = sentence;
  if (!/\d\s?(?:m?s|秒|초|毫|ミリ|밀리|sek|mil|seg)/iu.test(text)) return [];
  const clauses = clausesOf(text, tokens);
  return clauses.flatMap((clause, at) => {
    const before = clauses[at - 1] ?? null;
    const bounded = isAtMost(clause) || (!clause.has('not') && before !== null && isAtMost(before));
    return bounded ? timesOf(clause, { before, after: clauses[at + 1] ?? null }) : [];
  });
}

/** Each time with the percentile or the metric in its place, in the clause or in a neighbouring one without a time. */
function timesOf(clause: Clause, beside: { before: Clause | null; after: Clause | null }): GateInput[] {
  const times = clause.tokens.filter(({ role }) => role === 'duration').map(timeOf);
  const timeless = [beside.before, beside.after].filter((other) => other !== null && !other.has('duration'));
  const [percentiles = []] = [clause, ...timeless].map(shares).filter((found) => found.length > 0);
  if (percentiles.length > 0) {
    if (percentiles.length !== times.length) return [];
    return percentiles.map((percentile, at) => performance(percentile, times[at] ?? ''));
  }
  const named = [clause, beside.before].flatMap((part) => part?.tokens ?? []).map(({ role }) => role);
  const starts = clause.has('application') && clause.has('starts') ? ['startup'] : [];
  const [metric] = [...named, ...starts].filter((role) => role !== 'latency' && Object.hasOwn(METRICS, role));
  const [max] = times;
  return metric === undefined || max === undefined || times.length > 1
    ? []
    : [{ kind: 'performance', metric, max }];
}

function shares(clause: Clause | null): number[] {
  const found = clause?.tokens.filter(({ role }) => role === 'percentile') ?? [];
  return found.map(({ text }) => Number(/\d{1,3}(?:[.,]\d{1,2})?/.exec(text)?.[0].replace(',', '.')));
}

function timeOf({ text }: Token): string {
  const value = /^[\d.,]+/.exec(text)?.[0].replace(',', '.') ?? '';
  return `${value}${/^\d[\d.,]*\s?(?:m(?!in)|毫|ミ|밀)/iu.test(text) ? 'ms' : 's'}`;
}

function performance(percentile: number, max: string): GateInput {
  return { kind: 'performance', percentile, max };
}

export const patterns: readonly WordPattern[] = [performancePattern];

/** A project may have nothing to measure. */
export const doubtful = true;
