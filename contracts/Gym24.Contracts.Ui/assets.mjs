// Puts what the browser needs into wwwroot: node assets.mjs <folder with node_modules> <wwwroot>
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [packages, wwwroot] = process.argv.slice(2);
const from = (...path) => join(packages, "node_modules", ...path);
const vendor = (...path) => join(wwwroot, "vendor", ...path);

rmSync(vendor(), { recursive: true, force: true });
mkdirSync(vendor("licenses"), { recursive: true });

const withoutMap = (file) => readFileSync(file, "utf8").replace(/\/[*/][#@] sourceMappingURL=.*$/m, "");
writeFileSync(vendor("tabler.min.css"), withoutMap(from("@tabler/core/dist/css/tabler.min.css")));
writeFileSync(vendor("htmx.min.js"), withoutMap(from("htmx.org/dist/htmx.min.js")));

for (const range of ["cyrillic", "latin"]) {
  cpSync(from("@fontsource-variable/golos-text/files", `golos-text-${range}-wght-normal.woff2`), vendor(`golos-${range}.woff2`));
}

for (const [name, path] of [
  ["golos-text", "@fontsource-variable/golos-text/LICENSE"],
  ["tabler-icons", "@tabler/icons/LICENSE"],
  ["htmx", "htmx.org/LICENSE"],
]) {
  cpSync(from(path), vendor("licenses", `${name}.txt`));
}

const names = readFileSync(join(here, "icons.txt"), "utf8").split("\n").filter(Boolean);
const symbols = names.map((name) => {
  const svg = readFileSync(from("@tabler/icons/icons/outline", `${name}.svg`), "utf8");
  const shapes = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>")).replace(/\s*\n\s*/g, "");
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
});
writeFileSync(vendor("icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("\n")}</svg>\n`);

const styles = readdirSync(join(here, "styles")).sort();
writeFileSync(join(wwwroot, "gym24.css"), styles.map((file) => readFileSync(join(here, "styles", file), "utf8")).join("\n"));
