import Fixtures
import GeoExchange
import Testing

@Suite("DUMP") struct StationDumpTests {
  @Test(arguments: [
    "tcec tcec.json", "ocpi ocpi.json", "openchargemap openchargemap.json", "openchargemap openchargemap.csv",
    "bnetza bnetza.csv", "afdc afdc.csv", "acn acn.json", "sessions sessions.csv",
  ])
  func dump(_ what: String) throws {
    let parts = what.split(separator: " ").map(String.init)
    let scene = try ImportScene()
    defer { scene.remove() }
    let answer = scene.read(parts[0], parts.dropFirst().map(ImportScene.data))
    print(
      "=====", what, answer.log.found, answer.log.kept, answer.complaint() ?? "",
      answer.complaint(inChinese: true) ?? "")
    print(answer.told().joined(separator: "\n"))
    print(answer.told(inChinese: true).joined(separator: "\n"))
    for file in answer.imported?.files ?? [] {
      print("--", file.path)
      print(file.text.prefix(1500))
    }
  }
}
