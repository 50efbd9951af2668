// Answers what Python asks of the scripts, one line of JSON for another, so that a test need not start Node each
// time. What `keep` tells once stands for `null` as the first of `args`: it is too much to tell every time.
import { createInterface } from 'node:readline'

let kept

for await (const line of createInterface({ input: process.stdin })) {
  const { keep, module, name, args } = JSON.parse(line)
  if (keep) kept = keep
  else console.log(JSON.stringify(await answer(module, name, args)))
}

async function answer (module, name, args) {
  try {
    const { [name]: call } = await import(`../../assets/js/${module}`)
    return { value: call(...args.map((arg, number) => number === 0 && arg === null ? kept : arg)) ?? null }
  } catch (error) {
    return { error: error.stack }
  }
}
