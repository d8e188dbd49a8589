import DistrictModel

/// Files of weather by the hour.
enum HourlyFiles {
  /// A scenario has one year of weather.
  static func only(_ request: ImportRequest) throws(ImportFault) -> String {
    guard request.files.count == 1 else {
      throw .usage(.init(zh: "只能导入一个气象文件", en: "one file of weather is imported, not several"))
    }
    return request.files[0]
  }
}
