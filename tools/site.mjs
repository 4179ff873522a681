// Makes a searchable site of the documents in site/, by VitePress: the README, docs/, and whatever they lead to; of a file that is no
// document, a page that shows it. A link that leads nowhere stops it.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, extname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("../", import.meta.url)));
// Without links, for the generator follows them and then finds no page where it looks for it.
mkdirSync(".venv", { recursive: true });
const work = join(realpathSync(".venv"), "site");
const pages = join(work, "pages");
rmSync(pages, { recursive: true, force: true });
rmSync("site", { recursive: true, force: true });

const titles = new Map();
const waiting = ["README.md", "CHANGELOG.md", ...filesIn("docs", ".md")];
for (let path = waiting.shift(); path !== undefined; path = waiting.shift())
  if (!titles.has(path)) titles.set(path, write(path));

const entries = (pattern) => [...titles.keys()].filter((path) => pattern.test(path)).map((path) => entry(path));
const config = {
  title: "Rexible",
  description: JSON.parse(readFileSync("package.json", "utf8")).description,
  // What looks like HTML in a document is a name in angle brackets.
  markdown: { html: false },
  themeConfig: {
    search: { provider: "local" },
    outline: "deep",
    nav: [entry("README.md", "Start"), entry("docs/rules/index.md", "Rules"), entry("CHANGELOG.md")],
    sidebar: [
      entry("README.md", "Start"),
      { text: "Guides", items: entries(/^docs\/[^/]+\.md$/) },
      { text: "Recipes", collapsed: true, items: entries(/^docs\/recipes\/(?!README)/) },
      { text: "Rules", collapsed: true, items: entries(/^docs\/rules\/REX/) },
      { text: "Decisions", collapsed: true, items: entries(/^docs\/decisions\/\d/) },
    ],
  },
};
mkdirSync(join(pages, ".vitepress"), { recursive: true });
writeFileSync(join(pages, ".vitepress/config.mjs"), `export default ${JSON.stringify(config, undefined, 2)};\n`);
// Beside the pages, for they ask for packages of it.
if (!existsSync(join(work, "node_modules/vitepress")))
  execFileSync("npm", ["install", "--silent", "--prefix", work, "vitepress@1.6.4"], { stdio: "inherit" });
const build = ["build", pages, "--outDir", join(process.cwd(), "site")];
execFileSync(join(work, "node_modules/.bin/vitepress"), build, { stdio: "inherit" });

/** Writes the page of a file or folder, asks for those that it leads to, and gives its title. */
function write(path) {
  const isFolder = statSync(path).isDirectory();
  const text = isDocument(path) ? readFileSync(path, "utf8") : isFolder ? listing(path) : shown(path);
  const links = isDocument(path) || isFolder ? /(!?)\]\((?!\w+:|#)([^)#\s]+)(#[^)\s]*)?\)/g : /$^/g;
  const linked = text.replace(links, (_, image, target, anchor = "") => {
    const found = normalize(join(isDocument(path) ? dirname(path) : ".", target)).replace(/\/$/, "");
    if (!existsSync(found)) throw new Error(`${path} links to '${target}', which is not there`);
    if (/\.(png|svg)$/.test(found)) {
      cpSync(found, join(pages, found));
      return `${image}](${addressFrom(path, found)})`;
    }
    waiting.push(found);
    return `${image}](${addressFrom(path, pageOf(found))}${anchor})`;
  });
  const page = join(pages, pageOf(path));
  mkdirSync(dirname(page), { recursive: true });
  // Braces are Jinja's or the shell's, never the generator's; the title stands before, where it is looked for.
  const [, title = "", rest = ""] = /^((?:# .*\n)?)([\s\S]*)$/.exec(linked.replace(/^<!--.*-->\n+/, "")) ?? [];
  writeFileSync(page, `${title}\n:::: v-pre\n${rest}\n::::\n`);
  return titleOf(text) ?? path;
}

function titleOf(text) {
  return /^# (.*)/m.exec(text)?.[1];
}

/** A listing has links from the root; a document, from its own folder. */
function listing(folder) {
  const lines = filesIn(folder, ".md").map((path) => `- [${titleOf(readFileSync(path, "utf8"))}](${path})\n`);
  return `# ${folder}\n\n${lines.join("")}`;
}

function shown(path) {
  return `# ${path}\n\n\`\`\`\`${extname(path).slice(1)}\n${readFileSync(path, "utf8")}\n\`\`\`\`\n`;
}

function pageOf(path) {
  if (path === "README.md") return "index.md";
  if (isDocument(path)) return path;
  return statSync(path).isDirectory() ? join(path, "index.md") : `${path}.md`;
}

function addressFrom(path, target) {
  const address = relative(dirname(pageOf(path)), target);
  return address.startsWith(".") ? address : `./${address}`;
}

function entry(path, text = titles.get(path)) {
  return { text: text.replaceAll("`", ""), link: `/${pageOf(path).replace(/\.md$/, ".html")}` };
}

function isDocument(path) {
  return path.endsWith(".md");
}

function filesIn(folder, ending) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(ending))
    .map((path) => join(folder, path))
    .sort();
}
