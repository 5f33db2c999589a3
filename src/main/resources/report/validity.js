(function () {
  'use strict';
  const all = JSON.parse(document.getElementById('data').textContent);
  const colours = ['#2f6fb3', '#d9822b', '#1f7a4d', '#8a4fbf', '#b3372b', '#4aa3a2', '#7a6a53', '#c2578f', '#66788a'];
  const text = { color: '#5b6777', fontSize: 12 };
  const escaped = s => String(s).replace(/[&<>"']/g, c => '&#' + c.charCodeAt(0) + ';');
  const name = c => c.model + ' ' + c.form + ' ' + c.retrieval;
  const names = all.map(name);
  const axis = extra => Object.assign({ axisLabel: text, nameTextStyle: text, splitLine: { lineStyle: { color: '#e9edf1' } } }, extra);
  const share = extra => axis(Object.assign({ type: 'value', min: 0, max: 1 }, extra));
  const draw = (id, option) => {
    const chart = echarts.init(document.getElementById(id));
    chart.setOption(Object.assign({
      animation: false, color: colours, textStyle: { fontFamily: 'system-ui, sans-serif' },
      grid: { left: 200, right: 30, top: 36, bottom: 30 }, legend: { top: 0, textStyle: text }
    }, option));
    window.addEventListener('resize', () => chart.resize());
  };
  const bars = series => ({
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: v => Number(v).toFixed(3) },
    xAxis: share({}), yAxis: axis({ type: 'category', data: names, inverse: true, splitLine: { show: false } }), series: series
  });

  draw('valid', {
    legend: { show: false },
    tooltip: {
      trigger: 'item',
      formatter: p => { const c = all[p.dataIndex]; return escaped(name(c)) + '<br>' + c.valid + ' of ' + c.windows + ', ' + c.low.toFixed(2) + ' to ' + c.high.toFixed(2); }
    },
    xAxis: share({}), yAxis: axis({ type: 'category', data: names, inverse: true, splitLine: { show: false } }),
    series: [
      { type: 'bar', barMaxWidth: 16, data: all.map(c => c.windows ? c.valid / c.windows : 0) },
      {
        type: 'custom', z: 3, data: all.map((c, i) => [i, c.low, c.high]), encode: { x: [1, 2], y: 0 },
        renderItem: (params, api) => {
          const low = api.coord([api.value(1), api.value(0)]), high = api.coord([api.value(2), api.value(0)]);
          const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: '#1c2430', lineWidth: 1.5 } });
          return { type: 'group', children: [line(low[0], low[1], high[0], high[1]), line(low[0], low[1] - 5, low[0], low[1] + 5), line(high[0], high[1] - 5, high[0], high[1] + 5)] };
        }
      }
    ]
  });
  draw('levels', bars(['L1', 'L2', 'L3', 'L4', 'L5'].map(level => ({
    name: level, type: 'bar', barMaxWidth: 10, data: all.map(c => c.levels.L0 ? c.levels[level] / c.levels.L0 : 0)
  }))));
  draw('next', bars([['model', 'next'], ['suggested', 'suggestedNext'], ['greedy', 'greedyNext']].map(pair => ({
    name: pair[0], type: 'bar', barMaxWidth: 12, data: all.map(c => c[pair[1]])
  }))));
  draw('time', {
    grid: { left: 60, right: 30, top: 36, bottom: 46 },
    tooltip: { trigger: 'item', formatter: p => escaped(p.seriesName) + '<br>coverage ' + p.value[1].toFixed(3) + ', ' + p.value[0].toFixed(1) + ' s' },
    legend: { type: 'scroll', top: 0, textStyle: text },
    xAxis: axis({ type: 'value', name: 'seconds a window', nameLocation: 'middle', nameGap: 28, min: 0 }), yAxis: share({ name: 'coverage' }),
    series: all.map(c => ({ name: name(c), type: 'scatter', symbolSize: 11, data: [[c.seconds, c.coverage]] }))
  });
  const kinds = Array.from(new Set(all.flatMap(c => Object.keys(c.faults))));
  draw('faults', {
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: axis({ type: 'value', minInterval: 1 }), yAxis: axis({ type: 'category', data: names, inverse: true, splitLine: { show: false } }),
    series: kinds.map(kind => ({ name: kind, type: 'bar', stack: 'faults', barMaxWidth: 16, data: all.map(c => c.faults[kind] || 0) }))
  });
}());
