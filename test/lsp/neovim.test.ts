import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { goodProject, goodStack } from "../cli/command.js";
import { repository } from "../lint/projects.js";
import { describeWith } from "../tools/describe-with.js";
import { scratch } from "../tools/scratch.js";

const [, recipe = ""] =
  /## Neovim[\s\S]*?```lua\n([\s\S]*?)```/.exec(readFileSync(join(repository, "docs/editors.md"), "utf8")) ?? [];

/** Opens the stack, waits for a finding, accepts its risk without saving, and tells what it saw. */
const session = `
local seen = {}
local function await(id)
  vim.wait(60000, function()
    for _, one in ipairs(vim.diagnostic.get(0)) do if one.code == id then return true end end
    return false
  end, 20)
end
await("REX005")
for _, one in ipairs(vim.diagnostic.get(0)) do
  table.insert(seen, { code = one.code, line = one.lnum, message = one.message })
end
local line = seen[1].line
local asked = {
  textDocument = vim.lsp.util.make_text_document_params(),
  range = { start = { line = line, character = 0 }, ["end"] = { line = line, character = 0 } },
  context = { diagnostics = {} },
}
for _, answer in pairs(vim.lsp.buf_request_sync(0, "textDocument/codeAction", asked, 60000)) do
  for _, action in ipairs(answer.result) do
    if action.title:find("^Accept") then vim.lsp.util.apply_workspace_edit(action.edit, "utf-16") end
  end
end
await("REX009")
local file = io.open("seen.json", "w")
file:write(vim.fn.json_encode({ seen = seen, text = vim.api.nvim_buf_get_lines(0, 0, -1, false) }))
file:close()
vim.cmd("qall!")
`;

describeWith("nvim")("the recipe for Neovim", () => {
  test("shows what the review says of an open stack, and accepts a risk in it", () => {
    const folder = scratch({
      ...goodProject,
      "stack.ts": goodStack.replace("app:1.2.3", "app:latest"),
      "recipe.lua": `vim.cmd("filetype on")\n${recipe}`,
      "session.lua": session,
    });
    const program = join(folder, "node_modules/.bin/rexible");
    mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
    writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${repository}/dist/start.js' "$@"\n`);
    chmodSync(program, 0o755);
    const options = ["--headless", "-u", "recipe.lua", "stack.ts", "-c", "luafile session.lua"];
    const { stderr } = spawnSync("nvim", options, { cwd: folder, encoding: "utf8", timeout: 200_000 });
    const { seen, text } = JSON.parse(readFileSync(join(folder, "seen.json"), "utf8"));
    expect(seen, stderr).toMatchObject([{ code: "REX005", line: 4, message: expect.stringContaining("floats") }]);
    expect(text[0]).toMatch(/^import \{ accept, configure,/);
    expect(text[11]).toMatch(/^ {2}accept: \[accept\("REX005", \{ because: "", until: "\d{4}-\d{2}-\d{2}" \}\)\],$/);
  });
});
