// Shows the OpenAPI document. Its examples are about the objects that the page's address names, such as ?org=org_..&sub=sub_..;
// nothing that is no id gets into the page. What is set to false would ask servers elsewhere.
const id = /\b(org|plan|sub|seat|op)_[0-9a-z]{26}\b/g;
const given = new Map([...new URLSearchParams(location.search)].filter(([kind, value]) => value.match(id)?.[0] === value));
const methods = ["get", "post", "put", "patch", "delete"];
const rank = operation => methods.indexOf(operation.method.toLowerCase());

fetch("/api/docs/openapi.json")
  .then(answer => answer.text())
  .then(text => text.replace(id, (example, kind) => given.get(kind) ?? example))
  .then(content => Scalar.createApiReference("#document", {
    content,
    withDefaultFonts: false,
    telemetry: false,
    agent: { disabled: true },
    hideClientButton: true,
    showDeveloperTools: "never",
    authentication: { preferredSecurityScheme: "token" },
    defaultHttpClient: { targetKey: "shell", clientKey: "curl" },
    operationsSorter: (one, other) => one.path.localeCompare(other.path) || rank(one) - rank(other),
    customCss: `
      .markdown table { display: table !important; table-layout: auto !important; width: 100% }
      .markdown th, .markdown td {
        width: auto !important; min-width: 0 !important; max-width: none !important; padding: .4em .5em !important;
        overflow-wrap: normal !important; word-break: normal !important
      }
      .markdown th { font-size: .8em }
      .markdown td:first-child { min-width: 12em !important }`,
  }));
