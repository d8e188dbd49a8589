import Fixtures
import GeoExchange
import Testing

/// Every list of stations written for these tests, with all that is told of it and the table it becomes.
@Suite("Lists of stations, whole") struct StationFixtureTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let format: String
    let file: String
    let found: Int
    let kept: Int
    let told: [String]
    let toldZh: [String]
    let rows: [String]

    var testDescription: String { "\(format) \(file)" }
  }

  static let cases: [Case] = [
    Case(
      format: "tcec", file: "tcec.json", found: 4, kept: 2,
      told: [
        #"changed W1035 #2: line breaks and control characters of the name became blanks, or it was cut: '</script><img onerror="alert(1)">, "引号" 换行'"#,
        #"dropped W1032 #3: 'S-3' does not stand (StationStatus 1)"#,
        #"dropped W1027 #4: 'S-4' has no coordinates that can be used (0.0, 0.0)"#,
        #"suspected W1026 #2: 'S-2': 60000 kW cannot be, it may be W; its type is chosen for 60 kW"#,
        #"changed W1028: chargers with 2 connectors each are counted as dc60, which has 1: 1"#,
        #"changed W1036: operator '395815801' is not among charging.operators and left empty; stations: 1"#,
        #"changed W1036: operator 'MA1K36L6X' is not among charging.operators and left empty; stations: 1"#,
      ],
      toldZh: [
        #"changed W1035 #2: 名称中的换行或控制字符换为空格，或截短：'</script><img onerror="alert(1)">, "引号" 换行'"#,
        #"dropped W1032 #3: 'S-3' 未投运（StationStatus 1）"#,
        #"dropped W1027 #4: 'S-4' 没有可用的坐标（0.0, 0.0）"#,
        #"suspected W1026 #2: 'S-2'：60000 kW 不可能，疑为 W；按 60 kW 归类"#,
        #"changed W1028: 1 台各有 2 枪的充电桩计为 dc60，每台 1 枪"#,
        #"changed W1036: 1 座站的运营商 '395815801' 不在 charging.operators 中，留空"#,
        #"changed W1036: 1 座站的运营商 'MA1K36L6X' 不在 charging.operators 中，留空"#,
      ],
      rows: [
        #"S-1,北部新区充电站,,public-parking,106.5671234,29.6712345,12,1,0,1,,"#,
        #"S-2,"</script><img onerror=""alert(1)"">, ""引号"" 换行",,public-parking,106.6,29.7,1,1,0,0,,"#,
      ]),
    Case(
      format: "ocpi", file: "ocpi.json", found: 3, kept: 2,
      told: [
        #"changed W1075 #1: 'LOC1': planned or removed EVSEs are not counted: 1"#,
        #"changed W1031 #2: 'LOC2' has no name; its identifier is taken"#,
        #"dropped W1032 #3: 'LOC3' does not stand (REMOVED)"#,
        #"suspected W1026 #2: 'LOC2': 60 W cannot be, it may be kW; its type is chosen for 60 kW"#,
        #"changed W1028: charging points are counted as dc120 of 2 connectors each, rounded up station by station: 1"#,
        #"changed W1036: operator 'CN-TST' is not among charging.operators and left empty; stations: 1"#,
      ],
      toldZh: [
        #"changed W1075 #1: 'LOC1'：1 个规划或已拆除的 EVSE 未计入"#,
        #"changed W1031 #2: 'LOC2' 没有名称，以编号代替"#,
        #"dropped W1032 #3: 'LOC3' 未投运（REMOVED）"#,
        #"suspected W1026 #2: 'LOC2'：60 W 不可能，疑为 kW；按 60 kW 归类"#,
        #"changed W1028: 1 个充电位按每台 2 枪计为 dc120（逐站向上取整）"#,
        #"changed W1036: 1 座站的运营商 'CN-TST' 不在 charging.operators 中，留空"#,
      ],
      rows: [
        #"LOC1,Harbour,Harbour,public-parking,106.567123,29.671234,2,0,1,1,State Grid,"#,
        #"LOC2,LOC2,LOC2,public-parking,106.6,29.7,1,1,0,0,,"#,
      ]),
    Case(
      format: "openchargemap", file: "openchargemap.json", found: 3, kept: 2,
      told: [
        #"changed W1076 #1: '101': 5 connections at 3 points; the weaker ones are not counted again"#,
        #"dropped W1032 #2: '102' does not stand (StatusTypeID 150)"#,
        #"changed W1031 #3: '103' has no name; its identifier is taken"#,
        #"noted W1034: source and licence: Open Charge Map Contributors: Licensed under Creative Commons Attribution 4.0"#,
        #"changed W1025: charging points of 50 kW a connector (dc) are counted as dc60: 3"#,
        #"changed W1025: charging points of 7.4 kW a connector (ac) are counted as ac7: 1"#,
      ],
      toldZh: [
        #"changed W1076 #1: '101'：5 个接口、3 个充电位，其余接口不另计"#,
        #"dropped W1032 #2: '102' 未投运（StatusTypeID 150）"#,
        #"changed W1031 #3: '103' 没有名称，以编号代替"#,
        #"noted W1034: 数据来源及许可：Open Charge Map Contributors: Licensed under Creative Commons Attribution 4.0"#,
        #"changed W1025: 3 个充电位（dc，每枪 50 kW）按 dc60 计"#,
        #"changed W1025: 1 个充电位（ac，每枪 7.4 kW）按 ac7 计"#,
      ],
      rows: [
        #"101,East gate,East gate,public-parking,106.5671234,29.6712345,3,3,0,0,State Grid,"#,
        #"103,103,103,public-parking,106.6,29.7,1,0,0,1,,"#,
      ]),
    Case(
      format: "openchargemap", file: "openchargemap.csv", found: 3, kept: 2,
      told: [
        #"noted W1072: the table does not say AC or DC: above 43 kW it is taken as DC"#,
        #"dropped W1032 line 4: '203' does not stand (StatusTypeID 200)"#,
        #"changed W1025: charging points of 11 kW a connector (ac) are counted as ac7: 2"#,
        #"changed W1025: charging points of 150 kW a connector (dc) are counted as dc120: 4"#,
        #"changed W1028: charging points are counted as dc120 of 2 connectors each, rounded up station by station: 4"#,
      ],
      toldZh: [
        #"noted W1072: 表中没有电流种类：超过 43 kW 视为直流"#,
        #"dropped W1032 line 4: '203' 未投运（StatusTypeID 200）"#,
        #"changed W1025: 2 个充电位（ac，每枪 11 kW）按 ac7 计"#,
        #"changed W1025: 4 个充电位（dc，每枪 150 kW）按 dc120 计"#,
        #"changed W1028: 4 个充电位按每台 2 枪计为 dc120（逐站向上取整）"#,
      ],
      rows: [
        #"201,West gate,West gate,public-parking,106.5671234,29.6712345,2,0,0,2,,"#,
        #"202,"Centre, north","Centre, north",public-parking,106.6,29.7,2,0,2,0,,"#,
      ]),
    Case(
      format: "bnetza", file: "bnetza.csv", found: 4, kept: 3,
      told: [
        #"changed W1077 line 7: '1003': 'nie' is no date that can be used; left empty"#,
        #"dropped W1027 line 8: '1004' has no coordinates that can be used (–, –)"#,
        #"changed W1028: chargers with 2 connectors each are counted as ac7, which has 1: 1"#,
        #"changed W1025: chargers of 22 kW a connector (ac) are counted as ac7: 1"#,
        #"changed W1025: chargers of 11 kW a connector (ac) are counted as ac7: 1"#,
        #"changed W1036: operator 'Stadtwerke Muster' is not among charging.operators and left empty; stations: 1"#,
      ],
      toldZh: [
        #"changed W1077 line 7: '1003'：日期 'nie' 不可用，留空"#,
        #"dropped W1027 line 8: '1004' 没有可用的坐标（–, –）"#,
        #"changed W1028: 1 台各有 2 枪的充电桩计为 ac7，每台 1 枪"#,
        #"changed W1025: 1 台（ac，每枪 22 kW）按 ac7 计"#,
        #"changed W1025: 1 台（ac，每枪 11 kW）按 ac7 计"#,
        #"changed W1036: 1 座站的运营商 'Stadtwerke Muster' 不在 charging.operators 中，留空"#,
      ],
      rows: [
        #"1001,Hauptstraße 5,Hauptstraße 5,public-parking,106.5671234,29.6712345,2,0,1,1,,2019"#,
        #"1003,Marktplatz,Marktplatz,public-parking,106.6,29.7,1,0,0,1,State Grid,"#,
      ]),
    Case(
      format: "afdc", file: "afdc.csv", found: 5, kept: 3,
      told: [
        #"noted W1072: the list has no power: level 1 counts as 1.4 kW, level 2 as 7.2 kW, fast charging as 50 kW"#,
        #"dropped W1032 line 4: '303' does not stand (Status Code P)"#,
        #"dropped W1078 line 5: '304' is a place for LPG, not for electricity"#,
        #"changed W1077 line 6: '305': 'soon' is no date that can be used; left empty"#,
        #"changed W1079 line 6: '305': 'many' is no whole number from 0 to 10000; it is not counted"#,
        #"changed W1025: charging points of 7.2 kW a connector (ac) are counted as ac7: 4"#,
        #"changed W1025: charging points of 50 kW a connector (dc) are counted as dc60: 3"#,
        #"changed W1025: charging points of 1.4 kW a connector (ac) are counted as ac7: 1"#,
        #"changed W1036: operator 'Non-Networked' is not among charging.operators and left empty; stations: 1"#,
      ],
      toldZh: [
        #"noted W1072: 清单没有功率：1 级按 1.4 kW、2 级按 7.2 kW、直流快充按 50 kW 计"#,
        #"dropped W1032 line 4: '303' 未投运（Status Code P）"#,
        #"dropped W1078 line 5: '304' 是 LPG，不是充电站"#,
        #"changed W1077 line 6: '305'：日期 'soon' 不可用，留空"#,
        #"changed W1079 line 6: '305'：'many' 不是 0 至 10000 的整数，未计入"#,
        #"changed W1025: 4 个充电位（ac，每枪 7.2 kW）按 ac7 计"#,
        #"changed W1025: 3 个充电位（dc，每枪 50 kW）按 dc60 计"#,
        #"changed W1025: 1 个充电位（ac，每枪 1.4 kW）按 ac7 计"#,
        #"changed W1036: 1 座站的运营商 'Non-Networked' 不在 charging.operators 中，留空"#,
      ],
      rows: [
        #"301,City Hall,City Hall,public-parking,106.5671234,29.6712345,6,2,0,4,State Grid,2018"#,
        #"302,"Library, ""north""","Library, ""north""",public-parking,106.6,29.7,1,0,0,1,,2031"#,
        #"305,Odd,Odd,public-parking,106.63,29.7,1,1,0,0,,"#,
      ]),
  ]

  @Test("a list becomes a table of standing stations, and everything else is told", arguments: cases)
  func becomes(_ given: Case) throws {
    let scene = try ImportScene()
    defer { scene.remove() }
    let answer = scene.read(given.format, [ImportScene.data(given.file)])
    #expect(answer.log.found == given.found)
    #expect(answer.log.kept == given.kept)
    #expect(answer.isWholeAccount)
    #expect(answer.told() == given.told)
    #expect(answer.told(inChinese: true) == given.toldZh)
    let rows = try #require(answer.text(of: "data/existing.csv")).split(separator: "\n").map(String.init)
    #expect(
      rows[0]
        == "id,name_zh,name_en,category,lon,lat,capacity_chargers,chargers_dc60,chargers_dc120,chargers_ac7,operator,opened_year"
    )
    #expect(Array(rows.dropFirst()) == given.rows)
  }

  @Test("a list with one power changed is told otherwise: the check above would see it") func fault() throws {
    let scene = try ImportScene()
    defer { scene.remove() }
    let answer = try scene.read(
      "afdc", text: "ID,Latitude,Longitude,EV DC Fast Count\n1,29.68,106.58,3\n", as: "in.csv")
    #expect(
      answer.told().contains(
        "changed W1025: charging points of 50 kW a connector (dc) are counted as dc60: 3"))
    #expect(answer.told() != Self.cases.last?.told)
  }
}
