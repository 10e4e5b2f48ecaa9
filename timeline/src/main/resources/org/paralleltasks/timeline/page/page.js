'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const french = (navigator.languages || [navigator.language || 'en'])[0].toLowerCase().startsWith('fr');
  document.documentElement.lang = french ? 'fr' : 'en';

  const TEXTS = french ? {
    title: 'Chronologie', hint: 'Zoom : molette, + et \u2212. Déplacer : glisser, \u2190 et \u2192. Tout voir : 0. Voies : Tab, \u2191 et \u2193 ; dans une voie, n et p vont d\u2019une période à l\u2019autre, a et A d\u2019une flèche à l\u2019autre.',
    zoomIn: 'Agrandir', zoomOut: 'Réduire', all: 'Tout voir', theme: 'Clair ou sombre', earlier: 'Plus tôt', later: 'Plus tard',
    log: 'Ce qui a été écrit', output: 'sortie', nothing: '(rien n\u2019a été enregistré)', legend: 'Légende', exit: 'code de retour', jdk: 'JDK',
    RUNNING: 'en exécution (ou prêt)', SLEEPING: 'dort', LOCK_WAIT: 'attend un verrou', CONDITION_WAIT: 'attend une condition',
    JOINING: 'attend une fin (join)', TIMER_DELAY: 'délai d\u2019une minuterie', INPUT_WAIT: 'attend des données', PROCESS: 'processus (intérieur inconnu)',
    NOT_KNOWN: 'inconnu', HOLDING: 'détient un verrou',
    START: 'début', END: 'fin', NOTIFY: 'notification', INTERRUPT: 'interruption', CANCEL: 'annulation', SIGTERM: 'SIGTERM', SIGKILL: 'SIGKILL', SIGNAL: 'signal', PRINTED: 'écrit',
    STARTED: 'démarré par', RELEASED: 'verrou rendu par', NOTIFIED: 'notifié par', ENDED: 'attendait la fin de', INTERRUPTED: 'interrompu par', SIGNALLED: 'signal de', WAITS_FOR: 'attend',
    heldBy: 'détenu par', times: 'fois, dessinées en une', open: 'sans fin dans l\u2019enregistrement', from: 'de', to: 'à', lock: 'verrou', line: 'ligne', at: 'à',
    deadlock: 'Interblocage', waitsForHeldBy: (a, l, b) => `\u00ab ${a} \u00bb attend ${l}, détenu par \u00ab ${b} \u00bb`,
    totals: 'Totaux par voie', lane: 'voie', process: 'processus', table: 'Tout sous forme de tableau', what: 'quoi', length: 'durée', kind: 'nature', virtual: 'virtuel', background: 'Threads d\u2019arrière-plan', pid: 'processus', commands: 'Commandes (leur intérieur n\u2019est pas enregistré)',
    JVM_NOT_RECORDED: 'Rien n\u2019a été enregistré de la JVM', END_LOST: 'La JVM a été tuée : sa dernière seconde peut manquer. Processus',
    LOCKS_NOT_RECORDED: 'Trop de verrous pris : à partir d\u2019un moment, ils ne sont plus enregistrés pour', WAITS_NOT_READ: 'Trop d\u2019attentes : à partir d\u2019un moment, elles ne sont plus lues, voie', PRINTS_NOT_RECORDED: 'Trop de sorties : à partir d\u2019un moment, elles ne sont plus enregistrées.', LANES_LEFT_OUT: 'Voies non dessinées, faute de place :',
    SPANS_MERGED: 'De nombreuses périodes courtes sont dessinées en une, voie', MARKS_LEFT_OUT: 'Instants trop nombreux, dessinés en partie, voie', ARROWS_LEFT_OUT: 'Flèches trop nombreuses, non dessinées :',
    VIRTUAL_THREADS: 'Threads virtuels : l\u2019enregistreur voit leurs pauses (sleep) et les appels du programme, mais pas leurs autres attentes ; le reste est donc inconnu.',
    arrowsDrawn: (some, all) => `${some} flèches dessinées sur ${all} ; agrandir pour voir les autres.`,
    colon: ' : ', handedOver: 'verrou rendu à qui l\u2019attendait', notifies: 'notification de qui attendait', startsOrEnds: 'démarrage ; fin attendue', alarms: 'interruption, signal ; attend qui détient',
    second: 's', ms: 'ms', us: 'µs',
  } : {
    title: 'Timeline', hint: 'Zoom: wheel, + and \u2212. Move: drag, \u2190 and \u2192. See all: 0. Lanes: Tab, \u2191 and \u2193; in a lane, n and p go from span to span, a and A from arrow to arrow.',
    zoomIn: 'Zoom in', zoomOut: 'Zoom out', all: 'See all', theme: 'Light or dark', earlier: 'Earlier', later: 'Later',
    log: 'What was printed', output: 'output', nothing: '(nothing was recorded)', legend: 'Legend', exit: 'exit code', jdk: 'JDK',
    RUNNING: 'running (or ready)', SLEEPING: 'sleeping', LOCK_WAIT: 'waiting for a lock', CONDITION_WAIT: 'waiting on a condition',
    JOINING: 'joining (waiting for an end)', TIMER_DELAY: 'timer delay', INPUT_WAIT: 'waiting for input', PROCESS: 'process (inside not known)',
    NOT_KNOWN: 'not known', HOLDING: 'holding a lock',
    START: 'start', END: 'end', NOTIFY: 'notify', INTERRUPT: 'interrupt', CANCEL: 'cancellation', SIGTERM: 'SIGTERM', SIGKILL: 'SIGKILL', SIGNAL: 'signal', PRINTED: 'printed',
    STARTED: 'started by', RELEASED: 'lock released by', NOTIFIED: 'notified by', ENDED: 'waited for the end of', INTERRUPTED: 'interrupted by', SIGNALLED: 'signal from', WAITS_FOR: 'waits for',
    heldBy: 'held by', times: 'times, drawn as one', open: 'without end in the recording', from: 'from', to: 'to', lock: 'lock', line: 'line', at: 'at',
    deadlock: 'Deadlock', waitsForHeldBy: (a, l, b) => `\u2018${a}\u2019 waits for ${l}, held by \u2018${b}\u2019`,
    totals: 'Totals of each lane', lane: 'lane', process: 'process', table: 'All of it as a table', what: 'what', length: 'length', kind: 'kind', virtual: 'virtual', background: 'Background threads', pid: 'process', commands: 'Commands (their inside is not recorded)',
    JVM_NOT_RECORDED: 'Nothing is recorded of the JVM', END_LOST: 'The JVM was killed: its last second may be missing. Process',
    LOCKS_NOT_RECORDED: 'Too many locks taken: from some time on they are not recorded for', WAITS_NOT_READ: 'Too many waits: from some time on they are not read, in lane', PRINTS_NOT_RECORDED: 'Too much was printed: from some time on it is not recorded.', LANES_LEFT_OUT: 'Lanes not drawn, for want of space:',
    SPANS_MERGED: 'Many short spans are drawn as one, in lane', MARKS_LEFT_OUT: 'Too many instants to draw all, in lane', ARROWS_LEFT_OUT: 'Arrows not drawn, because there are too many:',
    VIRTUAL_THREADS: 'Virtual threads: the recorder sees their sleeps and the program\u2019s own calls, not their other waits; all else is therefore not known.',
    arrowsDrawn: (some, all) => `${some} of ${all} arrows are drawn; zoom in to see the others.`,
    colon: ': ', handedOver: 'lock handed over', notifies: 'told to go on', startsOrEnds: 'start; end that was waited for', alarms: 'interrupt, signal; waits for its holder',
    second: 's', ms: 'ms', us: 'µs',
  };

  // Kinds in the order of the legend. A pattern is drawn over the colour, so that colour is never all there is.
  const KINDS = {
    RUNNING: null,
    SLEEPING: p => p.append('circle').attr('class', 'ink').attr('cx', 4).attr('cy', 4).attr('r', 1),
    LOCK_WAIT: p => p.append('path').attr('class', 'ink').attr('d', 'M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6'),
    CONDITION_WAIT: p => p.append('path').attr('class', 'ink').attr('d', 'M4 0 V8'),
    JOINING: p => p.append('path').attr('class', 'ink').attr('d', 'M0 0 L8 8 M8 0 L0 8'),
    TIMER_DELAY: p => p.append('path').attr('class', 'ink').attr('d', 'M0 4 H8'),
    INPUT_WAIT: p => p.append('path').attr('class', 'ink').attr('d', 'M0 2 L4 6 L8 2'),
    PROCESS: p => p.append('path').attr('class', 'ink').attr('d', 'M0 4 H8 M4 0 V8'),
    NOT_KNOWN: p => p.append('path').attr('class', 'ink').attr('d', 'M3 4 H5'),
  };
  const css = kind => kind.toLowerCase().replace(/_/g, '-');

  const GUTTER = 168, RIGHT = 14, ROW = 40, BAR = 15, TOP = 26, HEAD = 24;
  const narrow = () => Math.max(320, document.getElementById('runs').clientWidth);

  const number = new Intl.NumberFormat(french ? 'fr' : 'en', { maximumFractionDigits: 3 });
  const time = micros => Math.abs(micros) >= 1e6 ? `${number.format(micros / 1e6)} ${TEXTS.second}`
    : Math.abs(micros) >= 1e3 ? `${number.format(micros / 1e3)} ${TEXTS.ms}` : `${number.format(micros)} ${TEXTS.us}`;

  // The model, with what the drawing needs.
  const length = d3.max(data.runs, r => r.length) || 1;
  for (const run of data.runs) {
    run.lanes = new Map();
    for (const process of run.processes) {
      for (const lane of process.lanes) {
        lane.process = process;
        // The one lane of a recorded JVM that is about the whole of it, named by the recorder.
        if (process.jvm && lane.spans.length === 1 && lane.spans[0].kind === 'PROCESS') lane.name = `${TEXTS.process} ${process.pid}`;
        lane.run = run;
        run.lanes.set(lane.id, lane);
      }
    }
  }
  const hasBackground = data.runs.some(r => r.processes.some(p => p.lanes.some(l => l.background)));
  let showBackground = false;
  function layRows(run) {
    run.rows = [{ output: true }];
    run.shown = new Set();
    let commands = false;
    for (const process of run.processes) {
      if (process.jvm) {
        run.rows.push({ process });
      } else if (!commands && process.lanes.some(l => showBackground || !l.background)) {
        commands = true;
        run.rows.push({ process: { title: TEXTS.commands } });
      }
      for (const lane of process.lanes.filter(l => showBackground || !l.background)) {
        run.rows.push({ lane });
        run.shown.add(lane.id);
      }
    }
    let y = TOP;
    for (const row of run.rows) {
      row.y = y;
      y += row.process ? HEAD : ROW;
      if (row.lane) row.lane.y = row.y;
    }
    run.height = y + 4;
  }

  const full = d3.scaleLinear().domain([0, length]);
  let x = full;
  let transform = d3.zoomIdentity;
  let cursor = null;
  const drawings = [];

  // Words about things.
  const source = thing => thing.source ? `\n${thing.source.file}:${thing.source.line}` : '';
  function spanText(run, span) {
    let text = TEXTS[span.kind];
    if (span.lock) text += `\n${TEXTS.lock} ${span.lock}`;
    if (span.label) text += `\n${span.label}`;
    const holder = run.lanes.get(span.holder);
    if (holder) text += `\n${TEXTS.heldBy} ${holder.name}`;
    if (span.count > 1) text += `\n${number.format(span.count)} ${TEXTS.times}`;
    text += `\n${TEXTS.from} ${time(span.start)} ${TEXTS.to} ${time(span.end)} (${time(span.end - span.start)})`;
    if (span.open) text += `\n${TEXTS.open}`;
    return text + source(span);
  }
  const holdText = hold => `${TEXTS.HOLDING}\n${TEXTS.lock} ${hold.lock}\n${TEXTS.from} ${time(hold.start)} ${TEXTS.to} ${time(hold.end)}`
    + ` (${time(hold.end - hold.start)})${hold.open ? '\n' + TEXTS.open : ''}${source(hold)}`;
  const markText = mark => `${TEXTS[mark.kind]}${mark.label ? ' ' + mark.label : ''}\n${TEXTS.at} ${time(mark.at)}${source(mark)}`;
  const arrowText = (run, arrow) => arrow.kind === 'WAITS_FOR'
    ? TEXTS.waitsForHeldBy(run.lanes.get(arrow.from).name, arrow.label, run.lanes.get(arrow.to).name)
    : `${run.lanes.get(arrow.to).name}${TEXTS.colon}${TEXTS[arrow.kind]} ${run.lanes.get(arrow.from).name}${arrow.label ? `\n${arrow.label}` : ''}\n${TEXTS.at} ${time(arrow.toAt)}`;
  function laneText(lane) {
    const parts = Object.entries(lane.totals).map(([kind, micros]) => `${TEXTS[kind]} ${time(micros)}`);
    if (!lane.process.jvm) {
      return `${lane.name} (${TEXTS.pid} ${lane.process.pid})${TEXTS.colon}${TEXTS.exit} ${lane.process.exitCode === null ? '?' : lane.process.exitCode}, ${parts.join(', ')}`;
    }
    if (lane.held > 0) parts.push(`${TEXTS.HOLDING} ${time(lane.held)}`);
    return `${lane.name}${lane.virtual ? ` (${TEXTS.virtual})` : ''}${TEXTS.colon}${parts.join(', ')}`;
  }

  // The tooltip.
  const tip = d3.select('#tip');
  function showTip(text, clientX, clientY) {
    tip.text(text).attr('hidden', null);
    const box = tip.node().getBoundingClientRect();
    tip.style('left', `${Math.max(4, Math.min(clientX + 14, innerWidth - box.width - 6))}px`)
      .style('top', `${clientY + 18 + box.height > innerHeight ? Math.max(4, clientY - box.height - 12) : clientY + 18}px`);
  }
  const hideTip = () => tip.attr('hidden', true);
  const withTip = (selection, text) => selection
    .on('pointermove', (event, d) => showTip(text(d), event.clientX, event.clientY))
    .on('pointerleave', hideTip);

  // Zoom: one transform for all runs, so that all have one scale.
  const zoom = d3.zoom()
    .scaleExtent([1, Math.max(50, length / 200)])
    .filter(event => !event.button && !(event.type === 'wheel' && event.shiftKey))
    .on('zoom', event => setTransform(event.transform));
  function setTransform(t) {
    const width = full.range()[1];
    const k = Math.max(1, t.k);
    const shift = Math.min(0, Math.max(t.x, width - width * k));
    transform = d3.zoomIdentity.translate(shift, 0).scale(k);
    for (const drawing of drawings) drawing.area.property('__zoom', transform);
    x = transform.rescaleX(full);
    scheduleRender();
  }
  let scheduled = false;
  function scheduleRender() {
    if (!scheduled) {
      scheduled = true;
      requestAnimationFrame(() => { scheduled = false; render(); });
    }
  }
  function zoomBy(factor, around) {
    const centre = around === undefined ? full.range()[1] / 2 : around;
    const k = Math.min(zoom.scaleExtent()[1], Math.max(1, transform.k * factor));
    setTransform(d3.zoomIdentity.translate(centre - (centre - transform.x) * k / transform.k, 0).scale(k));
  }
  const panBy = share => setTransform(d3.zoomIdentity.translate(transform.x - share * full.range()[1], 0).scale(transform.k));
  const showAll = () => setTransform(d3.zoomIdentity);
  function goTo(run, at) {
    cursor = { run, at };
    const width = full.range()[1];
    if (x(at) < 0 || x(at) > width) {
      setTransform(d3.zoomIdentity.translate(width / 2 - full(at) * transform.k, 0).scale(transform.k));
    }
    scheduleRender();
  }

  // Page furniture.
  document.querySelector('h1').textContent = `${TEXTS.title}${TEXTS.colon}${data.runs.map(r => r.name).join(', ')}`;
  document.title = document.querySelector('h1').textContent;
  document.getElementById('hint').textContent = TEXTS.hint;
  const controls = d3.select('#controls');
  const button = (label, text, action) => controls.append('button').attr('type', 'button').attr('title', label)
    .attr('aria-label', label).text(text).on('click', action);
  button(TEXTS.zoomIn, '+', () => zoomBy(2)).attr('id', 'zoom-in');
  button(TEXTS.zoomOut, '\u2212', () => zoomBy(0.5)).attr('id', 'zoom-out');
  button(TEXTS.earlier, '\u2190', () => panBy(-0.25));
  button(TEXTS.later, '\u2192', () => panBy(0.25));
  button(TEXTS.all, '0', showAll).attr('id', 'show-all');
  button(TEXTS.theme, '\u25d0', () => setTheme(theme === 'dark' ? 'light' : 'dark')).attr('id', 'theme');
  if (hasBackground) {
    const shown = button(TEXTS.background, TEXTS.background, () => {
      showBackground = !showBackground;
      shown.attr('aria-pressed', showBackground);
      draw();
    }).attr('id', 'background').attr('aria-pressed', false);
  }
  let theme;
  function setTheme(name) {
    theme = name;
    document.documentElement.dataset.theme = name;
  }
  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  setTheme(prefersDark.matches ? 'dark' : 'light');
  prefersDark.addEventListener('change', event => setTheme(event.matches ? 'dark' : 'light'));

  // The patterns once for the page; url(#...) finds them from every svg of it.
  const defs = d3.select('body').append('svg').attr('width', 0).attr('height', 0).attr('aria-hidden', true)
    .style('position', 'absolute').append('defs');
  for (const [kind, draw] of Object.entries(KINDS)) {
    const pattern = defs.append('pattern').attr('id', `pattern-${kind}`).attr('width', 8).attr('height', 8)
      .attr('patternUnits', 'userSpaceOnUse');
    pattern.append('rect').attr('width', 8).attr('height', 8).style('fill', `var(--${css(kind)})`);
    if (draw) draw(pattern);
  }
  for (const [id, name] of [['head', 'arrowhead'], ['head-alarm', 'arrowhead alarm']]) {
    defs.append('marker').attr('id', id).attr('viewBox', '0 0 8 8').attr('refX', 7).attr('refY', 4)
      .attr('markerWidth', 8).attr('markerHeight', 8).attr('markerUnits', 'userSpaceOnUse').attr('orient', 'auto')
      .append('path').attr('d', 'M0 0 L8 4 L0 8 Z').style('fill', id === 'head' ? 'var(--ink)' : 'var(--alarm)');
  }
  const ALARMING = ['INTERRUPTED', 'SIGNALLED', 'WAITS_FOR'];
  const headOf = kind => ALARMING.includes(kind) ? 'url(#head-alarm)' : 'url(#head)';
  const used = new Set(data.runs.flatMap(r => r.processes).flatMap(p => p.lanes).flatMap(l => l.spans).map(s => s.kind));
  const legend = d3.select('#legend').attr('aria-label', TEXTS.legend);
  for (const kind of Object.keys(KINDS).filter(k => used.has(k))) {
    const item = legend.append('li');
    item.append('svg').attr('width', 30).attr('height', 15).append('rect').attr('class', `swatch ${css(kind)}`)
      .attr('x', 1).attr('y', 1).attr('width', 28).attr('height', 13).attr('fill', `url(#pattern-${kind})`);
    item.append('span').text(TEXTS[kind]);
  }
  if (data.runs.some(r => r.processes.some(p => p.lanes.some(l => l.holds.length)))) {
    const item = legend.append('li');
    item.append('svg').attr('width', 30).attr('height', 15).append('rect').attr('y', 5).attr('width', 30)
      .attr('height', 6).style('fill', 'var(--holding)');
    item.append('span').text(TEXTS.HOLDING);
  }
  const ARROWS = [['handedOver', ['RELEASED']], ['notifies', ['NOTIFIED']], ['startsOrEnds', ['STARTED', 'ENDED']],
    ['alarms', ALARMING]];
  for (const [text, kinds] of ARROWS.filter(([, k]) => data.runs.some(r => r.arrows.some(a => k.includes(a.kind))))) {
    const item = legend.append('li').attr('class', 'arrows');
    item.append('svg').attr('width', 30).attr('height', 15).append('path').attr('class', `arrow ${kinds[0]}`)
      .attr('d', 'M1 7.5 H29').attr('marker-end', headOf(kinds[0]));
    item.append('span').text(TEXTS[text]);
  }
  const symbols = {
    START: d3.symbol(d3.symbolTriangle, 55), END: d3.symbol(d3.symbolSquare, 45), NOTIFY: d3.symbol(d3.symbolDiamond, 75),
    INTERRUPT: d3.symbol(d3.symbolStar, 95), CANCEL: d3.symbol(d3.symbolCircle, 70), SIGTERM: d3.symbol(d3.symbolTriangle, 100), SIGKILL: d3.symbol(d3.symbolCross, 95),
    SIGNAL: d3.symbol(d3.symbolWye, 90),
  };
  const marked = new Set(data.runs.flatMap(r => r.processes).flatMap(p => p.lanes).flatMap(l => l.marks).map(m => m.kind));
  const turn = kind => kind === 'START' ? 'rotate(90)' : kind === 'SIGTERM' ? 'rotate(180)' : kind === 'SIGKILL' ? 'rotate(45)' : '';
  for (const kind of Object.keys(symbols).filter(k => marked.has(k))) {
    const item = legend.append('li');
    item.append('svg').attr('width', 16).attr('height', 16).append('path').attr('class', `mark ${kind}`)
      .attr('transform', `translate(8,8) ${turn(kind)}`).attr('d', symbols[kind]());
    item.append('span').text(TEXTS[kind]);
  }

  const notes = d3.select('#notes');
  for (const run of data.runs) {
    for (const circle of run.deadlocks) {
      const parts = circle.map((id, i) => {
        const next = circle[(i + 1) % circle.length];
        const arrow = run.arrows.find(a => a.kind === 'WAITS_FOR' && a.from === id && a.to === next);
        return TEXTS.waitsForHeldBy(run.lanes.get(id).name, arrow.label, run.lanes.get(next).name);
      });
      notes.append('p').attr('class', 'alarm').text(`${TEXTS.deadlock} (${run.name})${TEXTS.colon}${parts.join('; ')}.`);
    }
    const byKind = d3.group(run.notes, n => n.kind);
    for (const [kind, all] of byKind) {
      const about = [...new Set(all.map(n => n.about).filter(a => a))];
      const shown = about.slice(0, 5).join(', ') + (about.length > 5 ? ', \u2026' : '');
      notes.append('p').text(`${run.name}${TEXTS.colon}${TEXTS[kind]}${shown ? ' ' + shown : ''}`);
    }
  }

  // The drawings.
  function draw() {
    drawings.length = 0;
    d3.select('#runs').selectAll('section').remove();
    data.runs.forEach(drawRun);
    layout();
  }
  function drawRun(run) {
    layRows(run);
    const section = d3.select('#runs').append('section').attr('aria-label', run.name);
    section.append('h2').text(run.name + ' ').append('small')
      .text(`${TEXTS.exit} ${run.exitCode}, ${time(run.length)}, ${TEXTS.jdk} ${run.jdk}`);
    const svg = section.append('svg').attr('class', 'run').attr('role', 'group').attr('aria-label', run.name);
    const clip = svg.append('clipPath').attr('id', `clip-${drawings.length}`).append('rect').attr('y', 0);
    const grid = svg.append('g').attr('class', 'grid').attr('transform', `translate(${GUTTER},${TOP - 4})`);
    const axis = svg.append('g').attr('class', 'axis').attr('transform', `translate(${GUTTER},${TOP - 4})`);
    // What catches the pointer between the things drawn lies below them, and the zoom listens on all of it.
    const area = svg.append('g').attr('class', 'area');
    const paper = area.append('rect').attr('class', 'paper').attr('fill', 'transparent').attr('x', GUTTER).attr('y', 0);
    const rows = area.append('g');
    const arrowsLayer = area.append('g').attr('clip-path', `url(#clip-${drawings.length})`)
      .append('g').attr('transform', `translate(${GUTTER},0)`);
    const leftOut = section.append('p').attr('class', 'left-out');
    const cursorLine = svg.append('line').attr('class', 'cursor').attr('y1', TOP - 6).attr('y2', run.height).style('opacity', 0);
    for (const row of run.rows) {
      if (row.process) {
        const p = row.process;
        svg.append('line').attr('class', 'separator').attr('x1', 0).attr('x2', 10000).attr('y1', row.y + 2).attr('y2', row.y + 2);
        const code = p.exitCode === null || p.exitCode === undefined ? '' : `, ${TEXTS.exit} ${p.exitCode}`;
        const title = svg.append('text').attr('class', 'title').attr('x', 2).attr('y', row.y + 18)
          .text(p.pid ? shorten(`${p.title}  (${TEXTS.pid} ${p.pid}${code})`, 90) : p.title);
        title.append('title').text(p.title);
      } else {
        const group = rows.append('g').attr('class', row.lane ? 'lane' : 'lane output').attr('tabindex', 0)
          .attr('role', 'img').attr('transform', `translate(0,${row.y})`).datum(row);
        group.attr('aria-label', row.lane ? laneText(row.lane) : `${TEXTS.output}${TEXTS.colon}${run.output.map(o => o.text).join('')}`);
        group.append('rect').attr('class', 'row').attr('height', ROW - 1).attr('width', 10000);
        const name = group.append('text').attr('x', 2).attr('y', 28).text(shorten(row.lane ? row.lane.name : TEXTS.output, 20));
        if (row.lane) withTip(name, () => laneText(row.lane).replace(/\s?: |, /g, '\n'));
        row.spans = group.append('g').attr('clip-path', `url(#clip-${drawings.length})`).append('g')
          .attr('transform', `translate(${GUTTER},0)`);
        row.group = group;
      }
    }
    drawings.push({ run, svg, clip, grid, axis, area, paper, rows, arrowsLayer, leftOut, cursorLine });
    area.call(zoom).on('dblclick.zoom', null);
    svg.on('wheel', event => {
      if (event.shiftKey) {
        event.preventDefault();
        panBy((event.deltaX || event.deltaY) / 1000);
      }
    }, { passive: false });
  }
  const shorten = (text, most) => text.length <= most ? text : text.slice(0, most - 1) + '\u2026';

  function layout() {
    const width = narrow();
    full.range([0, width - GUTTER - RIGHT]);
    zoom.extent([[0, 0], [full.range()[1], 100]]).translateExtent([[0, 0], [full.range()[1], 100]]);
    for (const d of drawings) {
      d.svg.attr('width', width).attr('height', d.run.height);
      d.clip.attr('x', GUTTER - 7).attr('width', width - GUTTER).attr('height', d.run.height);
      d.paper.attr('width', width - GUTTER).attr('height', d.run.height);
    }
    setTransform(transform);
  }

  // How far those up to each thing reach: they are in the order of their beginnings, but one may lie within a longer one.
  const reaches = new WeakMap();
  function reachOf(things, end) {
    if (!reaches.has(things)) {
      let farthest = -Infinity;
      reaches.set(things, things.map(thing => farthest = Math.max(farthest, end(thing))));
    }
    return reaches.get(things);
  }
  // Of things too narrow to be seen, the first in each pixel.
  function visible(things, start, end) {
    const [from, to] = x.domain();
    const shown = [];
    let lastPixel = -1;
    for (let i = d3.bisectLeft(reachOf(things, end), from); i < things.length && start(things[i]) <= to; i++) {
      if (end(things[i]) < from) continue;
      const left = x(start(things[i])), right = x(end(things[i]));
      if (right - left >= 1 || Math.floor(left) > lastPixel) {
        shown.push(things[i]);
        lastPixel = Math.floor(Math.max(left, right - 1));
      }
    }
    return shown;
  }
  const clampX = value => Math.max(-20, Math.min(full.range()[1] + 20, x(value)));

  function render() {
    const started = performance.now();
    for (const drawing of drawings) renderRun(drawing);
    document.documentElement.dataset.renderMillis = (performance.now() - started).toFixed(1);
    document.documentElement.dataset.scale = transform.k;
    document.documentElement.dataset.shift = transform.x;
  }

  function renderRun(drawing) {
    const { run } = drawing;
    const unit = x.domain()[1] - x.domain()[0] >= 3e6 ? ['s', 1e6] : x.domain()[1] - x.domain()[0] >= 3e3 ? ['ms', 1e3] : ['us', 1];
    const ticks = Math.max(2, Math.floor(full.range()[1] / 90));
    const inUnit = d3.scaleLinear().domain(x.domain().map(v => v / unit[1])).range(x.range());
    drawing.axis.call(d3.axisTop(inUnit).ticks(ticks).tickFormat(v => `${number.format(v)} ${TEXTS[unit[0] === 's' ? 'second' : unit[0]]}`));
    drawing.grid.call(d3.axisBottom(inUnit).ticks(ticks).tickSize(run.height - TOP).tickFormat('')).select('.domain').remove();
    for (const row of run.rows) {
      if (row.lane) renderLane(run, row);
      else if (row.output) renderPrinted(row.spans, run.output, 27, 90);
    }
    renderArrows(drawing);
    const at = cursor && cursor.run === run ? x(cursor.at) : -1;
    drawing.cursorLine.attr('x1', GUTTER + at).attr('x2', GUTTER + at)
      .style('opacity', at >= 0 && at <= full.range()[1] ? 1 : 0);
  }

  function renderLane(run, row) {
    const { lane } = row;
    const spans = visible(lane.spans, s => s.start, s => s.end);
    withTip(row.spans.selectAll('rect.span').data(spans).join('rect'), s => spanText(run, s))
      .attr('class', s => `span ${css(s.kind)}${s === row.chosen ? ' chosen' : ''}`)
      .attr('fill', s => `url(#pattern-${s.kind})`)
      .attr('x', s => clampX(s.start)).attr('width', s => Math.max(0.8, clampX(s.end) - clampX(s.start)))
      .attr('y', s => s.kind === 'RUNNING' ? 17 : 15).attr('height', s => s.kind === 'RUNNING' ? BAR - 4 : BAR)
      .style('stroke-width', s => s === row.chosen ? 3 : null);
    const holds = visible(lane.holds, h => h.start, h => h.end);
    withTip(row.spans.selectAll('rect.hold').data(holds).join('rect'), holdText).attr('class', 'hold')
      .attr('x', h => clampX(h.start)).attr('width', h => Math.max(1, clampX(h.end) - clampX(h.start)))
      .attr('y', 32).attr('height', 5);
    renderPrinted(row.spans, lane.marks.filter(m => m.kind === 'PRINTED'), 12, 60);
    const marks = visible(lane.marks.filter(m => m.kind !== 'PRINTED'), m => m.at, m => m.at);
    withTip(row.spans.selectAll('path.mark').data(marks).join('path'), markText)
      .attr('class', m => `mark ${m.kind}`).attr('d', m => symbols[m.kind]())
      .attr('transform', m => `translate(${x(m.at)},22) ${turn(m.kind)}`);
  }

  // What was printed at nearly one time is one text; it is cut off, or becomes a tick, where there is no space for it.
  const textOf = thing => thing.text === undefined ? thing.label : thing.text;
  const withoutTime = text => text.replace(/^\d\d:\d\d:\d\d\.\d{3} +/, ''); // The axis has it.
  function renderPrinted(group, things, y, most) {
    const letter = 7.9;
    const [from, to] = x.domain();
    const texts = [];
    for (const thing of things) {
      if (thing.at < from || thing.at > to) continue;
      const last = texts[texts.length - 1];
      const text = withoutTime(textOf(thing)).replace(/\s*\n/g, ' ');
      if (last && x(thing.at) < last.x + letter) {
        last.things.push(thing);
        last.text += text;
      } else {
        texts.push({ x: x(thing.at), text, things: [thing] });
      }
    }
    texts.forEach((t, i) => {
      const space = (i + 1 < texts.length ? texts[i + 1].x : full.range()[1] + RIGHT) - t.x;
      const fits = Math.min(most, Math.floor(space / letter));
      const text = t.text.trim();
      t.shown = text.length <= fits ? text : fits >= 5 ? shorten(text, fits) : '';
    });
    const tell = t => t.things.slice(0, 12).map(p => `${TEXTS.PRINTED} ${textOf(p).trimEnd()}\n${TEXTS.at} ${time(p.at)}${source(p)}`).join('\n')
      + (t.things.length > 12 ? '\n\u2026' : '');
    withTip(group.selectAll('text.printed').data(texts.filter(t => t.shown)).join('text'), tell)
      .attr('class', 'printed').attr('x', t => t.x).attr('y', y).text(t => t.shown);
    withTip(group.selectAll('line.tick').data(texts.filter(t => !t.shown)).join('line'), tell)
      .attr('class', 'tick').attr('x1', t => t.x).attr('x2', t => t.x).attr('y1', y - 9).attr('y2', y);
  }

  const MOST_ARROWS = 600;
  const thinned = (things, most) => things.length <= most ? things
    : d3.range(most).map(i => things[Math.floor(i * things.length / most)]);
  let chosenArrow = null;
  function renderArrows({ run, arrowsLayer, leftOut }) {
    const [from, to] = x.domain();
    const isShown = a => run.shown.has(a.from) && run.shown.has(a.to);
    const shown = run.arrows.filter(a => isShown(a) && (a.kind === 'WAITS_FOR' || (a.toAt >= from && a.fromAt <= to)));
    const perPixel = new Set();
    const apart = shown.filter(a => {
      const key = `${a.kind} ${a.from} ${a.to} ${Math.round(x(a.toAt))}`;
      return !perPixel.has(key) && perPixel.add(key);
    });
    // The few that say who blocks whom for ever, and the chosen one, always; of too many others some, from all over.
    const always = a => a.kind === 'WAITS_FOR' || a === chosenArrow;
    const others = apart.filter(a => !always(a));
    const drawn = [...thinned(others, MOST_ARROWS), ...shown.filter(always)];
    leftOut.text(others.length > MOST_ARROWS ? TEXTS.arrowsDrawn(number.format(MOST_ARROWS), number.format(others.length)) : '');
    const middle = id => run.lanes.get(id).y + 15 + BAR / 2;
    withTip(arrowsLayer.selectAll('path.arrow').data(drawn).join('path'), a => arrowText(run, a))
      .attr('class', a => `arrow ${a.kind}${a === chosenArrow ? ' chosen' : ''}`)
      .attr('marker-end', a => headOf(a.kind))
      .attr('d', a => {
        const down = middle(a.to) > middle(a.from) ? 1 : -1;
        const y1 = middle(a.from) + down * BAR / 2, y2 = middle(a.to) - down * BAR / 2;
        if (a.kind === 'WAITS_FOR') {
          const at = waitsAt(a, run);
          return `M${at} ${y1} L${at} ${y2}`;
        }
        const x1 = clampX(a.fromAt), x2 = clampX(a.toAt);
        return `M${x1} ${y1} C${x1} ${y1 + down * 12} ${x2} ${y2 - down * 16} ${x2} ${y2}`;
      });
    arrowsLayer.selectAll('text.waits').data(drawn.filter(a => a.kind === 'WAITS_FOR')).join('text').attr('class', 'waits')
      .attr('x', a => waitsAt(a, run) + (a.from < a.to ? -6 : 6)).attr('text-anchor', a => a.from < a.to ? 'end' : 'start')
      .attr('y', a => (middle(a.from) + middle(a.to)) / 2 + 5).text(a => `${TEXTS.WAITS_FOR} ${a.label}`);
  }
  // In the middle of what is seen of the wait; the two directions of a deadlock side by side.
  function waitsAt(arrow, run) {
    const lane = run.lanes.get(arrow.from);
    const wait = lane.spans[lane.spans.length - 1];
    const middle = Math.min((clampX(arrow.toAt) + clampX(wait.end)) / 2, full.range()[1] - 190);
    return middle + (arrow.from < arrow.to ? -8 : 8);
  }

  // What was printed, each piece linked to its instant.
  const log = d3.select('#log').attr('tabindex', 0);
  log.append('h3').attr('id', 'log-title').text(TEXTS.log);
  for (const run of data.runs) {
    if (data.runs.length > 1) log.append('h4').text(run.name);
    const list = log.append('ol');
    if (!run.output.length) list.append('li').text(TEXTS.nothing);
    const openLines = new Map();
    for (const print of run.output) {
      const lane = run.lanes.get(print.lane);
      const key = `${lane ? lane.process.pid : 0} ${print.error}`;
      const pieces = print.text.split('\n');
      pieces.forEach((piece, i) => {
        if (piece !== '' || (i === 0 && pieces.length > 1 && !openLines.has(key))) {
          if (!openLines.has(key)) openLines.set(key, list.append('li'));
          const place = openLines.get(key).append('button').attr('type', 'button').attr('class', print.error ? 'error' : null)
            .attr('title', `${lane ? lane.name : ''} ${TEXTS.at} ${time(print.at)}${source(print)}`).text(piece);
          place.on('click', () => {
            log.selectAll('button.chosen').classed('chosen', false);
            place.classed('chosen', true);
            goTo(run, print.at);
          });
        }
        if (i < pieces.length - 1) openLines.delete(key);
      });
    }
  }

  // Tables.
  const tables = d3.select('#table');
  function table(parent, caption, head, rows) {
    const t = parent.append('div').attr('class', 'scroll').append('table');
    t.append('caption').text(caption);
    t.append('thead').append('tr').selectAll('th').data(head).join('th').attr('scope', 'col').text(h => h);
    t.append('tbody').selectAll('tr').data(rows).join('tr').selectAll('td').data(r => r).join('td')
      .attr('class', c => typeof c === 'number' ? 'number' : null).text(c => typeof c === 'number' ? time(c) : c);
    return t;
  }
  for (const run of data.runs) {
    const kinds = Object.keys(KINDS).filter(k => run.processes.some(p => p.lanes.some(l => l.totals[k])));
    const totals = tables.append('details').property('open', run.lanes.size <= 16);
    totals.append('summary').text(`${TEXTS.totals}${TEXTS.colon}${run.name}`);
    table(totals, run.name, [TEXTS.process, TEXTS.lane, ...kinds.map(k => TEXTS[k]), TEXTS.HOLDING],
      run.processes.flatMap(p => p.lanes.map(l => [`${p.pid}`, l.name, ...kinds.map(k => l.totals[k] || ''), l.held || ''])))
      .attr('class', 'totals');
  }
  const details = tables.append('details').attr('id', 'everything');
  details.append('summary').text(TEXTS.table);
  details.on('toggle', () => {
    if (details.property('open') && details.select('table').empty()) {
      for (const run of data.runs) {
        const rows = [];
        const arrowsFrom = d3.group(run.arrows, a => a.from);
        for (const process of run.processes) {
          for (const lane of process.lanes) {
            const who = [`${process.pid}`, lane.name];
            const all = [...lane.spans.map(s => [s.start, s.end, spanText(run, s)]),
              ...lane.holds.map(h => [h.start, h.end, holdText(h)]), ...lane.marks.map(m => [m.at, m.at, markText(m)]),
              ...(arrowsFrom.get(lane.id) || []).map(a => [a.fromAt, a.toAt, `\u2192 ${arrowText(run, a)}`])];
            all.sort((a, b) => a[0] - b[0]);
            for (const [start, end, text] of all) {
              const lines = text.split('\n');
              const where = lines[lines.length - 1].match(/\.java:\d+$/) ? lines.pop() : '';
              rows.push([...who, lines[0], start, end, end - start,
                lines.slice(1).filter(l => !l.startsWith(`${TEXTS.from} `) && !l.startsWith(`${TEXTS.at} `)).join('; '), where]);
            }
          }
        }
        table(details, run.name, [TEXTS.process, TEXTS.lane, TEXTS.kind, TEXTS.from, TEXTS.to, TEXTS.length, TEXTS.what, TEXTS.line], rows)
          .attr('class', 'everything');
      }
    }
  });

  // Keys.
  function moveFocus(step) {
    const lanes = [...document.querySelectorAll('.lane')];
    const next = lanes[lanes.indexOf(document.activeElement.closest('.lane')) + step];
    if (next) next.focus();
  }
  function moveSpan(step) {
    const group = document.activeElement.closest && document.activeElement.closest('.lane');
    const row = group && d3.select(group).datum();
    if (!row || !row.lane || !row.lane.spans.length) return;
    const index = row.lane.spans.indexOf(row.chosen) + step;
    row.chosen = row.lane.spans[Math.max(0, Math.min(row.lane.spans.length - 1, index))];
    tell(group, row.lane.run, row.chosen.start, spanText(row.lane.run, row.chosen));
  }
  function moveArrow(step) {
    const group = document.activeElement.closest && document.activeElement.closest('.lane');
    const row = group && d3.select(group).datum();
    if (!row || !row.lane) return;
    const { lane } = row;
    const { run } = lane;
    const here = a => a.from === lane.id ? a.fromAt : a.toAt;
    const arrows = run.arrows.filter(a => [a.from, a.to].includes(lane.id) && run.shown.has(a.from) && run.shown.has(a.to));
    if (!arrows.length) return;
    arrows.sort((a, b) => here(a) - here(b));
    const index = arrows.indexOf(chosenArrow);
    chosenArrow = arrows[index < 0 ? 0 : Math.max(0, Math.min(arrows.length - 1, index + step))];
    tell(group, run, here(chosenArrow), arrowText(run, chosenArrow));
  }
  function tell(group, run, at, text) {
    goTo(run, at);
    document.getElementById('spoken').textContent = text;
    const box = group.getBoundingClientRect();
    showTip(text, box.left + GUTTER + Math.max(0, x(at)), box.bottom - 14);
  }
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inLog = event.target.closest && event.target.closest('#log, .scroll');
    const actions = {
      '+': () => zoomBy(2), '=': () => zoomBy(2), '-': () => zoomBy(0.5), '\u2212': () => zoomBy(0.5), '0': showAll,
      ArrowLeft: () => panBy(-0.15), ArrowRight: () => panBy(0.15),
      ArrowUp: inLog ? null : () => moveFocus(-1), ArrowDown: inLog ? null : () => moveFocus(1),
      n: () => moveSpan(1), p: () => moveSpan(-1), a: () => moveArrow(1), A: () => moveArrow(-1), Escape: hideTip,
    };
    const lane = document.activeElement.closest && document.activeElement.closest('.lane');
    if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && !lane) return;
    const action = actions[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });
  addEventListener('resize', layout);
  draw();
  render();
  document.documentElement.dataset.ready = 'true';
})();
