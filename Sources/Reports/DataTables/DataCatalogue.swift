import DistrictModel

/// All tables of a run, in the order of the page about them.
public enum DataCatalogue {
  public static let all: [DataTable] = [
    stations, swapStations, hydrogenStations, roadsideUnits, roadsideZones, classes, cells, townships,
    sessions, load,
    districtLoad, replications, guidance, futures, finance, incentives, inputs,
  ]

  static let always = BilingualText(zh: "每次运行", en: "by every run")
  static let withRecords = BilingualText(zh: "加 --records 时", en: "with --records")

  public static func table(_ name: String) -> DataTable? { all.first { $0.name == name } }

  static let placeColumns: [DataColumn] = [
    .number("longitude", "°", "经度（WGS-84）", "longitude, WGS-84"),
    .number("latitude", "°", "纬度（WGS-84）", "latitude, WGS-84"),
  ]

  static func names(_ zh: String, _ en: String, of thing: String = "name") -> [DataColumn] {
    [
      .text("\(thing)_zh", "\(zh)（中文）", "\(en), Chinese"),
      .text("\(thing)_en", "\(zh)（英文）", "\(en), English"),
    ]
  }

  static let replicationColumn = DataColumn.count(
    "replications", "所取平均的重复次数", "replications the figures are means over")
}
