(function () {
  'use strict';
  const captures = JSON.parse(document.getElementById('data').textContent);
  const colours = ['#2f6fb3', '#d9822b', '#1f7a4d', '#8a4fbf', '#b3372b', '#4aa3a2', '#7a6a53', '#c2578f', '#66788a', '#a8a13a', '#3d4f9f', '#5e9c3f'];
  const text = { color: '#5b6777', fontSize: 12 };
  const escaped = s => String(s).replace(/[&<>"']/g, c => '&#' + c.charCodeAt(0) + ';');
  const axis = extra => Object.assign({ axisLabel: text, nameTextStyle: text, splitLine: { lineStyle: { color: '#e9edf1' } } }, extra);
  const draw = (id, option) => {
    const chart = echarts.init(document.getElementById(id));
    chart.setOption(Object.assign({ animation: false, color: colours, textStyle: { fontFamily: 'system-ui, sans-serif' } }, option), true);
    window.addEventListener('resize', () => chart.resize());
    return chart;
  };

  function curve(capture) {
    draw('curve-' + capture.number, {
      grid: { left: 60, right: 30, top: 36, bottom: 46 },
      legend: { top: 0, textStyle: text },
      tooltip: {
        trigger: 'item',
        formatter: p => '<b>' + escaped(p.seriesName) + '</b>, epsilon ' + p.data.epsilon + '<br>CBR ' + p.data.value[1].toFixed(4) + ', WBR ' + p.data.value[0].toFixed(5) +
          '<br>rules in force ' + p.data.mean.toFixed(1) + ' (most ' + p.data.max + ')<br>first block ' + escaped(p.data.first)
      },
      xAxis: axis({ type: 'value', name: 'WBR', nameLocation: 'middle', nameGap: 28, min: 0 }),
      yAxis: axis({ type: 'value', name: 'CBR', min: v => Math.max(0, Math.floor(v.min * 20 - 1) / 20), max: 1 }),
      series: capture.curves.map(c => ({
        name: c.name, type: 'line', symbol: 'circle', symbolSize: 8, data: c.points, lineStyle: { width: 2 },
        label: { show: c.points.length < 9, formatter: p => p.data.epsilon, position: 'bottom', fontSize: 10, color: '#5b6777' },
        labelLayout: { hideOverlap: true }
      }))
    });
  }

  function overTime(capture, replay) {
    draw('flows-' + capture.number, {
      grid: { left: 56, right: 16, top: 40, bottom: 30 },
      legend: { type: 'scroll', top: 0, textStyle: text },
      tooltip: { trigger: 'axis', valueFormatter: v => String(Math.abs(v)) },
      xAxis: axis({ type: 'time', splitLine: { show: false } }),
      yAxis: axis({ type: 'value', axisLabel: Object.assign({ formatter: v => Math.abs(v) }, text) }),
      series: replay.flows.map(s => ({
        name: s.label, type: 'line', step: 'end', stack: s.benign ? 'benign' : 'attack', symbol: 'none', areaStyle: { opacity: .75 }, lineStyle: { width: 0 },
        itemStyle: s.benign ? { color: '#b3372b' } : undefined,
        data: s.counts.map((n, i) => [capture.start + i * capture.step, s.benign ? -n : n])
      }))
    });
    draw('rules-' + capture.number, {
      grid: { left: 46, right: 16, top: 40, bottom: 30 },
      tooltip: { trigger: 'axis' },
      xAxis: axis({ type: 'time', splitLine: { show: false }, min: capture.start, max: capture.end }),
      yAxis: axis({ type: 'value', minInterval: 1 }),
      series: [{ name: 'rules in force', type: 'line', step: 'end', symbol: 'none', areaStyle: { opacity: .15 }, data: replay.rules }]
    });
  }

  for (const capture of captures) {
    curve(capture);
    const pick = document.getElementById('pick-' + capture.number);
    capture.replays.forEach((replay, i) => pick.add(new Option(replay.title, i)));
    pick.value = capture.shown;
    pick.addEventListener('change', () => {
      ['flows-', 'rules-'].forEach(id => echarts.getInstanceByDom(document.getElementById(id + capture.number)).dispose());
      overTime(capture, capture.replays[pick.value]);
    });
    overTime(capture, capture.replays[capture.shown]);
  }
  document.title += ': ' + captures.length + (captures.length === 1 ? ' capture' : ' captures');
}());
