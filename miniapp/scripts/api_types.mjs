// Turns an OpenAPI 3 document into TypeScript: the patients' operations and the schemas that they reach.

/** Paths of others: staff, partner hospitals, WeChat, and what watches over the server. */
const OF_OTHERS = /^\/(admin|hospital|wechat)(\/|$)|^\/(healthz|readyz|metrics)$/
const METHODS = ['get', 'post', 'put', 'delete']
/** Every error has this body, whether or not an operation says so. */
const ERROR_BODY = 'ErrorBody'

/** The text of types.ts. */
export function generate(document) {
  const schemas = document.components?.schemas ?? {}
  const reached = new Set()
  const type = typeWriter(schemas, reached)
  type({ $ref: `#/components/schemas/${ERROR_BODY}` })
  const operations = operationsOf(document).map(([name, operation]) => writeOperation(name, operation, type))
  // Writing a schema may reach others; a Set visits what is added while it is walked.
  const written = new Map()
  for (const name of reached) written.set(name, writeSchema(name, schemas[name], type))
  return [
    '// Generated from docs/openapi.json by `npm run types`. Do not edit.\n',
    ...[...written.keys()].sort().map((name) => written.get(name)),
    `/** Every operation that a patient may ask for: \`METHOD path\` → what it takes and gives. */\nexport interface Operations {\n${operations.join('\n')}\n}\n`,
  ].join('\n')
}

function operationsOf(document) {
  const found = []
  for (const [full, item] of Object.entries(document.paths ?? {})) {
    const path = full.replace(/^\/api\/v1(?=\/|$)/, '').replace(/\{(\w+)\}/g, (_, name) => `{${camel(name)}}`)
    if (OF_OTHERS.test(path)) continue
    for (const method of METHODS) {
      if (item[method]) found.push([`${method.toUpperCase()} ${path}`, item[method]])
    }
  }
  return found.sort(([a], [b]) => order(a, b))
}

/** By path, then by method. */
function order(a, b) {
  const [methodA, pathA] = a.split(' ')
  const [methodB, pathB] = b.split(' ')
  return pathA === pathB ? compare(methodA, methodB) : compare(pathA, pathB)
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0
}

function writeOperation(name, operation, type) {
  const parts = []
  for (const place of ['path', 'query', 'header']) {
    const given = (operation.parameters ?? []).filter((one) => one.in === place && one.name.toLowerCase() !== 'authorization')
    const fields = given.map((one) => `${key(place === 'path' ? camel(one.name) : one.name)}${one.required ? '' : '?'}: ${type(one.schema)}`)
    if (fields.length) parts.push(`${place}: { ${fields.join('; ')} }`)
  }
  const body = jsonOf(operation.requestBody?.content)
  if (body) parts.push(`body: ${type(body)}`)
  const good = Object.entries(operation.responses ?? {}).find(([status]) => /^2/.test(status))?.[1]
  const answer = jsonOf(good?.content)
  parts.push(`answer: ${answer ? type(answer) : 'void'}`)
  return `${comment(operation.summary ?? operation.description, '  ')}  '${name}': { ${parts.join('; ')} }`
}

function jsonOf(content = {}) {
  return Object.entries(content).find(([kind]) => kind.startsWith('application/json'))?.[1].schema
}

function writeSchema(name, schema, type) {
  if (!schema) throw new Error(`the document names a schema that it does not have: ${name}`)
  const head = comment(schema.description, '')
  if (schema.enum) return `${head}export type ${name} = ${schema.enum.map((word) => `'${word}'`).join(' | ')}\n`
  if (schema.type !== 'object' || !schema.properties) return `${head}export type ${name} = ${type(schema)}\n`
  const needed = new Set(schema.required ?? [])
  const fields = Object.entries(schema.properties).map(
    ([field, value]) => `${comment(value.description, '  ')}  ${key(field)}${needed.has(field) ? '' : '?'}: ${type(value)}`,
  )
  return `${head}export interface ${name} {\n${fields.join('\n')}\n}\n`
}

/** Gives a schema's type and notes every schema that it names. */
function typeWriter(schemas, reached) {
  const type = (schema) => {
    if (!schema) return 'unknown'
    if (schema.$ref) {
      const name = schema.$ref.split('/').pop()
      reached.add(name)
      return name
    }
    if (schema.allOf) {
      const kinds = schema.allOf.filter((one) => one.$ref || one.type || one.properties).map(type)
      return kinds.length ? kinds.join(' & ') : 'unknown'
    }
    if (schema.oneOf ?? schema.anyOf) return (schema.oneOf ?? schema.anyOf).map(type).join(' | ')
    if (schema.enum) return schema.enum.map((word) => `'${word}'`).join(' | ')
    if (schema.type === 'array') return `${grouped(type(schema.items))}[]`
    if (schema.type === 'object') return schema.additionalProperties ? `Record<string, ${type(schema.additionalProperties)}>` : 'Record<string, unknown>'
    return { string: 'string', integer: 'number', number: 'number', boolean: 'boolean' }[schema.type] ?? 'unknown'
  }
  return type
}

function grouped(text) {
  return /[|&]/.test(text) ? `(${text})` : text
}

function key(name) {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`
}

function camel(name) {
  return name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())
}

function comment(text, indent) {
  const line = text?.trim().replace(/\s+/g, ' ').replace(/\*\//g, '*\\/')
  return line ? `${indent}/** ${line} */\n` : ''
}
