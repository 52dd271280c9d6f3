/** Posts to the sandbox behind the phone; a refusal becomes an Error with its sentence. */
export async function askSandbox<T>(path: string, body: object = {}): Promise<T> {
  const response = await fetch(`/sandbox/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  let answer: unknown
  try {
    answer = text ? JSON.parse(text) : {}
  } catch {
    answer = { message: text }
  }
  if (!response.ok) {
    throw new Error((answer as { message?: string }).message || `HTTP ${response.status}`)
  }
  return answer as T
}
