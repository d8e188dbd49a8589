import Assessment
public import DistrictModel

/// `district.json`: name, outline and grid of the district, metres of its projection (`wayside-district/1`).
public enum DistrictFile {
  public static func text(of world: World) -> String {
    let frame = DistrictFrame(of: world)
    func point(_ point: MetricPoint) -> JSONText { .array([.number(point.x), .number(point.y)]) }
    return JSONText.object([
      "schema": .string("wayside-district/1"),
      "name": .text(world.name),
      "utm_zone": .integer(frame.zone),
      "cell_size_m": .number(frame.sizeM),
      "origin_m": point(frame.origin),
      "columns": .integer(frame.columns),
      "rows": .integer(frame.rows),
      "outline_m": .array(frame.outline.map { .array($0.map(point)) }),
    ]).inlined + "\n"
  }
}
