import ArgumentParser
import Reports

/// In what language of charts they are written beside the report.
enum ChartFormat: String, ExpressibleByArgument, CaseIterable {
  case vegaLite = "vega-lite"
}

/// The charts of a report as specifications others draw.
enum ChartFiles {
  /// One file per chart, numbered as they stand in the report.
  static func specifications(
    of document: ReportDocument, _ language: ReportLanguage
  ) -> [(name: String, text: String)] {
    document.charts.enumerated().map { row, chart in
      ("chart-\(row + 1).vl.json", VegaLiteChart.text(of: chart, language: language))
    }
  }
}
