extension RoadsideZoneSlipTests {
  private typealias Slip = RoadsideSlipTests.Slip
  private static let (park, line) = ("zones/park.geojson", "zones/line.geojson")

  /// One change each: zones that cannot be meant.
  static let slips: [RoadsideSlipTests.Slip] = [
    Slip(
      testDescription: "one word twice", found: "{ id: line,", put: "{ id: park,",
      en: "88:13 E0208 id 'park' is used twice | the first one is on line 87",
      zh: "88:13 E0208 id 'park' 重复 | 首次出现在第 87 行"),
    Slip(
      testDescription: "no file", found: "file: zones/line.geojson, ", put: "",
      en:
        "88:7 E0201 key 'file' is missing | GeoJSON: Polygon or MultiPolygon for an area, LineString or MultiLineString for a corridor",
      zh: "88:7 E0201 缺少键 'file' | GeoJSON：Polygon、MultiPolygon（片区），或 LineString、MultiLineString（走廊）"),
    Slip(
      testDescription: "a file that is not there", found: "file: zones/line.geojson",
      put: "file: zones/lines.geojson", en: "88:53 E0504 file 'zones/lines.geojson' cannot be read",
      zh: "88:53 E0504 无法读取文件 'zones/lines.geojson'"),
    Slip(
      testDescription: "no datum", found: "park.geojson, datum: WGS-84", put: "park.geojson",
      en:
        "87:7 E0201 key 'datum' is missing | reference system of the coordinates: WGS-84, CGCS2000, GCJ-02, BD-09",
      zh: "87:7 E0201 缺少键 'datum' | 坐标系：WGS-84, CGCS2000, GCJ-02, BD-09"
    ),
    Slip(
      testDescription: "no distance", found: "within_m: 200", put: "within_m: 0",
      en: "88:98 E0212 roadside.zones.line.within_m: 0 is outside 1 to 5000",
      zh: "88:98 E0212 roadside.zones.line.within_m：0 超出范围 1 至 5000"),
    Slip(
      testDescription: "more units than the plan has", found: "within_m: 200",
      put: "within_m: 200, units: 18",
      en: "87:96 E0727 21 units are kept for 'park', 'line', but the plan has 20 (units.count)",
      zh: "87:96 E0727 片区共预留 21 个单元（'park'、'line'），多于 units.count 的 20 个"),
    Slip(
      testDescription: "units under a budget", found: "count: 20", put: "budget_cny: 9000000",
      en:
        "87:96 E0726 roadside.zones.park.units: units cannot be kept for a zone by a budget or where roads are to hear several, yet | write units.count and cover_times: 1, or remove units",
      zh:
        "87:96 E0726 roadside.zones.park.units：按预算或多重覆盖规划时尚不能为片区预留单元 | 写 units.count 和 cover_times: 1，或删去 units"
    ),
    Slip(
      testDescription: "units where roads hear several", found: "count: 20",
      put: "count: 20\n    cover_times: 2",
      en:
        "88:96 E0726 roadside.zones.park.units: units cannot be kept for a zone by a budget or where roads are to hear several, yet | write units.count and cover_times: 1, or remove units",
      zh:
        "88:96 E0726 roadside.zones.park.units：按预算或多重覆盖规划时尚不能为片区预留单元 | 写 units.count 和 cover_times: 1，或删去 units"
    ),
    Slip(
      testDescription: "an area in another district", file: park,
      found:
        "[[106.54, 29.64], [106.57, 29.64], [106.57, 29.66], [106.54, 29.66], [106.54, 29.64]]",
      put: "[[116.4, 39.7], [116.5, 39.7], [116.5, 39.8], [116.4, 39.7]]",
      en:
        "87:54 E0725 zone 'park' lies outside the boundary altogether | check the datum and the coordinates",
      zh: "87:54 E0725 'park' 完全在边界之外 | 请检查坐标系与经纬度"),
    Slip(
      testDescription: "an area without a road", file: park,
      found:
        "[[106.54, 29.64], [106.57, 29.64], [106.57, 29.66], [106.54, 29.66], [106.54, 29.64]]",
      put: "[[106.5456, 29.6330], [106.5482, 29.6330], [106.5483, 29.6353], [106.5456, 29.6330]]",
      en: "87:54 E0725 no road lies in zone 'park' | draw a larger polygon, or give more roads",
      zh: "87:54 E0725 'park' 内没有道路 | 扩大多边形，或加密路网"),
    Slip(
      testDescription: "a corridor beside the roads", found: "line.geojson, datum: WGS-84, within_m: 200",
      put: "short.geojson, datum: WGS-84, within_m: 5",
      en: "88:53 E0725 no road lies in zone 'line' | raise within_m, or draw the line along a road",
      zh: "88:53 E0725 'line' 内没有道路 | 增大 within_m，或沿道路画线"),
    Slip(
      testDescription: "a point", file: line, found: "LineString", put: "Point",
      en: "1:10 E0403 expected Polygon, MultiPolygon, LineString or MultiLineString, found Point",
      zh: "1:10 E0403 应为 Polygon、MultiPolygon、LineString 或 MultiLineString，实为 Point"),
    Slip(
      testDescription: "no type", file: line, found: "\"type\": \"LineString\",", put: "",
      en: "1:1 E0403 expected Polygon, MultiPolygon, LineString or MultiLineString, found no type",
      zh: "1:1 E0403 应为 Polygon、MultiPolygon、LineString 或 MultiLineString，而缺少 type"),
    Slip(
      testDescription: "no collection of anything", file: park,
      found: "{\"type\": \"Feature\", \"properties\": {}, \"geometry\":",
      put: "{\"type\": \"FeatureCollection\", \"features\": [], \"x\":",
      en: "1:1 E0402 there is no polygon and no line in it", zh: "1:1 E0402 没有任何多边形或折线"),
    Slip(
      testDescription: "a feature without a shape", file: park, found: "geometry", put: "geometri",
      en: "1:1 E0403 the feature has no geometry",
      zh: "1:1 E0403 要素没有 geometry"),
    Slip(
      testDescription: "no JSON", file: line, found: "29.625],", put: "29.625]",
      en: "5:3 E0401 this is not JSON: Invalid value around character 81.",
      zh: "5:3 E0401 不是有效的 JSON：Invalid value around character 81."),
    Slip(
      testDescription: "latitude first", file: line, found: "[106.60, 29.625]", put: "[29.625, 106.60]",
      en:
        "4:3 E0404 point 2 is not a longitude and a latitude of this district | longitude and latitude look swapped: GeoJSON puts longitude first",
      zh: "4:3 E0404 第 2 个点不是本区范围内的经纬度 | 经纬度似乎互换：GeoJSON 经度在前"),
    Slip(
      testDescription: "metres", file: line, found: "[106.60, 29.625]", put: "[650000, 3280000]",
      en:
        "4:3 E0404 point 2 is not a longitude and a latitude of this district | coordinates are degrees, not metres of a projection",
      zh: "4:3 E0404 第 2 个点不是本区范围内的经纬度 | 坐标以度为单位，不用投影米制坐标"),
    Slip(
      testDescription: "words", file: line, found: "[106.60, 29.625]", put: "[\"106.60\", 29.625]",
      en: "4:3 E0404 point 2 is not a longitude and a latitude of this district",
      zh: "4:3 E0404 第 2 个点不是本区范围内的经纬度"),
    Slip(
      testDescription: "a line of one point", file: line, found: ",\n  [106.60, 29.625],\n  [106.61, 29.69]",
      put: "", en: "2:17 E0407 a line needs at least two different points", zh: "2:17 E0407 折线少于两个不同的点"),
    Slip(
      testDescription: "an outline that is not closed", file: park, found: "[106.54, 29.66], [106.54, 29.64]",
      put: "[106.54, 29.66]",
      en:
        "2:55 E0408 the outline is not closed: its last point is not its first | repeat the first point at the end",
      zh: "2:55 E0408 边界没有闭合：末点不同于首点 | 在末尾重复首点"),
    Slip(
      testDescription: "an outline that crosses itself", file: park,
      found: "[106.57, 29.64], [106.57, 29.66]",
      put: "[106.57, 29.66], [106.57, 29.64]", en: "1:86 E0405 the outline crosses itself at 106.555, 29.65",
      zh: "1:86 E0405 边界在 106.555, 29.65 处自相交"),
    Slip(
      testDescription: "an outline of two points", file: park, found: ", [106.57, 29.66], [106.54, 29.66]",
      put: "", en: "2:3 E0406 an outline needs at least three points", zh: "2:3 E0406 边界少于三个点"),
    Slip(
      testDescription: "an outline around nothing", file: park, found: "[106.57, 29.66], [106.54, 29.66]",
      put: "[106.57, 29.66], [106.57, 29.64]", en: "1:86 E0406 the outline encloses no area",
      zh: "1:86 E0406 边界不围成面积"),
    Slip(
      testDescription: "a polygon without a ring", file: park, found: "\"coordinates\": [\n",
      put: "\"coordinates\": [], \"x\": [\n",
      en: "1:86 E0402 a polygon has no coordinates", zh: "1:86 E0402 多边形没有坐标"),
  ]

  /// One change each: what is allowed and told all the same.
  static let warnings: [RoadsideSlipTests.Slip] = [
    Slip(
      testDescription: "a distance from an area", found: "units: 3", put: "within_m: 90",
      en: "87:99 W0657 roadside.zones.park.within_m: has no effect, 'zones/park.geojson' has polygons only",
      zh: "87:99 W0657 roadside.zones.park.within_m：'zones/park.geojson' 只有多边形，不起作用"),
    Slip(
      testDescription: "no main road in an area", file: park,
      found:
        "[[106.54, 29.64], [106.57, 29.64], [106.57, 29.66], [106.54, 29.66], [106.54, 29.64]]",
      put: "[[106.5454, 29.6374], [106.5537, 29.6373], [106.5538, 29.6445], [106.5454, 29.6374]]",
      en: "87:54 W0656 none of the roads that are to be covered (units.roads: primary) lies in zone 'park'",
      zh: "87:54 W0656 'park' 内没有须覆盖的道路（units.roads: primary）"),
  ]
}
