// A page to read the contract and to try it; plain so that it needs no build.
(async () => {
  const main = document.getElementById('operations');
  const el = (tag, props = {}, ...children) => {
    const e = Object.assign(document.createElement(tag), props);
    e.append(...children);
    return e;
  };
  const api = await (await fetch('openapi.json')).json();
  const base = api.servers[0].url;
  const resolve = (s) => (s && s.$ref ? api.components.schemas[s.$ref.split('/').pop()] : s);
  const example = (schema, depth = 0) => {
    const s = resolve(schema);
    if (!s || depth > 5) return null;
    if (s.enum) return s.enum[0];
    if (s.type === 'array') return [example(s.items, depth + 1)];
    if (s.properties)
      return Object.fromEntries(Object.entries(s.properties).map(([k, v]) => [k, example(v, depth + 1)]));
    return { string: '', integer: 0, number: 0, boolean: false }[s.type] ?? null;
  };
  const csrf = (await (await fetch(base + '/session')).json()).csrf;

  const operation = (path, verb, op) => {
    const inputs = (op.parameters || []).map((p) => ({ p, input: el('input', { placeholder: p.in }) }));
    const json = op.requestBody && op.requestBody.content && Object.values(op.requestBody.content)[0];
    const body = op.requestBody && el('textarea', { value: json ? JSON.stringify(example(json.schema), null, 2) : '' });
    const out = el('pre', { hidden: true });
    const send = async () => {
      let url = base + path;
      const query = new URLSearchParams();
      const headers = {};
      for (const { p, input } of inputs) {
        if (p.in === 'path') url = url.replace(`{${p.name}}`, encodeURIComponent(input.value));
        else if (input.value && p.in === 'query') query.set(p.name, input.value);
        else if (input.value && p.in === 'header') headers[p.name] = input.value;
      }
      const token = document.getElementById('token').value.trim();
      if (token) headers.Authorization = 'Bearer ' + token;
      else if (verb !== 'get' && csrf) headers['X-CSRF-Token'] = csrf;
      if (body) headers['Content-Type'] = Object.keys(op.requestBody.content)[0].replace('*/*', 'application/json');
      const r = await fetch(url + (query.size ? '?' + query : ''), { method: verb.toUpperCase(), headers, body: body && body.value });
      const type = r.headers.get('content-type') || '';
      let text = type.includes('json') ? JSON.stringify(await r.json(), null, 2) : type.startsWith('text') ? await r.text() : `(${type})`;
      out.hidden = false;
      out.textContent = `${r.status} ${r.statusText}\n\n${text}`;
    };
    const roles = op['x-roles'] && (op['x-roles'].length ? 'roles: ' + op['x-roles'].join(', ') : 'anyone');
    return el('details', {},
      el('summary', {}, el('b', { textContent: verb.toUpperCase() }), path, op.summary ? ' - ' + op.summary : ''),
      el('div', { className: 'inside' },
        ...(op.description ? [el('div', { textContent: op.description })] : []),
        el('div', { className: 'roles', textContent: roles || '' }),
        ...inputs.map(({ p, input }) => el('label', {}, `${p.name} (${p.in}${p.required ? ', required' : ''})`, input)),
        ...(body ? [el('label', {}, 'body', body)] : []),
        el('div', {}, el('button', { textContent: 'Send', onclick: send })),
        out));
  };

  main.textContent = '';
  const groups = new Map();
  for (const [path, verbs] of Object.entries(api.paths).sort(([a], [b]) => a.localeCompare(b))) {
    const group = path.split('/')[1];
    if (!groups.has(group)) groups.set(group, []);
    for (const [verb, op] of Object.entries(verbs)) groups.get(group).push(operation(path, verb, op));
  }
  for (const [group, list] of groups) main.append(el('h2', { textContent: group }), ...list);
})();
