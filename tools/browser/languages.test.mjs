// The documents for other languages, under the tools of these languages.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { Validator } from "@seriousme/openapi-schema-validator";
import { documents } from "./page.mjs";

const run = promisify(execFile);
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const read = (file) => readFile(path.join(documents, file), "utf8");

// compile compiles a TypeScript document with a program that uses it, and
// returns what the program prints.
async function compile(file, program) {
  const dir = await mkdtemp(path.join(os.tmpdir(), "errgen-ts-"));
  try {
    await writeFile(path.join(dir, "package.json"), `{"type": "module"}`);
    await writeFile(path.join(dir, "errors.ts"), await read(file));
    await writeFile(path.join(dir, "program.ts"), program);
    const options = ["--strict", "--noUnusedLocals", "--exactOptionalPropertyTypes", "--target", "es2020", "--module", "nodenext", "--lib", "es2020", "--declaration"];
    await run(process.execPath, [tsc, ...options, path.join(dir, "program.ts")], { cwd: dir });
    return (await run(process.execPath, [path.join(dir, "program.js")])).stdout;
  } finally {
    await rm(dir, { recursive: true });
  }
}

test("TypeScript compiles strictly, and its union is exact", async () => {
  const printed = await compile("acme.ts", `
import { ErrorType, isErrorType, lookup } from "./errors.js";
declare const console: { log(...values: unknown[]): void };
const known: ErrorType = "api_key_expired";
// @ts-expect-error The union has no such member.
const unknown: ErrorType = "magic_link_token_expired";
const named: "account_not_found" = ErrorType.ACCOUNT_NOT_FOUND;
console.log(known, unknown, named, isErrorType("toString"), isErrorType(named), lookup(named)?.statuses, lookup("x")?.url);
`);
  assert.equal(printed, "api_key_expired magic_link_token_expired account_not_found false true [ 404, 410 ] undefined\n");
});

test("TypeScript keeps hostile types and texts", async () => {
  const errors = JSON.parse(await read("hostile.json")).errors;
  const printed = await compile("hostile.ts", `
import { ErrorType, lookup } from "./errors.js";
declare const console: { log(value: string): void };
console.log(JSON.stringify(Object.values(ErrorType).map((type) => lookup(type))));
`);
  assert.deepEqual(JSON.parse(printed), errors.map((e) => ({
    type: e.type, statuses: e.status, message: e.message, url: e.url, retryable: e.retryable, removed: e.removed,
  })));
});

test("OpenAPI documents are valid", async () => {
  for (const file of ["acme.openapi.json", "hostile.openapi.json", "large.openapi.json"]) {
    const document = JSON.parse(await read(file));
    const result = await new Validator().validate(document);
    assert(result.valid, `${file}: ${JSON.stringify(result.errors)}`);
  }
  const broken = JSON.parse(await read("acme.openapi.json"));
  delete broken.components.responses.Error404.description;
  assert(!(await new Validator().validate(broken)).valid, "a response without a description passes");
});

test("OpenAPI responses have the errors of their status", async () => {
  const { components } = JSON.parse(await read("acme.openapi.json"));
  assert.deepEqual(Object.keys(components.responses.Error410.content["application/json"].examples), ["account_gone", "account_not_found"]);
  assert.deepEqual(components.responses.Error410.content["application/json"].examples.account_not_found.value, {
    status_code: 410, request_id: "request-id", error_type: "account_not_found", error_message: "Account could not be found.",
    error_url: "https://acme.example/errors/404#account_not_found",
  });
});
