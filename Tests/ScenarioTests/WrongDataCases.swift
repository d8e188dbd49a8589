extension WrongField {
  /// One change each: files that do not fit.
  static let data: [WrongField] = [
    WrongField(
      "a boundary file that is not there",
      "file: data/boundary.geojson", "file: data/border.geojson",
      tells: #"""
        scenario.yaml:10:11: error[E0504]: file 'data/border.geojson' cannot be read
          10 |     file: data/border.geojson # Polygon or MultiPolygon
             |           ^
        """#),
    WrongField(
      "a file outside the folder",
      "file: data/townships.csv", "file: ../townships.csv",
      tells: #"""
        scenario.yaml:16:11: error[E0503]: '../townships.csv' lies outside the scenario's folder
          16 |     file: ../townships.csv
             |           ^
          help: move it inside, or give --allow-outside
        """#),
    WrongField(
      "a folder where a file belongs",
      "file: data/townships.csv", "file: data",
      tells: #"""
        scenario.yaml:16:11: error[E0504]: file 'data' cannot be read
          16 |     file: data
             |           ^
        """#),
    WrongField(
      "a boundary that crosses itself", in: .boundary,
      "[106.62, 29.60], [106.62, 29.70]", "[106.62, 29.70], [106.62, 29.60]",
      tells: #"""
        data/boundary.geojson: error[E0405]: the outline crosses itself at 106.56, 29.65004
        """#),
    WrongField(
      "a boundary without coordinates", in: .boundary,
      "[[106.50, 29.60], [106.62, 29.60], [106.62, 29.70], [106.50, 29.70], [106.50, 29.60]]", "",
      tells: #"""
        data/boundary.geojson: error[E0402]: a polygon has no coordinates
        """#),
    WrongField(
      "a boundary of two points", in: .boundary,
      "[106.62, 29.70], [106.50, 29.70], [106.50, 29.60]]", "[106.50, 29.60]]",
      tells: #"""
        data/boundary.geojson: error[E0406]: an outline needs at least three points
        """#),
    WrongField(
      "a line instead of an area", in: .boundary,
      #""type": "Polygon""#, #""type": "LineString""#,
      tells: #"""
        data/boundary.geojson: error[E0403]: expected Polygon or MultiPolygon, found LineString
        """#),
    WrongField(
      "a boundary that is not JSON", in: .boundary,
      #""type": "Polygon","#, #""type": "Polygon""#,
      tells: #"""
        data/boundary.geojson:1:87: error[E0401]: this is not JSON: Invalid value around character 86.
          1 | {"type": "Feature", "properties": {"name": "example"}, "geometry": {"type": "Polygon" "coordinates": [
            |                                                                                       ^
        """#),
    WrongField(
      "a boundary with latitude first", in: .boundary,
      "[106.62, 29.70]", "[29.70, 106.62]",
      tells: #"""
        data/boundary.geojson: error[E0404]: point 3 is not a longitude and a latitude
          help: longitude and latitude look swapped: GeoJSON puts longitude first
        """#),
    WrongField(
      "a corner that is a word", in: .boundary,
      "[106.62, 29.70]", #"["east", 29.70]"#,
      tells: #"""
        data/boundary.geojson: error[E0404]: point 3 is not a longitude and a latitude
        """#),
    WrongField(
      "a boundary in metres", in: .boundary,
      "[106.62, 29.70]", "[655000, 3280000]",
      tells: #"""
        data/boundary.geojson: error[E0404]: point 3 is not a longitude and a latitude
          help: coordinates are degrees, not metres of a projection
        """#),
    WrongField(
      "a township outside", in: .townships,
      "106.58,29.66", "107.58,29.66",
      tells: #"""
        data/townships.csv:3:5: error[E0310]: township '乙街道' lies outside the boundary
          3 | 002,乙街道,Township B,35000,assumed,107.58,29.66
            |     ^
          help: check its coordinates and the datum
        """#),
    WrongField(
      "residents that are no number", in: .townships,
      "35000", "many",
      tells: #"""
        data/townships.csv:3:20: error[E0305]: residents: expected a whole number, found 'many'
          3 | 002,乙街道,Township B,many,assumed,106.58,29.66
            |                       ^
        """#),
    WrongField(
      "residents below zero", in: .townships,
      "35000", "-35000",
      tells: #"""
        data/townships.csv:3:20: error[E0306]: residents: -35000 is outside 0 to 100000000
          3 | 002,乙街道,Township B,-35000,assumed,106.58,29.66
            |                       ^
        """#),
    WrongField(
      "an unknown grade", in: .townships,
      "8000,assumed", "8000,officially",
      tells: #"""
        data/townships.csv:4:24: error[E0309]: grade: 'officially' is not one of the known words
          4 | 003,丙镇,Township C,8000,officially,106.60,29.62
            |                          ^
          help: known here: assumed, measured, published, reported
        """#),
    WrongField(
      "a missing column", in: .townships,
      "residents,grade,lon", "residnts,grade,lon",
      tells: #"""
        data/townships.csv:1:22: error[E0302]: column 'residents' is missing
          1 | code,name_zh,name_en,residnts,grade,lon,lat
            |                      ^
          help: is 'residnts' meant?
        """#),
    WrongField(
      "a row with a field too few", in: .townships,
      "Township B,35000", "35000",
      tells: #"""
        data/townships.csv:3:1: error[E0304]: this row has 6 fields; the header has 7
          3 | 002,乙街道,35000,assumed,106.58,29.66
            | ^
        """#),
    WrongField(
      "a township code used twice", in: .townships,
      "003,", "001,",
      tells: #"""
        data/townships.csv:4:1: error[E0308]: code '001' stood on line 2 already
          4 | 001,丙镇,Township C,8000,assumed,106.60,29.62
            | ^
        """#),
    WrongField(
      "longitude and latitude swapped", in: .townships,
      "106.53,29.63", "29.63,106.53",
      tells: #"""
        data/townships.csv:2:40: error[E0307]: longitude and latitude look swapped: lat is 106.53
          2 | 001,甲街道,Township A,60000,assumed,29.63,106.53
            |                                           ^
        """#),
    WrongField(
      "a longitude off the globe", in: .townships,
      "106.60,29.62", "1066.0,29.62",
      tells: #"""
        data/townships.csv:4:32: error[E0306]: lon: 1066.0 is outside -180 to 180
          4 | 003,丙镇,Township C,8000,assumed,1066.0,29.62
            |                                  ^
        """#),
    WrongField(
      "an empty code", in: .townships,
      "002,", ",",
      tells: #"""
        data/townships.csv:3:1: error[E0316]: code: must not be empty
          3 | ,乙街道,Township B,35000,assumed,106.58,29.66
            | ^
        """#),
    WrongField(
      "a column that stands twice", in: .townships,
      "code,name_zh,name_en", "code,name_zh,name_zh",
      tells: #"""
        data/townships.csv:1:14: error[E0303]: column 'name_zh' stands twice
          1 | code,name_zh,name_zh,residents,grade,lon,lat
            |              ^
        """#),
    WrongField(
      "a quote that never closes", in: .townships,
      "丙镇", #""丙镇"#,
      tells: #"""
        data/townships.csv:4:5: error[E0315]: this quote is never closed
          4 | 003,"丙镇,Township C,8000,assumed,106.60,29.62
            |     ^
        """#),
    WrongField(
      "an empty boundary file", in: .boundary,
      "{\"type\": \"Feature\", \"properties\": {\"name\": \"example\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [\n  [[106.50, 29.60], [106.62, 29.60], [106.62, 29.70], [106.50, 29.70], [106.50, 29.60]]\n]}}\n",
      "",
      tells: #"""
        data/boundary.geojson: error[E0401]: this is not JSON: Unexpected end of file during JSON parse.
        """#),
    WrongField(
      "a collection without features", in: .boundary,
      #"{"type": "Feature", "properties""#, #"{"type": "FeatureCollection", "features": [], "properties""#,
      tells: #"""
        data/boundary.geojson: error[E0402]: there is no polygon in it
        """#),
    WrongField(
      "a township without a name", in: .townships,
      "乙街道", "",
      tells: #"""
        data/townships.csv:3:5: error[E0316]: name_zh: must not be empty
          3 | 002,,Township B,35000,assumed,106.58,29.66
            |     ^
        """#),
  ]
}
