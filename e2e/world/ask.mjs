// Questions over HTTP, as JSON.

/** The answer as `{status, body, headers}`. */
export async function ask(method, url, { body, headers = {} } = {}) {
  const answer = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : undefined }
}

/** The body of a good answer; an error with the refusal otherwise. */
export async function must(method, url, question) {
  const { status, body } = await ask(method, url, question)
  if (status >= 400) throw new Error(`${method} ${new URL(url).pathname}: ${status} ${JSON.stringify(body)}`)
  return body
}
