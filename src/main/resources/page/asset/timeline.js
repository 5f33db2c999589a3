// Draws each time line from its table.
document.querySelectorAll("figure.timeline").forEach((figure) => {
  "use strict";
  if (!window.echarts) { return; }
  const start = Number(figure.dataset.start);
  const step = Number(figure.dataset.step);
  const steps = Number(figure.dataset.steps);
  const table = new Map();
  figure.querySelectorAll("tbody tr").forEach((row) => {
    table.set(Number(row.dataset.index), Array.from(row.querySelectorAll("td")).map((cell) => Number(cell.textContent)));
  });
  const place = figure.querySelector(".chart");
  const chart = echarts.init(place, null, { renderer: "canvas" });
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const two = (n) => String(n).padStart(2, "0");
  function clock(ms) {
    const t = new Date(ms);
    return two(t.getUTCHours()) + ":" + two(t.getUTCMinutes()) + (step < 60000 ? ":" + two(t.getUTCSeconds()) : "");
  }
  const tone = (name) => getComputedStyle(document.querySelector(".swatch." + name)).backgroundColor;
  const at = (i) => table.get(i) || [0, 0, 0, 0];
  const column = (value) => Array.from({ length: steps }, (_, i) => value(at(i)));

  function draw() {
    const style = getComputedStyle(place);
    const ink = style.color;
    const line = style.borderTopColor;
    const labels = Array.from({ length: steps }, (_, i) => clock(start + i * step));
    const bar = (name, grid, color, data) => ({
      name: name, type: "bar", stack: String(grid), xAxisIndex: grid, yAxisIndex: grid,
      itemStyle: { color: color }, barCategoryGap: "15%", data: data,
    });
    const x = (grid, shown) => ({
      type: "category", gridIndex: grid, data: labels, axisTick: { show: false },
      axisLine: { lineStyle: { color: line } },
      axisLabel: { show: shown, color: ink, fontSize: 11, hideOverlap: true },
    });
    const y = (grid, name) => ({
      type: "value", gridIndex: grid, name: name, nameLocation: "end", minInterval: 1, splitNumber: 3,
      nameTextStyle: { color: ink, fontSize: 11, align: "left" },
      axisLabel: { color: ink, fontSize: 11 }, splitLine: { lineStyle: { color: line } },
    });
    chart.setOption({
      animation: !still,
      animationDuration: 200,
      textStyle: { fontFamily: style.fontFamily },
      axisPointer: { link: [{ xAxisIndex: "all" }] },
      tooltip: {
        trigger: "axis", renderMode: "richText", backgroundColor: style.backgroundColor, borderColor: line,
        textStyle: { color: ink, fontSize: 12 },
        formatter: (parts) => {
          const i = parts[0].dataIndex;
          const v = at(i);
          return clock(start + i * step) + " UTC\n" + v[0] + " alerts, " + v[1] + " stopped\n"
            + v[2] + " benign flows, " + v[3] + " blocked";
        },
      },
      grid: [
        { left: 44, right: 12, top: 24, height: 92 },
        { left: 44, right: 12, top: 148, height: 72 },
      ],
      xAxis: [x(0, false), x(1, true)],
      yAxis: [y(0, "alerts"), y(1, "benign flows")],
      series: [
        bar("stopped", 0, tone("t-stopped"), column((v) => v[1])),
        bar("left", 0, tone("t-left"), column((v) => v[0] - v[1])),
        bar("blocked", 1, tone("t-hit"), column((v) => v[3])),
        bar("benign", 1, tone("t-benign"), column((v) => v[2] - v[3])),
      ],
    }, true);
  }
  draw();
  document.addEventListener("theme", draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  window.addEventListener("resize", () => chart.resize());
});
