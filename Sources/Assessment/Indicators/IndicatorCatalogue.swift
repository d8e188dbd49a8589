/// Every indicator of the report, by its number in the list of 26. Adding one is one entry in the file of its theme.
enum IndicatorCatalogue {
  static var all: [IndicatorDefinition] {
    supply + access + supervision + use + service + swap + hydrogen + roadside + roadsideByClass + load + grid
      + flexibility
      + equity + finance + money + emissions + siting
  }

  /// Numbers of the list, each with an indicator or more.
  static let numbers = 1...26
}
