import assert from 'node:assert/strict'
import { test } from 'node:test'
// @ts-expect-error a plain script without types
import { generate } from '../scripts/api_types.mjs'

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: object): object => ({ content: { 'application/json; charset=utf-8': { schema } } })
const DOCUMENT = {
  paths: {
    '/things/{thing_no}': {
      get: { summary: 'One thing', parameters: [{ name: 'thing_no', in: 'path', required: true, schema: { type: 'string' } }, { name: 'q', in: 'query', schema: ref('Kind') }], responses: { 200: json(ref('Thing')) } },
      delete: { responses: { 204: {} } },
    },
    '/things': { post: { parameters: [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } }], requestBody: json(ref('Thing')), responses: { 201: json(ref('Thing')) } } },
    '/admin/things': { get: { responses: { 200: json(ref('Secret')) } } },
    '/hospitals': { get: { responses: { 200: json({ type: 'array', items: ref('Kind') }) } } },
  },
  components: {
    schemas: {
      ErrorBody: { type: 'object', required: ['code'], properties: { code: { type: 'string' }, fields: { type: 'object', additionalProperties: { type: 'string' } } } },
      Kind: { type: 'string', description: 'What it is', enum: ['a', 'b'] },
      Part: { type: 'object', properties: { amountFen: { type: 'integer', format: 'int64' } } },
      Thing: { type: 'object', required: ['kind', 'parts'], properties: { kind: { description: 'Its kind', allOf: [ref('Kind')] }, parts: { type: 'array', items: ref('Part') }, note: { type: 'string' } } },
      Secret: { type: 'object' },
    },
  },
}

test('the document of the server becomes types', () => {
  assert.equal(
    generate(DOCUMENT),
    `// Generated from docs/openapi.json by \`npm run types\`. Do not edit.

export interface ErrorBody {
  code: string
  fields?: Record<string, string>
}

/** What it is */
export type Kind = 'a' | 'b'

export interface Part {
  amountFen?: number
}

export interface Thing {
  /** Its kind */
  kind: Kind
  parts: Part[]
  note?: string
}

/** Every operation that a patient may ask for: \`METHOD path\` → what it takes and gives. */
export interface Operations {
  'GET /hospitals': { answer: Kind[] }
  'POST /things': { header: { 'Idempotency-Key': string }; body: Thing; answer: Thing }
  'DELETE /things/{thingNo}': { answer: void }
  /** One thing */
  'GET /things/{thingNo}': { path: { thingNo: string }; query: { q?: Kind }; answer: Thing }
}
`,
  )
})

test('a schema that is named but missing stops the generation', () => {
  assert.throws(() => generate({ paths: { '/a': { get: { responses: { 200: json(ref('Gone')) } } } }, components: { schemas: { ErrorBody: { type: 'string' } } } }), /Gone/)
})
